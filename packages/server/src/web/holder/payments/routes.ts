import { findCard } from '#modules/cards'
import {
  findPayment,
  handOverPayment,
  listPayments,
  listRefunds,
  refreshPayment,
  startPayment,
} from '#modules/payments'
import { isOpenPayment } from '#domain/payments/payment-life-cycle.ts'
import { isId } from '#kernel/ids.ts'
import { commandField } from '../../shared/fields.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { ownIds } from '../shared/own-ids.ts'
import { CannotPayPage } from './cannot-pay-page.tsx'
import { findPaidFor, listPaidFor } from './paid-for.ts'
import { paymentPath } from './paths.ts'
import { PaymentPage } from './payment-page.tsx'
import { PaymentsPage } from './payments-page.tsx'
import { readPayable } from './read-payable.ts'

const access = { kind: 'holder' } as const

export const paymentRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: '/account/payments', access, handle: showAll }),
  route({
    method: 'GET',
    path: '/account/payments/:paymentId',
    access,
    objects: { paymentId: 'payment' },
    handle: showOne,
  }),
  route({ method: 'POST', path: '/account/cards/:cardId/pay', access, objects: { cardId: 'card' }, handle: pay }),
]

async function pay(page: HolderPage): Promise<Response> {
  const { db, payments, newId } = page.deps
  const { holderIds, principalId: accountId } = page.session
  const cardId = page.param('cardId')
  const card = isId(cardId) ? await findCard(db, holderIds, cardId) : undefined
  if (!card) return notFoundPage(page)
  const typed = page.field(commandField)
  const commandId = isId(typed) ? typed : newId()
  const { holderId } = card
  const started = await startPayment(payments, { commandId, holderId, accountId, cardId, language: page.language })
  if (!started.ok) {
    if (started.refusal.code === 'card-not-found') return notFoundPage(page)
    return page.html(CannotPayPage({ page, why: started.refusal.code }), 409)
  }
  const { paymentId } = started.value
  // A bank that is away is asked again by the job; the payment's own page says so meanwhile.
  await handOverPayment(payments, { holderId, paymentId })
  return page.redirect(paymentPath(paymentId))
}

async function showOne(page: HolderPage): Promise<Response> {
  const { db, payments, reference } = page.deps
  const paymentId = page.param('paymentId')
  const known = isId(paymentId) ? await findPayment(db, await ownIds(page), paymentId) : undefined
  const paidFor = known && (await findPaidFor(page, known))
  if (!known || !paidFor) return notFoundPage(page)
  // Whoever comes back from the bank is told what the bank says now, not what the way back claims.
  const { holderId } = known
  const asked = isOpenPayment(known.state) ? await refreshPayment(payments, { holderId, paymentId }) : undefined
  const payment = asked?.ok ? asked.value : known
  return page.html(
    PaymentPage({
      page,
      payment,
      refunds: await listRefunds(db, [holderId], paymentId),
      paidFor,
      timeZone: (await reference.today()).calendar.timeZone,
      isFresh: asked === undefined || asked.ok,
      payable: (await readPayable(page)).get(known.subjectId),
    }),
  )
}

async function showAll(page: HolderPage): Promise<Response> {
  const { db, reference } = page.deps
  return page.html(
    PaymentsPage({
      page,
      payments: await listPayments(db, await ownIds(page)),
      paidFor: await listPaidFor(page),
      timeZone: (await reference.today()).calendar.timeZone,
    }),
  )
}
