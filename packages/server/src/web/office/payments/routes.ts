import { listPaymentMatters } from '#modules/payments'
import type { ObjectKind, Route } from '../../shared/route.ts'
import { route } from '../../shared/route.ts'
import { forbiddenPage } from '../../shared/problem-pages.tsx'
import type { OfficeDeps } from '../deps.ts'
import { staffOf, type OfficePage } from '../shared/office-page.ts'
import {
  closeDifference,
  closeEventMatter,
  closeRefund,
  countsFor,
  showDifference,
  showEvent,
  showRefund,
} from './matters.tsx'
import { paymentsPath } from './paths.ts'
import { PaymentsPage } from './payments-page.tsx'
import { orderRefund, showPayment } from './refund-payment.tsx'

/** The use cases check the same once more. */
const access = { kind: 'staff', roles: ['supervisor'] } as const

type Handle = (page: OfficePage) => Promise<Response>

/** A page with one form: a question, an answer and a redirect. */
function matter(path: string, objects: Readonly<Record<string, ObjectKind>>, show: Handle, close: Handle) {
  const common = { path: `${paymentsPath}${path}`, access, objects }
  return [
    route({ ...common, method: 'GET', handle: (page: OfficePage) => show(page) }),
    route({ ...common, method: 'POST', handle: (page: OfficePage) => close(page) }),
  ]
}

export const officePaymentRoutes: readonly Route<OfficeDeps>[] = [
  route({ method: 'GET', path: paymentsPath, access, handle: showAll }),
  ...matter('/differences/:differenceId', { differenceId: 'difference' }, showDifference, closeDifference),
  ...matter('/events/:eventKey', { eventKey: 'payment-event' }, showEvent, closeEventMatter),
  ...matter('/refunds/:refundId', { refundId: 'refund' }, showRefund, closeRefund),
  ...matter('/:paymentId', { paymentId: 'payment' }, showPayment, orderRefund),
]

async function showAll(page: OfficePage): Promise<Response> {
  const lists = await listPaymentMatters(page.deps, staffOf(page))
  if (!lists.ok) return forbiddenPage(page)
  const { timeZone } = (await page.deps.reference.today()).calendar
  return page.html(PaymentsPage({ page, counts: await countsFor(page), lists: lists.value, timeZone }))
}
