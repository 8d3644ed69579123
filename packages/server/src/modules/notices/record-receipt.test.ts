import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DELIVERY_STATES, type DeliveryReceipt, type SmsGateway } from '#platform/sms/sms-gateway.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { aPostOffice, messageNow, queued, testSealer } from '#test/support/notices.ts'
import { openLog } from '#platform/log/log.ts'
import type { SendingDeps } from './deps.ts'
import { noticeJobs } from './jobs.ts'
import { recordReceipt } from './record-receipt.ts'
import { sendMessage } from './send-message.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

let lastRef = 0
const newRefs = (count: number) => Array.from({ length: count }, () => `ref-${++lastRef}`)

/** A gateway that takes every text under these references, and does something before it says so. */
function gateway(providerRefs: readonly string[], meanwhile = async (): Promise<void> => undefined): SendingDeps {
  const smsGateway: SmsGateway = {
    async send() {
      await meanwhile()
      return { outcome: 'accepted', providerRefs }
    },
    onReceipt: () => undefined,
    close: () => Promise.resolve(),
  }
  const mailer = { send: () => Promise.reject(new Error('no mail here')), close: () => Promise.resolve() }
  const { db, clock } = t
  return {
    db,
    clock,
    sealer: testSealer,
    mailer,
    smsGateway,
    smsSender: 'SAPAR',
    makeAttachment: () => assert.fail('nothing is sent here'),
    log: openLog({ level: 'silent' }),
  }
}

const receipt = (providerRef: string, state: DeliveryReceipt['state'] = 'delivered'): DeliveryReceipt => ({
  providerRef,
  state,
  at: t.clock.now(),
})

async function handedOver(refs: readonly string[]) {
  const [message] = await queued(t, 'card-linked', { recipient: { phone: '+77010000001' } })
  assert.ok(message)
  await sendMessage(gateway(refs), { subjectId: message.subject_id, messageId: message.id })
  return message
}

const early = () => t.db.selectFrom('early_receipts').selectAll().execute()

test('an SMS is delivered when its receipt comes', async () => {
  const [ref = ''] = newRefs(1)
  const message = await handedOver([ref])
  t.clock.advance({ minutes: 1 })
  await recordReceipt(t, receipt(ref))
  const { state, delivered_at, delivered_refs } = await messageNow(t, message)
  assert.deepEqual([state, delivered_at, delivered_refs], ['delivered', t.clock.now(), [ref]])
})

test('a long SMS is delivered when the last of its parts is, in every order, each twice', async () => {
  for (const order of permutations([0, 1, 2])) {
    const refs = newRefs(3)
    const message = await handedOver(refs)
    for (const [at, part] of order.entries()) {
      const one = receipt(refs[part] ?? '')
      await recordReceipt(t, one)
      await recordReceipt(t, one)
      const { state, delivered_refs } = await messageNow(t, message)
      assert.equal(state, at === 2 ? 'delivered' : 'handed-over', `${order.join()} after ${at + 1}`)
      assert.equal(delivered_refs.length, at + 1)
    }
    const done = await messageNow(t, message)
    await recordReceipt(t, receipt(refs[0] ?? ''))
    assert.deepEqual(await messageNow(t, message), done)
  }
})

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}

test('each of the eight states does what it should', async () => {
  for (const state of DELIVERY_STATES) {
    const [ref = ''] = newRefs(1)
    const message = await handedOver([ref])
    await recordReceipt(t, receipt(ref, state))
    const now = await messageNow(t, message)
    if (state === 'delivered') assert.equal(now.state, 'delivered')
    else if (['en-route', 'accepted', 'unknown'].includes(state)) assert.equal(now.state, 'handed-over')
    else assert.deepEqual([now.state, now.last_problem, now.failed_at], ['failed', `receipt-${state}`, t.clock.now()])
  }
})

test('the first final word stands', async () => {
  const [one = '', two = ''] = newRefs(2)
  const delivered = await handedOver([one])
  await recordReceipt(t, receipt(one, 'delivered'))
  await recordReceipt(t, receipt(one, 'expired'))
  await recordReceipt(t, receipt(one, 'en-route'))
  assert.equal((await messageNow(t, delivered)).state, 'delivered')
  const failed = await handedOver([two])
  await recordReceipt(t, receipt(two, 'undeliverable'))
  await recordReceipt(t, receipt(two, 'delivered'))
  assert.equal((await messageNow(t, failed)).state, 'failed')
})

