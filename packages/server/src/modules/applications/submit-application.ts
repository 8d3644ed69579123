import { mrzDate, isSamePassportNumber } from '@sapar/verifier/format'
import type { AnswerFault } from '#domain/applications/answer-fault.ts'
import type { Application } from '#domain/applications/application.ts'
import { applicationLifeCycle } from '#domain/applications/life-cycle.ts'
import type { Passport } from '#domain/applications/passport.ts'
import { faultsOf, missing, type Step } from '#domain/applications/steps.ts'
import { payByDay } from '#domain/applications/unpaid-time.ts'
import { transition } from '#domain/life-cycle.ts'
import type { InForce } from '#domain/reference/reference-book.ts'
import { recordEvent } from '#modules/audit'
import { listHoldersOfAccount, type TooManyAttempts } from '#modules/cards'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { changeApplication, listSentOf } from './application-store.ts'
import { beginReview, type BeginReviewRefusal } from './begin-review.ts'
import type { ApplicantCommand, ApplicationDeps, CountGuardAttempt } from './deps.ts'
import { draftFacts, type DraftFacts } from './draft-facts.ts'
import { guardKey, passportMark, takeGuard, type Duplicate } from './guard-store.ts'
import { loadOwn, type ActRefusal } from './load-application.ts'
import { insertMark } from './mark-store.ts'
import { notifyApplicant } from './notify-applicant.ts'
import { changed, type ApplicationChanged } from './save-answers.ts'

export type SubmitApplicationDeps = ApplicationDeps & { readonly countGuardAttempt: CountGuardAttempt }

export type SubmitApplication = ApplicantCommand & {
  /** The version that was shown on "Check your answers". */
  readonly version: number
}

export type ApplicationSubmitted = {
  readonly applicationId: Id
  readonly reference: string
  /** null: nothing is due, and the office has it already. */
  readonly fee: Money | null
  /** The last day to pay; null where nothing is due. */
  readonly payBy: CalendarDay | null
  /** The day promised for the decision; null until the fee is paid. */
  readonly dueOn: CalendarDay | null
}

export type SubmitApplicationRefusal =
  | CommandReused
  | ActRefusal
  | ApplicationChanged
  | Duplicate
  | TooManyAttempts
  | BeginReviewRefusal
  | { readonly code: 'person-on-record'; readonly personId: Id }
  | { readonly code: 'person-differs' }
  | { readonly code: 'answers-incomplete'; readonly steps: readonly Step[]; readonly faults: readonly AnswerFault[] }

/**
 * Sends an application. Everything is looked at again as it is now, and the guard against a second one is taken. What costs
 * a fee waits for it; what costs nothing goes to the office in the same transaction. Whoever meets the guard of another
 * account has used up one attempt: the guard is no oracle about other people's passports.
 */
export async function submitApplication(
  deps: SubmitApplicationDeps,
  command: SubmitApplication,
): Promise<Result<ApplicationSubmitted, SubmitApplicationRefusal>> {
  const attempt = await deps.countGuardAttempt({ accountId: command.accountId })
  if (!attempt.ok) return attempt
  const submitted = await submit(deps, command)
  const isGuarded = !submitted.ok && submitted.refusal.code === 'passport-in-use'
  if (!isGuarded) await attempt.value.giveBack()
  return submitted
}

function submit(
  deps: ApplicationDeps,
  command: SubmitApplication,
): Promise<Result<ApplicationSubmitted, SubmitApplicationRefusal>> {
  const { commandId, holderId, applicationId, version } = command
  const key = { subjectId: holderId, commandId, name: 'submit-application', body: { applicationId, version } }
  return runCommand<ApplicationSubmitted, SubmitApplicationRefusal>(deps, key, async (trx) => {
    const loaded = await loadOwn(trx, command, 'submit')
    if (!loaded.ok) return loaded
    const { application } = loaded.value
    if (application.version !== version) return refuse(changed(application))
    const facts = await draftFacts(trx, deps, application)
    const complete = completeAnswers(application, facts)
    if (!complete.ok) return complete
    const other = await otherPerson(trx, application, complete.value.passport)
    if (other) return refuse(other)
    const sent = await send(trx, deps, application, complete.value, facts.today)
    if (!sent.ok) return sent
    return sent.value.fee === null
      ? toOffice(trx, deps, sent.value, command)
      : awaitFee(trx, deps, sent.value, facts.today)
  })
}

type Complete = {
  readonly passport: Passport
  readonly arrivalOn: CalendarDay
  readonly purpose: string
  readonly offer: InForce<'card-offer'>
}

