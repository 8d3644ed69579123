import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { canonicalJson } from '@sapar/verifier/format'
import { lastDayOver } from '#domain/charges/charge.ts'
import { cardCharge, listStops, loadChargeFacts } from '#modules/charges'
import { findCard } from '#modules/cards'
import { listTimeline } from '#modules/audit'
import { dayInZone } from '#kernel/calendar-day.ts'
import { aCard } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'
import { cancellationKit, holderCommand, type CancellationKit } from '#test/support/cancellation-kit.ts'
import {
  findReceipt,
  findReceiptByNumber,
  listReceipts,
  receiptCheckCode,
  submitRequest,
  type Receipt,
} from '../index.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

type Wishes = Parameters<typeof aRequest>[1]

async function submitted(wishes: Wishes = {}, deps: CancellationKit = t) {
  const draft = await aRequest(t, { ...wishes, state: 'draft' })
  const command = { ...holderCommand(t, draft), version: 1, sessionId: t.newId(), isDeclaredTrue: true }
  const sent = await submitRequest(deps, command)
  assert.ok(sent.ok, JSON.stringify(sent))
  const receipt = await findReceipt(t.db, draft)
  assert.ok(receipt)
  return { draft, command, outcome: sent.value, receipt }
}

/** What the pages say that the card costs, asked for anew. */
async function chargeNow({ holderId, cardId }: Receipt) {
  const card = await findCard(t.db, [holderId], cardId)
  assert.ok(card)
  const [facts] = await loadChargeFacts(t.db, [card])
  assert.ok(facts)
  return cardCharge(facts, await t.reference.today(), lastDayOver(t.clock.now(), 'Asia/Almaty'))
}

test('a submission leaves one receipt, which says what the card costs and when that stopped (I-05)', async () => {
  const { draft, outcome, receipt } = await submitted()
  const charge = await chargeNow(receipt)
  const { content } = receipt
  assert.equal(outcome.receiptNumber, receipt.number)
  assert.equal(content.number, receipt.number)
  assert.equal(content.requestReference, draft.reference)
  assert.equal(content.submittedAt, t.clock.now().toISOString())
  assert.equal(content.submittedOn, dayInZone(t.clock.now(), 'Asia/Almaty'))
  assert.equal(content.charge?.amountMinor, charge?.totalMinor)
  assert.ok((content.charge?.amountMinor ?? 0) > 0, 'there is something to prove')
  assert.equal(content.charge?.stoppedOn, content.submittedOn)
  assert.deepEqual(outcome.charge, { amountMinor: charge?.totalMinor, currency: 'KZT' })
  assert.ok(content.charge?.lines.every(({ to }) => to < content.submittedOn))
})

test('what is kept is the canonical text, and its hash', async () => {
  const { receipt } = await submitted()
  assert.equal(receipt.text, canonicalJson(receipt.content))
  assert.deepEqual(Buffer.from(receipt.hash), createHash('sha256').update(receipt.text, 'utf8').digest())
  assert.match(receiptCheckCode(receipt), /^[\w-]{22}$/)
})

test('it names nobody', async () => {
  const { receipt } = await submitted()
  const { family_name, given_names, passport_number, email, phone } = await t.db
    .selectFrom('holders')
    .selectAll()
    .where('holder_id', '=', receipt.holderId)
    .executeTakeFirstOrThrow()
  for (const personal of [family_name, given_names, passport_number, email, phone, receipt.holderId]) {
    if (personal !== null && personal !== '') assert.ok(!receipt.text.includes(personal), personal)
  }
})

test('a card that costs nothing gets its receipt as well', async () => {
  const free = { ...t, reference: { today: async () => ({ ...(await t.reference.today()), tariffFor: () => [] }) } }
  const { receipt, outcome } = await submitted({}, free)
  assert.equal(receipt.content.charge, null)
  assert.equal(outcome.charge, null)
})

test('the stop, the audit entry and the receipt are of one transaction: all or nothing', async () => {
  const draft = await aRequest(t, { state: 'draft' })
  const command = { ...holderCommand(t, draft), version: 1, sessionId: t.newId(), isDeclaredTrue: true }
  const broken = { ...t, queueNotice: () => Promise.reject(new Error('the last step fails')) }
  await assert.rejects(submitRequest(broken, command), /the last step fails/)
  assert.equal(await findReceipt(t.db, draft), undefined)
  assert.deepEqual(await listStops(t.db, [draft.holderId]), [])
  assert.equal(
    (await t.db.selectFrom('receipt_numbers').select('number').where('holder_id', '=', draft.holderId).execute())
      .length,
    0,
  )
})

test('the same command again brings no second receipt; the audit names the one there is', async () => {
  const { draft, command, receipt } = await submitted()
  assert.equal((await submitRequest(t, command)).ok, true)
  assert.equal((await listReceipts(t.db, [draft.holderId])).length, 1)
  const [entry] = await listTimeline(t.db, draft.holderId, draft.id)
  assert.equal(entry?.details['receiptNumber'], receipt.number)
})

test('a number that is taken is drawn again; a source that repeats itself is broken', async () => {
  const { receipt } = await submitted()
  const draws = [receipt.number, receipt.number, 'R-CCC-DDD-FFF']
  const next = await submitted({}, { ...t, newReceiptNumber: () => draws.shift() ?? '' })
  assert.equal(next.receipt.number, 'R-CCC-DDD-FFF')
  await assert.rejects(submitted({}, { ...t, newReceiptNumber: () => receipt.number }), /repeats itself/)
  assert.equal((await findReceiptByNumber(t.db, receipt.number))?.id, receipt.id)
})

test('the text, the hash and the one receipt of a request are guarded by the database', async () => {
  const { receipt } = await submitted()
  const row = await t.db
    .selectFrom('receipts')
    .selectAll()
    .where('holder_id', '=', receipt.holderId)
    .executeTakeFirstOrThrow()
  const again = (change: object) =>
    t.db
      .insertInto('receipts')
      .values({ ...row, id: t.newId(), ...change })
      .execute()
  await assert.rejects(again({}), { code: '23505' })
  const other = await aRequest(t, { card: await aCard(t, { holderId: receipt.holderId }) })
  await assert.rejects(again({ request_id: other.id, content: `${row.content} ` }), { code: '23514' })
  await assert.rejects(t.db.updateTable('receipts').set({ content: '{}' }).execute(), { code: '42501' })
  await assert.rejects(t.db.deleteFrom('receipts').execute(), { code: '42501' })
  await assert.rejects(t.db.deleteFrom('receipt_numbers').execute(), { code: '42501' })
})

test('at midnight in Almaty the day that stops is the day of the instant that is proved (I-18)', async () => {
  for (const [instant, day] of [
    ['2026-09-01T18:59:59.999Z', '2026-09-01'],
    ['2026-09-01T19:00:00.000Z', '2026-09-02'],
  ] as const) {
    const { receipt } = await submitted(
      {},
      { ...t, clock: { now: () => new Date(instant) } as CancellationKit['clock'] },
    )
    assert.deepEqual([receipt.content.submittedAt, receipt.content.charge?.stoppedOn], [instant, day])
  }
})
