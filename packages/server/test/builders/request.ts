import type { Answers } from '#domain/cancellations/answers.ts'
import { makeRequestReference } from '#domain/cancellations/request-reference.ts'
import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { Card } from '#domain/cards/card.ts'
import { findRequest } from '#modules/cancellations'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { randomBytes } from 'node:crypto'
import { aCard } from './card.ts'
import { fullAnswers } from './cancellation-facts.ts'
import type { BuilderDeps } from './holder.ts'

type RequestWishes = Partial<Pick<CancellationRequest, 'state' | 'dueOn' | 'submittedAt' | 'askedSessionId'>> & {
  readonly card?: Card
  readonly answers?: Partial<Answers>
}

const decided: readonly RequestState[] = ['approved', 'completed', 'refused']
const dayMs = 86_400_000

/** A request with every question answered, submitted just now unless another state is wished for. */
export async function aRequest(deps: BuilderDeps, wishes: RequestWishes = {}): Promise<CancellationRequest> {
  const { db, clock, newId } = deps
  const card = wishes.card ?? (await aCard(deps, { cardType: 'tourism', purpose: 'tourism' }))
  const state = wishes.state ?? 'submitted'
  const submittedAt = state === 'draft' ? null : (wishes.submittedAt ?? clock.now())
  const submittedOn = submittedAt && dayInZone(submittedAt, 'Asia/Almaty')
  const today = dayInZone(clock.now(), 'Asia/Almaty')
  const answers = fullAnswers({ lastExitOn: addDays(today, -10), ...wishes.answers })
  const id = newId()
  const reference = makeRequestReference(randomBytes)
  const isDecided = decided.includes(state)
  await db
    .insertInto('cancellation_requests')
    .values({
      holder_id: card.holderId,
      id,
      card_id: card.id,
      reference,
      state,
      whereabouts: answers.whereabouts,
      last_exit_on: answers.lastExitOn,
      departure_on: answers.departureOn,
      reason_code: answers.reasonCode,
      reason_text: answers.reasonText,
      effect: answers.effect,
      effect_on: answers.effectOn,
      identity_confirmed_at: answers.isIdentityConfirmed ? clock.now() : null,
      contact_confirmed_at: answers.isContactConfirmed ? clock.now() : null,
      sms_wanted: answers.isSmsWanted,
      acknowledged: [...answers.acknowledged],
      language: answers.language,
      submitted_at: submittedAt,
      submitted_on: submittedOn,
      due_on: submittedOn && (wishes.dueOn ?? addDays(submittedOn, 7)),
      recall_until: submittedAt && new Date(submittedAt.getTime() + dayMs),
      asked_session_id: wishes.askedSessionId ?? null,
      decided_at: isDecided ? clock.now() : null,
      decided_by: isDecided ? newId() : null,
      ground: state === 'refused' ? 'identity-not-proved' : null,
      completed_at: state === 'completed' ? clock.now() : null,
      version: 1,
      created_at: submittedAt ?? clock.now(),
      updated_at: clock.now(),
    })
    .execute()
  await db.insertInto('request_references').values({ reference, holder_id: card.holderId, request_id: id }).execute()
  const made = await findRequest(db, [card.holderId], id)
  if (!made) throw new Error('the request just made is not there')
  return made
}