function completeAnswers({ answers }: Application, facts: DraftFacts): Result<Complete, SubmitApplicationRefusal> {
  const steps = missing(answers, facts)
  const { passport, journey } = answers
  const offer = journey && facts.findOffer(journey.offer)
  if (steps.length === 0 && passport && journey && offer) {
    return ok({ passport, arrivalOn: journey.arrivalOn, purpose: journey.purpose, offer })
  }
  const faults = steps.flatMap((step) => faultsOf(step, answers, facts))
  return refuse({ code: 'answers-incomplete', steps, faults })
}

/**
 * One person, one record: somebody whom the account has under another id is led there, and an id that stands for somebody
 * does not come to stand for somebody else.
 */
async function otherPerson(
  trx: Trx,
  { id, holderId, accountId }: Application,
  passport: Passport,
): Promise<SubmitApplicationRefusal | undefined> {
  const people = await listHoldersOfAccount(trx, accountId)
  const known = people.find(
    (person) =>
      person.passportIssuer === passport.issuer && isSamePassportNumber(person.passportNumber, passport.number),
  )
  if (known && known.holderId !== holderId) return { code: 'person-on-record', personId: known.holderId }
  const sent = await listSentOf(trx, holderId, id)
  const days = [
    ...people.filter((person) => person.holderId === holderId),
    ...sent.map(({ answers }) => answers.passport),
  ]
  const isOther = days.some((day) => day && mrzDate(day.bornOn) !== mrzDate(passport.bornOn))
  return isOther ? { code: 'person-differs' } : undefined
}

async function send(
  trx: Trx,
  deps: ApplicationDeps,
  application: Application,
  { passport, arrivalOn, purpose, offer }: Complete,
  today: CalendarDay,
): Promise<Result<Application, SubmitApplicationRefusal>> {
  const guard = guardKey(deps.fingerprint, passport, offer.cardType)
  const duplicate = await takeGuard(trx, guard, { ...application, arrivalOn })
  if (duplicate) return refuse(duplicate)
  const at = deps.clock.now()
  const mark = passportMark(deps.fingerprint, passport)
  const sent = await changeApplication(
    trx,
    application,
    {
      state: 'submitted',
      submitted_at: at,
      submitted_on: today,
      offer: offer.code,
      card_type: offer.cardType,
      purpose,
      guard_key: guard,
      passport_mark: mark,
      fee_minor: offer.fee?.amountMinor ?? null,
      fee_currency: offer.fee?.currency ?? null,
      fee_refunded_on_refusal: offer.fee?.isRefundedOnRefusal ?? null,
    },
    at,
  )
  if (!sent) return refuse(changed(application))
  await insertMark(trx, mark, sent)
  await recordEvent(trx, deps, {
    subjectId: sent.holderId,
    event: 'application-submitted',
    actor: { kind: 'holder', id: sent.accountId },
    requestId: sent.id,
    details: {
      reference: sent.reference,
      offer: offer.code,
      feeMinor: offer.fee?.amountMinor ?? null,
      feeCurrency: offer.fee?.currency ?? null,
    },
  })
  return ok(sent)
}

async function awaitFee(
  trx: Trx,
  deps: ApplicationDeps,
  sent: Application,
  today: CalendarDay,
): Promise<Result<ApplicationSubmitted, SubmitApplicationRefusal>> {
  if (sent.fee === null) throw new Error('nothing is due for this application')
  const payBy = payByDay(today)
  const { amountMinor, currency } = sent.fee
  await notifyApplicant(trx, deps, sent, 'application-awaits-fee', { amount: { amountMinor, currency }, payBy })
  return ok({ applicationId: sent.id, reference: sent.reference, fee: { amountMinor, currency }, payBy, dueOn: null })
}

async function toOffice(
  trx: Trx,
  deps: ApplicationDeps,
  sent: Application,
  { accountId }: SubmitApplication,
): Promise<Result<ApplicationSubmitted, SubmitApplicationRefusal>> {
  const step = transition(applicationLifeCycle, sent.state, 'begin-review', 'system')
  if (!step.ok) return step
  const actor = { kind: 'holder', id: accountId } as const
  const begun = await beginReview(trx, deps, sent, { to: step.value.to, change: {}, actor })
  if (!begun.ok) return begun
  const { id: applicationId, reference, dueOn } = begun.value
  return ok({ applicationId, reference, fee: null, payBy: null, dueOn })
}