test('one lost part is a lost message', async () => {
  const [one = '', two = ''] = newRefs(2)
  const message = await handedOver([one, two])
  await recordReceipt(t, receipt(one, 'delivered'))
  await recordReceipt(t, receipt(two, 'rejected'))
  const { state, last_problem } = await messageNow(t, message)
  assert.deepEqual([state, last_problem], ['failed', 'receipt-rejected'])
})

test('twenty receipts at once are counted once each', async () => {
  const refs = newRefs(2)
  const message = await handedOver(refs)
  await Promise.all(Array.from({ length: 20 }, (_, i) => recordReceipt(t, receipt(refs[i % 2] ?? ''))))
  const { state, delivered_refs } = await messageNow(t, message)
  assert.deepEqual([state, delivered_refs.toSorted()], ['delivered', refs.toSorted()])
})

test('a receipt may come before the hand-over is written down', async () => {
  const refs = newRefs(2)
  const [message] = await queued(t, 'card-linked', { recipient: { phone: '+77010000001' } })
  assert.ok(message)
  const quick = gateway(refs, async () => {
    for (const ref of refs) await recordReceipt(t, receipt(ref))
  })
  await sendMessage(quick, { subjectId: message.subject_id, messageId: message.id })
  assert.equal((await messageNow(t, message)).state, 'delivered')
  assert.deepEqual(await early(), [])
})

test('a receipt for a reference that nobody knows is kept for a day, then erased', async () => {
  const sweep = noticeJobs(gateway([]))['notices.sweep-early-receipts']
  await recordReceipt(t, receipt('never-ours'))
  await recordReceipt(t, receipt('never-ours', 'expired'))
  await recordReceipt(t, receipt('under-way', 'en-route'))
  assert.deepEqual(
    (await early()).map(({ provider_ref, outcome }) => [provider_ref, outcome]),
    [['never-ours', 'delivered']],
  )
  t.clock.advance({ hours: 23 })
  await sweep?.(undefined)
  assert.equal((await early()).length, 1)
  t.clock.advance({ hours: 2 })
  await sweep?.(undefined)
  assert.deepEqual(await early(), [])
})

test('what a dying process left unclaimed is claimed by the sweep', async () => {
  const [ref = ''] = newRefs(1)
  const message = await handedOver([ref])
  await t.db
    .insertInto('early_receipts')
    .values({ provider_ref: ref, outcome: 'delivered', problem: null, at: t.clock.now() })
    .execute()
  const sweep = noticeJobs(gateway([]))['notices.sweep-early-receipts']
  await sweep?.(undefined)
  await sweep?.(undefined)
  assert.equal((await messageNow(t, message)).state, 'delivered')
  assert.deepEqual(await early(), [])
})

test('a gateway that begins its references anew: the younger message owns one', async () => {
  const [ref = ''] = newRefs(1)
  const older = await handedOver([ref])
  const younger = await handedOver([ref])
  await recordReceipt(t, receipt(ref))
  assert.equal((await messageNow(t, younger)).state, 'delivered')
  assert.equal((await messageNow(t, older)).state, 'handed-over')
})

test('over a real line: the receipts of the message centre arrive and settle it', async (context) => {
  const { deps } = await aPostOffice(context, t)
  const settled = Promise.withResolvers<undefined>()
  let receipts = 0
  deps.smsGateway.onReceipt(async (one) => {
    await recordReceipt(deps, one)
    receipts += 1
    if (receipts === 2) settled.resolve(undefined)
  })
  const [message] = await queued(t, 'card-cancelled', { language: 'ru', recipient: { phone: '+77010000001' } })
  assert.ok(message)
  await sendMessage(deps, { subjectId: message.subject_id, messageId: message.id })
  await settled.promise
  const now = await messageNow(t, message)
  assert.equal(now.provider_refs.length, 2)
  // the hand-over's own record may have been the last to claim; both are done when its job and both receipts are
  assert.equal(now.state, 'delivered')
})
