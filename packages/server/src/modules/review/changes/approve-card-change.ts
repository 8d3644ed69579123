import { normalisePassportNumber } from '@sapar/verifier/format'
import { changeApprovalNotice } from '#domain/applications/decision-notice.ts'
import { cardName } from '#domain/applications/passport.ts'
import type { CardChange, ChangeWish } from '#domain/card-changes/change.ts'
import { changeObstacle, type ChangeFacts, type ChangeObstacle } from '#domain/card-changes/obstacles.ts'
import type { Card } from '#domain/cards/card.ts'
import { recordEvent } from '#modules/audit'
import { changeCardChange, changeFacts, findCardChange, notifyOfChange } from '#modules/applications'
import { correctPerson, extendCard, renumberCard, type IssueCardDeps } from '#modules/cards'
import type { PublishingRefused, Slot } from '#modules/credentials'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CardCredentials } from '../applications/deps.ts'
import { endLease } from '../assignment-store.ts'
import {
  changeKey,
  loadChange,
  type ChangeReviewDeps,
  type ChangeStaffCommand,
  type DecideChangeRefusal,
} from './decide-change.ts'

export type ApproveCardChangeDeps = ChangeReviewDeps & IssueCardDeps & CardCredentials

export type CardChangeApproved = { readonly changeId: Id; readonly cardId: Id; readonly cardNumber: string }

export type ApproveCardChangeRefusal =
  | CommandReused
  | DecideChangeRefusal
  | ChangeObstacle
  | { readonly code: 'changed-meanwhile' }
  | PublishingRefused

/**
 * Approves a request about a card. It stays the same card: person and card are corrected, the number in people's hands is
 * exchanged where the print is lost or no longer right, and a new credential is signed, in one transaction. What the card
 * costs is counted by the card, so that it goes on without a gap and without beginning anew (docs/decisions/0025).
 */
export async function approveCardChange(
  deps: ApproveCardChangeDeps,
  command: ChangeStaffCommand,
): Promise<Result<CardChangeApproved, ApproveCardChangeRefusal>> {
  const { commandId, holderId, changeId, staff } = command
  const key = { subjectId: holderId, commandId, name: 'approve-card-change', body: { changeId, staffId: staff.id } }
  const asked = await findCardChange(deps.db, [holderId], changeId)
  if (!asked) return refuse({ code: 'case-not-found' })
  const slot = await deps.claimSlot({ holderId, cardId: asked.cardId })
  if (!slot.ok) return slot
  return runCommand<CardChangeApproved, ApproveCardChangeRefusal>(deps, key, async (trx) => {
    const loaded = await loadChange(trx, deps, command, 'approve')
    if (!loaded.ok) return loaded
    const { change, to } = loaded.value
    const book = await deps.reference.today()
    const at = deps.clock.now()
    const facts = await changeFacts(trx, change, book, dayInZone(at, book.calendar.timeZone))
    if (!facts) throw new Error('a request without its holder or card')
    const obstacle = changeObstacle(change.wish, change.explanation, facts)
    if (obstacle) return refuse(obstacle)
    const approved = await changeCardChange(trx, change, { state: to, decided_at: at, decided_by: staff.id }, at)
    if (!approved) return refuse({ code: 'changed-meanwhile' })
    const card = await carryOut(trx, deps, approved, facts, { staff, slot: slot.value })
    if (!card) return refuse({ code: 'changed-meanwhile' })
    await endLease(trx, changeKey(command), at)
    await tell(trx, deps, approved, facts.card, command)
    return ok({ changeId, cardId: card.id, cardNumber: card.cardNumber })
  })
}

async function carryOut(
  trx: Trx,
  deps: ApproveCardChangeDeps,
  { wish, id: requestId }: CardChange,
  facts: ChangeFacts,
  { staff, slot }: Pick<ChangeStaffCommand, 'staff'> & { readonly slot: Slot },
): Promise<Card | undefined> {
  const by = { actor: { kind: 'staff', ...staff } as const, requestId }
  const passportNumber = await takeOverPassport(trx, deps, wish, facts, by)
  const card =
    wish.kind === 'extend'
      ? await extendCard(trx, deps, facts.card, wish.validUntil, by)
      : await renumberCard(trx, deps, facts.card, passportNumber, by)
  if (card) await deps.issueCredential(trx, slot, by.actor)
  return card
}

type By = { readonly actor: { readonly kind: 'staff' } & ChangeStaffCommand['staff']; readonly requestId: Id }

/** @returns the number of the passport that the card goes with from now on */
async function takeOverPassport(
  trx: Trx,
  deps: ApproveCardChangeDeps,
  wish: ChangeWish,
  { holder, card, today }: ChangeFacts,
  by: By,
): Promise<string> {
  if (!('passport' in wish)) return card.passportNumber
  const { passport, mrz } = wish
  const data = {
    ...cardName(passport, mrz, today),
    nativeName: holder.nativeName,
    bornOn: passport.bornOn,
    sex: passport.sex,
    nationality: passport.nationality,
    passportNumber: normalisePassportNumber(passport.number),
    passportIssuer: passport.issuer,
    passportExpiresOn: passport.expiresOn,
  }
  await correctPerson(trx, deps, { holderId: holder.holderId, data, ...by }, today)
  return data.passportNumber
}

async function tell(
  trx: Trx,
  deps: ApproveCardChangeDeps,
  approved: CardChange,
  before: Card,
  { staff }: ChangeStaffCommand,
): Promise<void> {
  const { holderId, id: requestId, cardId, reference, wish } = approved
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'card-change-approved',
    actor: { kind: 'staff', ...staff },
    cardId,
    requestId,
    details: { reference, change: wish.kind },
  })
  const notice = changeApprovalNotice(wish, before)
  return notice.template === 'card-extended'
    ? notifyOfChange(trx, deps, approved, notice.template, notice.own)
    : notifyOfChange(trx, deps, approved, notice.template, notice.own)
}
