import type { Application } from '#domain/applications/application.ts'
import { isUnpaidTooLong } from '#domain/applications/unpaid-time.ts'
import { recordEvent } from '#modules/audit'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { changeApplication } from './application-store.ts'
import type { ApplicantCommand, ApplicationDeps, ChangedMeanwhileRefusal, OpenFeePayment } from './deps.ts'
import { lockOwn, loadOwn, type ActRefusal } from './load-application.ts'

export type StartFeePaymentDeps = Pick<ApplicationDeps, 'db' | 'clock' | 'reference'> & {
  readonly openFeePayment: OpenFeePayment
}

export type FeePaymentStarted = { readonly paymentId: Id }

export type StartFeePaymentRefusal =
  | CommandReused
  | ActRefusal
  | ChangedMeanwhileRefusal
  | { readonly code: 'fee-not-due' }
  | { readonly code: 'payment-not-offered' }
  | { readonly code: 'action-not-allowed-in-state'; readonly state: string; readonly action: string }

/** Sends the applicant to pay. Who is on the way already, in another tab or on another device, gets the same payment. */
export function startFeePayment(
  deps: StartFeePaymentDeps,
  command: ApplicantCommand,
): Promise<Result<FeePaymentStarted, StartFeePaymentRefusal>> {
  const { commandId, holderId, applicationId, accountId } = command
  const key = { subjectId: holderId, commandId, name: 'start-fee-payment', body: { applicationId } }
  return runCommand<FeePaymentStarted, StartFeePaymentRefusal>(deps, key, async (trx) => {
    const paying = await lockOwn(trx, command)
    if (paying?.state === 'awaiting-payment' && paying.paymentId) return ok({ paymentId: paying.paymentId })
    const loaded = await loadOwn(trx, command, 'start-payment')
    if (!loaded.ok) return loaded
    const { application, to } = loaded.value
    if (application.fee === null) return refuse({ code: 'fee-not-due' })
    if (await isTooLate(deps, application)) {
      return refuse({ code: 'action-not-allowed-in-state', state: 'lapsed', action: 'start-payment' })
    }
    const { amountMinor, currency } = application.fee
    const { language } = application.answers
    const order = { holderId, applicationId, accountId, money: { amountMinor, currency }, language }
    const paymentId = await deps.openFeePayment(trx, order)
    if (paymentId === undefined) return refuse({ code: 'payment-not-offered' })
    const started = await changeApplication(trx, application, { state: to, payment_id: paymentId }, deps.clock.now())
    if (!started) return refuse({ code: 'changed-meanwhile' })
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'application-payment-started',
      actor: { kind: 'holder', id: accountId },
      requestId: applicationId,
      details: { reference: application.reference, paymentId },
    })
    return ok({ paymentId })
  })
}

/** The sweep that lets unpaid applications lapse may be late; the time to pay is over all the same. */
async function isTooLate({ clock, reference }: StartFeePaymentDeps, { submittedOn }: Application): Promise<boolean> {
  const { timeZone } = (await reference.today()).calendar
  return submittedOn !== null && isUnpaidTooLong(submittedOn, dayInZone(clock.now(), timeZone))
}
