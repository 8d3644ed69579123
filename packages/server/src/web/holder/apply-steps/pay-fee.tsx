import type { Application } from '#domain/applications/application.ts'
import { startFeePayment, type StartFeePaymentRefusal } from '#modules/applications'
import { handOverPayment } from '#modules/payments'
import { unreachable } from '#kernel/result.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { commandOf, withApplication } from '../applications/own-application.ts'
import { applicationPath } from '../applications/paths.ts'
import { paymentPath } from '../payments/paths.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { PayPage, type Payable } from './pay-page.tsx'

export function showPay(page: HolderPage): Promise<Response> {
  return withPayable(page, (application) => payPage(page, application))
}

/** Leads to our page of the payment, which leads to the bank's by a plain link. Pressed twice, it is the same payment. */
export function startPaying(page: HolderPage): Promise<Response> {
  return withPayable(page, async (application) => {
    const started = await startFeePayment(page.deps.applications, commandOf(page, application))
    if (!started.ok) return refusalPage(page, application, started.refusal)
    const { paymentId } = started.value
    // A bank that is away is asked again by the job; the payment's own page says so meanwhile.
    await handOverPayment(page.deps.payments, { holderId: application.holderId, paymentId })
    return page.redirect(paymentPath(paymentId))
  })
}

/** Runs while a fee waits to be paid. A draft is led to its last page, what is paid to the page that says so. */
function withPayable(page: HolderPage, work: (application: Payable) => Promise<Response>): Promise<Response> {
  return withApplication(page, (application) => {
    if (isPayable(application)) return work(application)
    if (application.state === 'draft') return page.redirect(applicationPath(application, 'check'))
    return page.redirect(applicationPath(application, 'submitted'))
  })
}

function isPayable(application: Application): application is Payable {
  const { state, fee, submittedOn } = application
  return (state === 'submitted' || state === 'awaiting-payment') && fee !== null && submittedOn !== null
}

async function payPage(page: HolderPage, application: Payable, problem?: string): Promise<Response> {
  const book = await page.deps.reference.today()
  const view = <PayPage {...{ page, application, book }} {...(problem === undefined ? {} : { problem })} />
  return page.html(view, problem === undefined ? 200 : 409)
}

function refusalPage(
  page: HolderPage,
  application: Payable,
  refusal: StartFeePaymentRefusal,
): Response | Promise<Response> {
  const { pay } = page.t.applySteps
  switch (refusal.code) {
    case 'application-not-found':
      return notFoundPage(page)
    case 'payment-not-offered':
      return payPage(page, application, pay.notOffered)
    case 'changed-meanwhile':
    case 'command-id-reused':
      return payPage(page, application, pay.moved)
    // too late to pay, paid in another tab, or nothing to pay: the page of the application says how it stands
    case 'action-not-allowed-in-state':
    case 'action-not-allowed-for-actor':
    case 'fee-not-due':
      return page.redirect(applicationPath(application))
    default:
      return unreachable(refusal)
  }
}
