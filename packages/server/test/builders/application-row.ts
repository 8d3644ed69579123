import { randomBytes } from 'node:crypto'
import type { Answers } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import type { ApplicationState } from '#domain/applications/life-cycle.ts'
import { makeReference } from '#domain/case-reference.ts'
import { findApplication, insertReturn } from '#modules/applications'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { ok } from '#kernel/result.ts'
import { fullApplication } from './application-facts.ts'
import type { BuilderDeps } from './holder.ts'

type Wishes = {
  readonly state: ApplicationState
  readonly accountId: string
  readonly holderId?: string
  readonly answers?: Partial<Answers>
  /** What `granted` needs. */
  readonly cardId?: string
  readonly isFeeRefunded?: boolean
}

const sentToOffice: readonly ApplicationState[] = ['under-review', 'returned', 'granted', 'refused']
const decided: readonly ApplicationState[] = ['granted', 'refused']

/** An application as a row alone, in any state and without its history: for pages and sweeps, where use cases cost time. */
export async function anApplicationRow(deps: BuilderDeps, wishes: Wishes): Promise<Application> {
  const { db, clock, newId } = deps
  const [holderId, id] = [wishes.holderId ?? newId(), newId()]
  const row = {
    ...rowOf(deps, wishes),
    holder_id: holderId,
    id,
    group_id: id,
    reference: makeReference('A', randomBytes),
  }
  await db.insertInto('applications').values(row).execute()
  await db
    .insertInto('application_references')
    .values({ reference: row.reference, holder_id: holderId, application_id: id })
    .execute()
  if (wishes.state === 'returned') {
    const open = { resubmittedAt: null, answer: null, remindedAt: null }
    const answerBy = addDays(dayInZone(clock.now(), 'Asia/Almaty'), 30)
    const comment = 'Please photograph the whole page.'
    const made = { number: 1, papers: ['invitation'], comment, returnedAt: clock.now(), answerBy, ...open }
    await inTransaction(db, async (trx) => ok(await insertReturn(trx, { holderId, id }, made)))
  }
  const made = await findApplication(db, wishes.accountId, id)
  if (!made) throw new Error('the application just made is not there')
  return made
}

function rowOf({ clock, newId }: BuilderDeps, { state, accountId, answers, cardId, isFeeRefunded = false }: Wishes) {
  const at = clock.now()
  const today = dayInZone(at, 'Asia/Almaty')
  const isSent = state !== 'draft'
  const isWithOffice = sentToOffice.includes(state)
  const isDecided = decided.includes(state)
  const given = fullApplication(answers)
  return {
    account_id: accountId,
    state,
    answers: JSON.stringify(given),
    language: given.language,
    offer: isSent ? 'tourism' : null,
    card_type: isSent ? 'tourism' : null,
    purpose: isSent ? 'tourism' : null,
    guard_key: isSent ? randomBytes(32) : null,
    passport_mark: isSent ? randomBytes(32) : null,
    submitted_at: isSent ? at : null,
    submitted_on: isSent ? today : null,
    fee_minor: isSent ? 6000 : null,
    fee_currency: isSent ? 'USD' : null,
    fee_refunded_on_refusal: isSent ? isFeeRefunded : null,
    payment_id: isWithOffice || state === 'awaiting-payment' ? newId() : null,
    paid_at: isWithOffice ? at : null,
    review_since: isWithOffice ? at : null,
    review_from: isWithOffice ? today : null,
    due_on: isWithOffice ? addDays(today, 7) : null,
    proposed_by: null,
    proposed_at: null,
    decided_at: isDecided ? at : null,
    decided_by: isDecided ? newId() : null,
    ground: state === 'refused' ? 'identity-not-proved' : null,
    card_id: state === 'granted' ? (cardId ?? null) : null,
    version: 1,
    created_at: at,
    updated_at: at,
  }
}
