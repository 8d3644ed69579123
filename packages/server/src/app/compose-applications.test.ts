import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Application } from '#domain/applications/application.ts'
import { startFeePayment, withdrawApplication } from '#modules/applications'
import {
  findPayment,
  handOverPayment,
  listRefunds,
  refreshPayment,
  refreshRefund,
  sendRefund,
  type PaymentDeps,
} from '#modules/payments'
import { refuseApplication } from '#modules/review'
import { fullApplication } from '#test/builders/application-facts.ts'
import { anApplication, applicantCommand, applicationNow } from '#test/builders/application.ts'
import { must } from '#test/support/application-kit.ts'
import {
  anOfficer,
  applicationReviewKit,
  officerCommand,
  taken,
  type ApplicationReviewKit,
} from '#test/support/application-review-kit.ts'
import { toldOf } from '#test/support/cancellation-kit.ts'
import { memoryFileStore } from '#test/support/memory-file-store.ts'
import { sandboxFor } from '#test/support/payment-kit.ts'
import type { SandboxAcquirer } from './demo/acquirer/start-acquirer.ts'
import { composeApplications } from './compose-applications.ts'

let t: ApplicationReviewKit
let payments: PaymentDeps
let sandbox: SandboxAcquirer
before(async () => {
  const kit = await applicationReviewKit()
  const opened = await sandboxFor(kit)
  sandbox = opened.sandbox
  const composed = composeApplications({
    ...kit,
    files: memoryFileStore(),
    sanitiseUpload: () => Promise.reject(new Error('nothing is uploaded here')),
    randomBytes,
    acquirer: opened.acquirer,
    publicUrl: new URL('https://sapar.example'),
  })
  payments = composed.payments
  t = { ...kit, ...composed.applications, clock: kit.clock }
})
after(async () => {
  await sandbox.close()
  await t.close()
})

type Paying = { readonly application: Application; readonly key: { holderId: string; paymentId: string } }

async function aPaying(application?: Application): Promise<Paying> {
  const own = application ?? (await anApplication(t, { state: 'awaiting-payment' }))
  const { paymentId } = application ? must(await startFeePayment(t, applicantCommand(t, own))) : own
  assert.ok(paymentId)
  const key = { holderId: own.holderId, paymentId }
  must(await handOverPayment(payments, key))
  return { application: own, key }
}

const sessionOf = ({ key }: Paying) =>
  Object.values(sandbox.bank.book.sessions).find(({ metadata }) => metadata['reference'] === key.paymentId) ??
  assert.fail('the bank has no such payment')

const stateOf = async ({ application }: Paying) => (await applicationNow(t, application)).state

async function refundOf({ key }: Paying) {
  const refunds = await listRefunds(t.db, [key.holderId], key.paymentId)
  assert.equal(refunds.length, 1)
  return refunds[0] ?? assert.fail()
}

test('a fee that is paid at the bank begins the review, and no ledger entry is made of it', async () => {
  const paying = await aPaying()
  sandbox.bank.pay(sessionOf(paying))
  must(await refreshPayment(payments, paying.key))
  must(await refreshPayment(payments, paying.key))
  assert.equal(await stateOf(paying), 'under-review')
  const payment = await findPayment(t.db, [paying.key.holderId], paying.key.paymentId)
  assert.deepEqual([payment?.state, payment?.purpose, payment?.subjectId], ['paid', 'fee', paying.application.id])
  assert.deepEqual(await t.db.selectFrom('ledger_entries').selectAll().execute(), [])
  assert.deepEqual((await toldOf(t, paying.application.id)).slice(-1), ['application-received'])
})

test('declined, and paid at the second try', async () => {
  const first = await aPaying()
  sandbox.bank.decline(sessionOf(first))
  must(await refreshPayment(payments, first.key))
  assert.equal(await stateOf(first), 'submitted')
  const second = await aPaying(first.application)
  assert.notEqual(second.key.paymentId, first.key.paymentId)
  sandbox.bank.pay(sessionOf(second))
  must(await refreshPayment(payments, second.key))
  assert.equal(await stateOf(second), 'under-review')
})

test('refused: the fee goes back by rule where the offer says so, and the applicant is told when it has', async () => {
  const { journey } = fullApplication()
  assert.ok(journey)
  const visit = { journey: { ...journey, offer: 'visit', purpose: 'family-visit' } }
  const paying = await aPaying(await anApplication(t, { state: 'submitted', answers: visit }))
  sandbox.bank.pay(sessionOf(paying))
  must(await refreshPayment(payments, paying.key))
  const officer = await taken(t, anOfficer(t), paying.application)
  const command = officerCommand(t, officer, paying.application)
  must(await refuseApplication(t, { ...command, ground: 'purpose-not-shown' }))
  const refund = await refundOf(paying)
  assert.deepEqual([refund.reason, refund.requestedBy, refund.comment], ['application-refused', null, null])
  const key = { holderId: refund.holderId, refundId: refund.id }
  must(await sendRefund(payments, key))
  must(await refreshRefund(payments, key))
  assert.equal((await refundOf(paying)).state, 'refunded')
  assert.deepEqual((await toldOf(t, paying.application.id)).slice(-1), ['fee-refunded'])
})

test('paid after the application was withdrawn: the whole fee goes back', async () => {
  const paying = await aPaying()
  sandbox.bank.decline(sessionOf(paying))
  must(await refreshPayment(payments, paying.key))
  must(await withdrawApplication(t, applicantCommand(t, paying.application)))
  sandbox.bank.pay(sessionOf(paying))
  must(await refreshPayment(payments, paying.key))
  assert.equal(await stateOf(paying), 'withdrawn')
  const refund = await refundOf(paying)
  assert.deepEqual([refund.reason, refund.money], ['application-ended', moneyOf(paying.application)])
})

function moneyOf({ fee }: Application) {
  assert.ok(fee)
  return { amountMinor: fee.amountMinor, currency: fee.currency }
}
