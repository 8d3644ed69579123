import { normalisePassportNumber } from '@sapar/verifier/format'
import type { Application } from '#domain/applications/application.ts'
import { applicationGrantNotice } from '#domain/applications/decision-notice.ts'
import { applicationLifeCycle } from '#domain/applications/life-cycle.ts'
import { cardName } from '#domain/applications/passport.ts'
import { cardValidity } from '#domain/applications/validity.ts'
import type { Card } from '#domain/cards/card.ts'
import { transition } from '#domain/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import { changeApplication, notifyApplicant, passGuardToCard } from '#modules/applications'
import type { PublishingRefused, Slot } from '#modules/credentials'
import { addPerson, correctPerson, findHolder, issueCard, type PersonData } from '#modules/cards'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { endLease } from '../assignment-store.ts'
import { caseHints, type CaseHints } from './case-hints.ts'
import { caseKey, type ApplicationReviewDeps, type ApplicationStaffCommand } from './deps.ts'
import { loadForDecision, type LoadDecisionRefusal } from './load-for-decision.ts'

export type GrantApplication = ApplicationStaffCommand

export type ApplicationGranted =
  | { readonly state: 'granted'; readonly applicationId: Id; readonly cardId: Id; readonly cardNumber: string }
  /** A second officer has to agree; the case is free for one. */
  | { readonly state: 'proposed'; readonly applicationId: Id; readonly hints: readonly string[] }

export type GrantApplicationRefusal =
  | CommandReused
  | LoadDecisionRefusal
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'same-officer' }
  | { readonly code: 'passport-expires-too-early' }
  | PublishingRefused

/**
 * Grants an application. In one transaction the person is in the register, the card is issued and signed, the guard passes
 * to it, and the letter is queued. Where the offer or a rule asks for two officers, the first one's word is kept as a
 * proposal.
 */
export async function grantApplication(
  deps: ApplicationReviewDeps,
  command: GrantApplication,
): Promise<Result<ApplicationGranted, GrantApplicationRefusal>> {
  const { commandId, holderId, applicationId, staff } = command
  const key = { subjectId: holderId, commandId, name: 'grant-application', body: { applicationId, staffId: staff.id } }
  const claimed = await deps.claimSlot({ holderId, cardId: deps.newId() })
  if (!claimed.ok) return claimed
  return runCommand<ApplicationGranted, GrantApplicationRefusal>(deps, key, async (trx) => {
    const loaded = await loadForDecision(trx, deps, command, 'grant')
    if (!loaded.ok) return loaded
    const { application } = loaded.value
    const facts = await caseHints(trx, deps, application)
    if (facts.isSecondPersonNeeded && application.proposedBy === null)
      return propose(trx, deps, command, application, facts)
    if (application.proposedBy === staff.id) return refuse({ code: 'same-officer' })
    return grant(trx, deps, command, { application, facts, slot: claimed.value })
  })
}

async function propose(
  trx: Trx,
  deps: ApplicationReviewDeps,
  command: GrantApplication,
  application: Application,
  facts: CaseHints,
): Promise<Result<ApplicationGranted, GrantApplicationRefusal>> {
  const { staff, applicationId } = command
  const step = transition(applicationLifeCycle, application.state, 'propose', 'officer')
  if (!step.ok) return step
  const at = deps.clock.now()
  const change = { state: step.value.to, proposed_by: staff.id, proposed_at: at }
  if (!(await changeApplication(trx, application, change, at))) return refuse({ code: 'changed-meanwhile' })
  await endLease(trx, caseKey(command), at)
  const hints = facts.hints.map(({ code }) => code)
  await recordEvent(trx, deps, {
    subjectId: application.holderId,
    event: 'application-proposed',
    actor: { kind: 'staff', ...staff },
    requestId: applicationId,
    details: { reference: application.reference, hints },
  })
  return ok({ state: 'proposed', applicationId, hints })
}

type Granting = { readonly application: Application; readonly facts: CaseHints; readonly slot: Slot }

async function grant(
  trx: Trx,
  deps: ApplicationReviewDeps,
  command: GrantApplication,
  { application, facts, slot }: Granting,
): Promise<Result<ApplicationGranted, GrantApplicationRefusal>> {
  const { staff, holderId, applicationId } = command
  const validity = cardValidity(facts.offer, facts.plan, facts.today)
  if (!validity) return refuse({ code: 'passport-expires-too-early' })
  const actor = { kind: 'staff', ...staff } as const
  const person = personData(application, facts)
  await recordPerson(trx, deps, command, application, { data: person, actor, today: facts.today })
  const card = await issueCard(trx, deps, {
    holderId,
    cardId: slot.cardId,
    cardType: facts.offer.cardType,
    purpose: facts.plan.purpose,
    passportNumber: person.passportNumber,
    issuedOn: facts.today,
    ...validity,
    entries: facts.offer.entries,
    stayDays: facts.offer.stayDays,
    tripEndsOn: facts.plan.departureOn,
    actor,
    requestId: applicationId,
  })
  await deps.issueCredential(trx, slot, actor)
  const at = deps.clock.now()
  const change = { state: 'granted', decided_at: at, decided_by: staff.id, card_id: card.id } as const
  const granted = await changeApplication(trx, application, change, at)
  if (!granted) return refuse({ code: 'changed-meanwhile' })
  await passGuardToCard(trx, granted, card.id)
  await endLease(trx, caseKey(command), at)
  await tell(trx, deps, granted, card, actor)
  return ok({ state: 'granted', applicationId, cardId: card.id, cardNumber: card.cardNumber })
}

/** The name is the zone's where there is one: what the State wrote is not transliterated again. */
function personData({ answers }: Application, { passport, today }: CaseHints): PersonData {
  return {
    ...cardName(passport, answers.mrz, today),
    nativeName: answers.person?.nativeName ?? null,
    bornOn: passport.bornOn,
    sex: passport.sex,
    nationality: passport.nationality,
    passportNumber: normalisePassportNumber(passport.number),
    passportIssuer: passport.issuer,
    passportExpiresOn: passport.expiresOn,
  }
}

type Recording = {
  readonly data: PersonData
  readonly actor: { readonly kind: 'staff' } & GrantApplication['staff']
  readonly today: string
}

async function recordPerson(
  trx: Trx,
  deps: ApplicationReviewDeps,
  { holderId, applicationId: requestId }: GrantApplication,
  { accountId, reference }: Application,
  { data, actor, today }: Recording,
): Promise<void> {
  if (await findHolder(trx, holderId)) {
    await correctPerson(trx, deps, { holderId, data, actor, requestId }, today)
    return
  }
  const contact = await deps.findContact(trx, accountId)
  if (!contact) throw new Error(`no account ${accountId} stands behind the application`)
  await addPerson(trx, deps, { holderId, data, actor, requestId, registerRef: reference, accountId, contact })
}

async function tell(
  trx: Trx,
  deps: ApplicationReviewDeps,
  granted: Application,
  card: Card,
  actor: Recording['actor'],
): Promise<void> {
  const { holderId, id: requestId, reference } = granted
  const { id: cardId, cardNumber } = card
  const details = { reference, cardNumber }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'application-granted', actor, cardId, requestId, details })
  const { template, own } = applicationGrantNotice(card)
  await notifyApplicant(trx, deps, granted, template, own, cardId)
}
