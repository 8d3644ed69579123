import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Application } from '#domain/applications/application.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { fullApplication } from '#test/builders/application-facts.ts'
import { anApplication, applicantCommand, applicationNow, pay } from '#test/builders/application.ts'
import { applicationKit, codeOf, must, type ApplicationKit } from '#test/support/application-kit.ts'
import { eventsOf, toldOf } from '#test/support/cancellation-kit.ts'
import { lapseUnpaid, recordFeeGivenUp, startFeePayment, withdrawApplication } from './index.ts'

let t: ApplicationKit
before(async () => {
  t = await applicationKit()
})
after(() => t.close())

const giveUp = async ({ holderId, id: applicationId }: Application, paymentId: string) =>
  must(await inTransaction(t.db, (trx) => recordFeeGivenUp(trx, t, { holderId, applicationId, paymentId })))

async function start(application: Application): Promise<string> {
  return must(await startFeePayment(t, applicantCommand(t, application))).paymentId
}

test('paid, the office has it, and the promise counts from this day', async () => {
  const application = await anApplication(t, { state: 'awaiting-payment' })
  t.clock.advance({ days: 1 })
  assert.equal(await pay(t, application, application.paymentId ?? ''), 'review-begun')
  const paid = await applicationNow(t, application)
  assert.deepEqual([paid.state, paid.reviewFrom, paid.dueOn], ['under-review', '2026-09-02', '2026-09-09'])
  assert.deepEqual(paid.paidAt, t.clock.now())
  assert.deepEqual(await toldOf(t, application.id), ['application-awaits-fee', 'application-received'])
  assert.deepEqual((await eventsOf(t, application.id)).slice(-2), ['application-paid', 'application-review-begun'])
})

test('I-16 two tabs lead to one payment, and being told twice begins one review', async () => {
  const application = await anApplication(t, { state: 'submitted' })
  const [one, two] = await Promise.all([start(application), start(application)])
  assert.equal(one, two)
  assert.equal(await pay(t, application, one), 'review-begun')
  assert.equal(await pay(t, application, one), 'known')
  assert.deepEqual(
    t.feesReturned.filter(({ holderId }) => holderId === application.holderId),
    [],
  )
})

test('a payment that came to nothing leads back, and its late success still counts', async () => {
  const application = await anApplication(t, { state: 'awaiting-payment' })
  const { paymentId } = application
  assert.ok(paymentId)
  assert.equal(await giveUp(application, paymentId), 'given-up')
  assert.equal(await giveUp(application, paymentId), 'known')
  assert.equal((await applicationNow(t, application)).state, 'submitted')
  assert.equal(await pay(t, application, paymentId), 'review-begun')
})

test('paid twice, the second payment goes back and nothing else changes', async () => {
  const application = await anApplication(t, { state: 'awaiting-payment' })
  const first = application.paymentId ?? ''
  await giveUp(application, first)
  const second = await start(application)
  assert.equal(await pay(t, application, second), 'review-begun')
  assert.equal(await pay(t, application, first), 'returned')
  assert.equal((await applicationNow(t, application)).paymentId, second)
  assert.deepEqual(
    t.feesReturned.filter(({ holderId }) => holderId === application.holderId),
    [{ holderId: application.holderId, paymentId: first, because: 'paid-twice' }],
  )
})

test('money for an application that was withdrawn goes back', async () => {
  const application = await anApplication(t, { state: 'awaiting-payment' })
  must(await withdrawApplication(t, applicantCommand(t, application)))
  assert.equal(await pay(t, application, application.paymentId ?? ''), 'returned')
  assert.equal((await applicationNow(t, application)).state, 'withdrawn')
  assert.equal(t.feesReturned.at(-1)?.because, 'ended-before')
})

test('nothing is paid for what costs nothing, in a foreign account, or after the time to pay', async () => {
  const { journey } = fullApplication()
  assert.ok(journey)
  const free = { ...journey, offer: 'treatment', purpose: 'treatment' }
  const costsNothing = await anApplication(t, { answers: { journey: free } })
  assert.equal(codeOf(await startFeePayment(t, applicantCommand(t, costsNothing))), 'action-not-allowed-in-state')
  const application = await anApplication(t, { state: 'submitted' })
  const foreign = { ...applicantCommand(t, application), accountId: t.newId() }
  assert.equal(codeOf(await startFeePayment(t, foreign)), 'application-not-found')
  const closed = { ...t, openFeePayment: () => Promise.resolve(undefined) }
  assert.equal(codeOf(await startFeePayment(closed, applicantCommand(t, application))), 'payment-not-offered')
  t.clock.advance({ days: 8 })
  assert.equal(codeOf(await startFeePayment(t, applicantCommand(t, application))), 'action-not-allowed-in-state')
  await lapseUnpaid(t)
  assert.equal((await applicationNow(t, application)).state, 'lapsed')
})

test('the database itself lets nobody review or grant what was not paid', async () => {
  const application = await anApplication(t, { state: 'submitted' })
  const today = '2026-09-01'
  const at = t.clock.now()
  const review = { review_since: at, review_from: today, due_on: today }
  for (const state of ['under-review', 'granted'] as const) {
    const cheat = inTransaction(t.db, async (trx) => {
      await trx
        .updateTable('applications')
        .set({ state, ...review })
        .where('id', '=', application.id)
        .execute()
      return ok(null)
    })
    await assert.rejects(cheat, { code: '23514' })
  }
})

type Move = 'start' | 'give-up' | 'pay-last' | 'pay-first' | 'withdraw'

test('whatever order payments come in: under review means paid once, and every other payment went back', async () => {
  const moves = fc.array(fc.constantFrom<Move>('start', 'give-up', 'pay-last', 'pay-first', 'withdraw'), {
    minLength: 1,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(moves, async (walk) => {
      const application = await anApplication(t, { state: 'submitted' })
      const opened: string[] = []
      const paid = new Set<string>()
      for (const move of walk) await take(move, application, opened, paid)
      const now = await applicationNow(t, application)
      const returned = t.feesReturned.filter(({ holderId }) => holderId === application.holderId)
      const kept = now.paidAt === null ? 0 : 1
      assert.equal(new Set(returned.map(({ paymentId }) => paymentId)).size + kept, paid.size)
      if (now.state === 'under-review') assert.equal(kept, 1)
      if (kept === 1) assert.ok(now.paymentId !== null && paid.has(now.paymentId))
    }),
    { numRuns: 40 },
  )
})

async function take(move: Move, application: Application, opened: string[], paid: Set<string>): Promise<void> {
  const payment = move === 'pay-first' ? opened[0] : opened.at(-1)
  if (move === 'start') {
    const started = await startFeePayment(t, applicantCommand(t, application))
    if (started.ok && !opened.includes(started.value.paymentId)) opened.push(started.value.paymentId)
  } else if (move === 'withdraw') {
    await withdrawApplication(t, applicantCommand(t, application))
  } else if (payment !== undefined && move === 'give-up') {
    await giveUp(application, payment)
  } else if (payment !== undefined && !paid.has(payment)) {
    await pay(t, application, payment)
    paid.add(payment)
  }
}
