import { parseCardNumber, type CardNumberRefusal } from '@sapar/verifier/format'
import { recordEvent } from '#modules/audit'
import type { ReferenceSource } from '#modules/reference'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { changedContact, isOtherAddress, takeOverContact, type FindContact } from './contact.ts'
import type { CountAttempt, TooManyAttempts } from './link-attempts.ts'
import { findPlaceOrNobody, lockCandidate, type CardPlace, type LinkCandidate } from './link-candidate.ts'
import { attemptedNotice, linkedNotice, type QueueLinkNotice } from './link-notice.ts'

export type LinkCardDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly reference: ReferenceSource
  readonly countAttempt: CountAttempt
  readonly findContact: FindContact
  readonly queueNotice: QueueLinkNotice
}

export type LinkCard = {
  readonly commandId: Id
  readonly accountId: Id
  /** Where the request comes from, as a trusted place says. */
  readonly address: string
  readonly cardNumber: string
  readonly passportNumber: string
  /** `YYYY-MM-DD`, unknown parts `00` */
  readonly bornOn: string
}

export type CardLinked = { readonly holderId: Id; readonly cardId: Id }

export type LinkCardRefusal =
  /** One answer for every mismatch and for a card of another account: whoever guesses learns nothing. */
  | { readonly code: 'card-not-linkable' }
  | TooManyAttempts
  | CommandReused
  /** A typing mistake that the check character shows; says nothing about any card. */
  | { readonly code: CardNumberRefusal }

type NotLinkable = { readonly code: 'card-not-linkable' }

/** Links the person that a card belongs to, with all their cards, to the account of somebody who knows all three. */
export async function linkCard(deps: LinkCardDeps, command: LinkCard): Promise<Result<CardLinked, LinkCardRefusal>> {
  const cardNumber = parseCardNumber(command.cardNumber)
  if (!cardNumber.ok) return refuse({ code: cardNumber.refusal })
  const attempt = await deps.countAttempt(command)
  if (!attempt.ok) return attempt
  const place = await findPlaceOrNobody(deps.db, cardNumber.value)
  const { commandId, address: _address, ...body } = command
  const key = { subjectId: place.holderId, commandId, name: 'link-card', body }
  const linked = await runCommand<CardLinked, NotLinkable>(deps, key, async (trx) => {
    const candidate = await lockCandidate(trx, place, command)
    if (!candidate || candidate.isAnothers) return refuse({ code: 'card-not-linkable' })
    // asked again for a person who is linked to this account already: the wish is fulfilled
    if (candidate.holder.accountId === null) await link(trx, deps, candidate, command)
    return ok({ holderId: candidate.holder.holderId, cardId: candidate.card.id })
  })
  if (!linked.ok && linked.refusal.code === 'card-not-linkable') await recordRefusal(deps, place, command)
  return linked
}

async function link(trx: Trx, deps: LinkCardDeps, candidate: LinkCandidate, command: LinkCard): Promise<void> {
  const { holder, card } = candidate
  const { accountId } = command
  const contact = await deps.findContact(trx, accountId)
  if (!contact) throw new Error(`no account ${accountId} stands behind the session`)
  const at = deps.clock.now()
  const changed = changedContact(holder, contact)
  const contactChangedAt = isOtherAddress(changed) ? at : contact.contactChangedAt
  await takeOverContact(trx, holder, { ...contact, contactChangedAt }, { accountId, at })
  await recordEvent(trx, deps, {
    subjectId: holder.holderId,
    event: 'card-linked',
    actor: { kind: 'holder', id: accountId },
    cardId: card.id,
    details: { accountId, cardNumber: card.cardNumber },
  })
  const notice = linkedNotice(await about(deps, candidate, command), changed)
  if (notice) await deps.queueNotice(trx, notice)
}

/** Kept with the account that tried; and the person concerned is told, when they have an account already. */
async function recordRefusal(deps: LinkCardDeps, place: CardPlace, command: LinkCard): Promise<void> {
  const { accountId } = command
  await inTransaction(deps.db, async (trx) => {
    await recordEvent(trx, deps, {
      subjectId: accountId,
      event: 'link-refused',
      actor: { kind: 'holder', id: accountId },
      details: { why: 'card-not-linkable' },
    })
    return ok(undefined)
  })
  await inTransaction(deps.db, async (trx) => {
    const candidate = await lockCandidate(trx, place, command)
    const notice = candidate?.isAnothers ? attemptedNotice(await about(deps, candidate, command)) : undefined
    if (notice) await deps.queueNotice(trx, notice)
    return ok(undefined)
  })
}

async function about(deps: LinkCardDeps, { holder, card }: LinkCandidate, { commandId }: LinkCard) {
  const { timeZone } = (await deps.reference.today()).calendar
  return { holder, card, changeId: commandId, at: deps.clock.now(), timeZone }
}
