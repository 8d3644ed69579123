import { cardStatus } from '@sapar/verifier/format'
import { cardDocument } from '#domain/cards/card-claims.ts'
import type { Card } from '#domain/cards/card.ts'
import {
  claimSlots,
  findCredential,
  issueCredential,
  referenceTo,
  type CredentialIssued,
  type CredentialsDeps,
  type IssueCredential,
  type IssueCredentialRefusal,
  type Slot,
} from '#modules/credentials'
import type { AuditActor } from '#modules/audit'
import type { ReferenceSource } from '#modules/reference'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { ok, type Result } from '#kernel/result.ts'
import { utcOffsetMinutes } from '#kernel/utc-offset.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { findCard, toCard } from './card-store.ts'
import { findHolder } from './holder-store.ts'

export type IssueCredentialsDeps = {
  readonly credentials: CredentialsDeps
  readonly reference: ReferenceSource
}

export const issueCredentialsJob = 'cards.issue-credentials'

/** Asks for credentials of cards that have none yet: after an import, in a transaction of its own. */
export function addIssueCredentialsJob(trx: Trx): Promise<void> {
  return addJob(trx, issueCredentialsJob, {}, { jobKey: issueCredentialsJob })
}

const batchSize = 200

/**
 * Gives every card that is in use its credential, batch by batch; a run that stopped is taken up by the next one. A card
 * whose data no document can say (a name without Latin letters) is told of and left without.
 * @returns how many cards got one now
 */
export async function issueCredentials({ credentials, reference }: IssueCredentialsDeps): Promise<number> {
  const { day, calendar } = await reference.today()
  let issued = 0
  let after: Card | undefined
  for (;;) {
    const batch = await listWithout(credentials.db, day, after)
    const sayable = await filterSayable(credentials, batch, calendar.timeZone)
    if (sayable.length > 0) {
      const slots = await claimSlots(
        credentials,
        sayable.map(({ holderId, id }) => ({ holderId, cardId: id })),
      )
      if (!slots.ok) throw new Error(slots.refusal.why)
      for (const slot of slots.value) if (await issueTo(credentials, slot, calendar.timeZone)) issued += 1
    }
    after = batch.at(-1)
    if (batch.length < batchSize) return issued
  }
}

async function listWithout(db: Queryable, today: CalendarDay, after: Card | undefined): Promise<Card[]> {
  let query = db
    .selectFrom('cards')
    .selectAll('cards')
    .leftJoin('card_credentials as c', (join) =>
      join
        .onRef('c.holder_id', '=', 'cards.holder_id')
        .onRef('c.card_id', '=', 'cards.id')
        .on('c.superseded_at', 'is', null),
    )
    .where('c.id', 'is', null)
    .where('cards.state', 'in', ['active', 'suspended'])
    .where('cards.valid_until', '>=', today)
  if (after) {
    const { holderId, id } = after
    query = query.where((eb) => eb(eb.refTuple('cards.holder_id', 'cards.id'), '>', eb.tuple(holderId, id)))
  }
  const rows = await query.orderBy('cards.holder_id').orderBy('cards.id').limit(batchSize).execute()
  return rows.map(toCard)
}

/** Asked before an index is claimed: an index cannot be given back. */
async function filterSayable(deps: CredentialsDeps, cards: readonly Card[], timeZone: string): Promise<Card[]> {
  const sayable: Card[] = []
  for (const card of cards) {
    const { holderId, id: cardId } = card
    const made = await documentFor(deps.db, deps, { holderId, cardId, listId: 'aaaaaa', index: 0 }, timeZone)
    if (made?.data.ok) sayable.push(card)
    else
      deps.log.warn(
        { cardId, wrong: made && !made.data.ok ? made.data.refusal : undefined },
        'a card gets no document: its data cannot be written',
      )
  }
  return sayable
}

async function issueTo(deps: CredentialsDeps, slot: Slot, timeZone: string): Promise<boolean> {
  const order = { slot, actor: { kind: 'system' } as const, isReplacement: false }
  const result = await inTransaction<boolean, IssueCredentialRefusal>(deps.db, async (trx) => {
    const issued = await issueInto(trx, deps, order, timeZone)
    if (!issued) return ok(false)
    return issued.ok ? ok(true) : issued
  })
  return result.ok && result.value
}

/**
 * Gives a card its credential in the transaction that issues or changes it; a former one is out of force from here on. The
 * slot was claimed before, because a roll-back must not give an index to somebody else.
 * @returns false for a card whose data no document can say: it is told of, and goes without
 */
export async function issueCardCredential(
  trx: Trx,
  { credentials, reference }: IssueCredentialsDeps,
  slot: Slot,
  actor: AuditActor,
): Promise<boolean> {
  const { timeZone } = (await reference.today()).calendar
  const isReplacement = (await findCredential(trx, slot.holderId, slot.cardId)) !== undefined
  const issued = await issueInto(trx, credentials, { slot, actor, isReplacement }, timeZone)
  if (issued?.ok) return true
  if (issued) throw new Error(`no credential: ${issued.refusal.code}`)
  credentials.log.warn({ cardId: slot.cardId }, 'a card gets no document: its data cannot be written')
  return false
}

/** @returns undefined for a card that ended meanwhile, or whose data no document can say */
async function issueInto(
  trx: Trx,
  deps: CredentialsDeps,
  order: Pick<IssueCredential, 'slot' | 'actor' | 'isReplacement'>,
  timeZone: string,
): Promise<Result<CredentialIssued, IssueCredentialRefusal> | undefined> {
  const made = await documentFor(trx, deps, order.slot, timeZone)
  if (!made?.data.ok || !isInUse(made.card)) return undefined
  const status = made.card.state === 'suspended' ? cardStatus.suspended : cardStatus.valid
  return issueCredential(trx, deps, { ...order, data: made.data.value, status })
}

const isInUse = ({ state }: Card): boolean => state === 'active' || state === 'suspended'

async function documentFor(db: Queryable, deps: CredentialsDeps, slot: Slot, timeZone: string) {
  const { clock, issuer } = deps
  const [card, holder] = [await findCard(db, [slot.holderId], slot.cardId), await findHolder(db, slot.holderId)]
  if (!card || !holder) return undefined
  const issuedAt = clock.now()
  const status = referenceTo(issuer.publicUrl, slot.listId, slot.index)
  const facts = { issuer: issuer.code, issuedAt, status, utcOffsetMinutes: utcOffsetMinutes(issuedAt, timeZone) }
  return { card, data: cardDocument(card, holder, facts) }
}
