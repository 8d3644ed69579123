import { mayStaff } from '#domain/review/permissions.ts'
import { recordEvent } from '#modules/audit'
import { findCard } from '#modules/cards'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { bookGrant } from './grant.ts'
import {
  settleDebt,
  waiverEvent,
  type AboveDebt,
  type WaiverDeps,
  type WaiverOutcome,
  type WaiverStaff,
} from './waiver-command.ts'
import { insertWaiver, listWaivers, sumWaivedAlone, type WaiverRecord } from './waiver-store.ts'
import { waiverTariff } from './waiver-terms.ts'

export const maxWaiverCommentLength = 1000

export type RequestWaiver = {
  readonly commandId: Id
  readonly holderId: Id
  readonly cardId: Id
  readonly staff: WaiverStaff
  /** Code of a waiver ground. */
  readonly ground: string
  /** Why, in words, for colleagues and the auditor. */
  readonly comment: string
  readonly amountMinor: number
}

type WaiverNotValid =
  | { readonly code: 'waiver-ground-unknown' }
  | { readonly code: 'waiver-comment-missing'; readonly max: number }
  | { readonly code: 'waiver-amount-not-valid' }

export type RequestWaiverRefusal =
  | CommandReused
  | { readonly code: 'role-not-allowed' }
  | { readonly code: 'card-not-found' }
  | { readonly code: 'card-not-charged' }
  | { readonly code: 'waiver-waiting' }
  | AboveDebt
  | WaiverNotValid

/**
 * Asks for a part of what is owed to be waived. Up to the tariff's limit it is granted at once; above it, what the same
 * limit saw waived for the card before included, it waits for a second person (T-21).
 */
export function requestWaiver(
  deps: WaiverDeps,
  command: RequestWaiver,
): Promise<Result<WaiverOutcome, RequestWaiverRefusal>> {
  const { commandId, holderId, cardId, staff, ground, amountMinor } = command
  const comment = command.comment.trim()
  const body = { cardId, staffId: staff.id, ground, comment, amountMinor }
  const key = { subjectId: holderId, commandId, name: 'request-waiver', body }
  return runCommand<WaiverOutcome, RequestWaiverRefusal>(deps, key, async (trx) => {
    if (!mayStaff(staff.role, 'ask-waiver')) return refuse({ code: 'role-not-allowed' })
    const book = await deps.reference.today()
    const fault = whyNotValid({ ...command, comment }, book.find('waiver-ground', ground) !== undefined)
    if (fault) return refuse(fault)
    const card = await findCard(trx, [holderId], cardId)
    if (!card) return refuse({ code: 'card-not-found' })
    const tariff = waiverTariff(book.tariffFor(card.cardType), book.day)
    if (!tariff) return refuse({ code: 'card-not-charged' })
    const { currency, secondPersonAboveMinor } = tariff
    const owedMinor = await settleDebt(trx, deps, card)
    if (amountMinor > owedMinor) return refuse({ code: 'waiver-above-debt', owedMinor, currency })
    const earlier = await listWaivers(trx, holderId, cardId)
    if (earlier.some(({ state }) => state === 'requested')) return refuse({ code: 'waiver-waiting' })
    const waiver = newWaiver(
      deps,
      { ...command, comment },
      {
        currency,
        secondPersonAboveMinor,
        aloneBeforeMinor: await sumWaivedAlone(trx, holderId, cardId),
      },
    )
    await insertWaiver(trx, waiver)
    if (waiver.state === 'granted') await bookGrant(trx, deps, waiver, staff)
    else await recordEvent(trx, deps, waiverEvent('waiver-requested', waiver, staff))
    return ok({ waiverId: waiver.id, state: waiver.state })
  })
}

function whyNotValid({ comment, amountMinor }: RequestWaiver, isGroundKnown: boolean): WaiverNotValid | undefined {
  if (!isGroundKnown) return { code: 'waiver-ground-unknown' }
  if (comment === '' || [...comment].length > maxWaiverCommentLength)
    return { code: 'waiver-comment-missing', max: maxWaiverCommentLength }
  return Number.isSafeInteger(amountMinor) && amountMinor > 0 ? undefined : { code: 'waiver-amount-not-valid' }
}

type Limit = Pick<WaiverRecord, 'currency' | 'secondPersonAboveMinor' | 'aloneBeforeMinor'>

/** Granted by who asks, as long as the limit is not passed. */
function newWaiver({ newId, clock }: WaiverDeps, command: RequestWaiver, limit: Limit): WaiverRecord {
  const { holderId, cardId, ground, comment, amountMinor, staff } = command
  const at = clock.now()
  const isWithinLimit = limit.aloneBeforeMinor + amountMinor <= limit.secondPersonAboveMinor
  return {
    holderId,
    id: newId(),
    cardId,
    ground,
    comment,
    amountMinor,
    ...limit,
    requestedBy: staff.id,
    requestedAt: at,
    state: isWithinLimit ? 'granted' : 'requested',
    decidedBy: isWithinLimit ? staff.id : null,
    decidedAt: isWithinLimit ? at : null,
    version: 1,
  }
}
