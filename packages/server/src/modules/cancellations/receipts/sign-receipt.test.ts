import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyReceipt } from '@sapar/verifier'
import { effectChoices } from '#domain/cancellations/answers.ts'
import { trustOf } from '#modules/credentials'
import { aPaper } from '#test/builders/paper.ts'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { cancellationKit, jobsOf, type CancellationKit } from '#test/support/cancellation-kit.ts'
import { credentialsKit, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { present } from '#test/support/present.ts'
import { findSignedReceipt, signReceipt, type Receipt } from '../index.ts'

let t: CancellationKit
let kit: CredentialsKit
before(async () => {
  t = await cancellationKit()
  kit = await credentialsKit(t)
})
after(async () => {
  kit.close()
  await t.close()
})

const orderOf = ({ holderId, id: receiptId }: Receipt) => ({ holderId, receiptId })

async function claimsOf(receipt: Receipt) {
  const { text } = present(await findSignedReceipt(t.db, receipt))
  const genuine = await verifyReceipt(text, { trust: await trustOf(kit.deps), now: t.clock.now() })
  assert.ok(genuine.ok, JSON.stringify(genuine))
  return genuine.value.claims
}

test('every receipt is ordered to be signed in its own transaction, and is signed by its job', async () => {
  const receipt = await aReceipt(t, t, await aRequest(t))
  const ordered = await jobsOf(t, 'sign-receipt')
  assert.deepEqual(ordered.at(-1), orderOf(receipt))
  assert.equal(await findSignedReceipt(t.db, receipt), undefined)
  await signReceipt(kit.deps, ordered.at(-1))
  assert.equal((await claimsOf(receipt)).requestReference, receipt.content.requestReference)
})

for (const effect of effectChoices) {
  test(`what is signed is what was asked and promised: ${effect}`, async () => {
    const request = await aRequest(t, { answers: { effect, effectOn: effect === 'on-date' ? '2026-09-20' : null } })
    const receipt = await aReceipt(t, t, request)
    await signReceipt(kit.deps, orderOf(receipt))
    const { content } = receipt
    const at = Math.floor(Date.parse(content.submittedAt) / 1_000)
    assert.deepEqual(await claimsOf(receipt), {
      requestReference: request.reference,
      cardNumber: content.cardNumber,
      submittedAt: at,
      effect,
      ...(effect === 'on-date' ? { effectiveOn: '2026-09-20' } : {}),
      promisedOn: request.dueOn,
      stoppedOn: content.submittedOn,
      chargeMinor: content.charge?.amountMinor ?? 0,
      currency: content.charge?.currency ?? 'XXX',
      evidence: [],
      issuedAt: at,
    })
  })
}

test('the papers that lay with the request are named by their hashes; what comes later is not', async () => {
  const request = await aRequest(t)
  const paper = await aPaper(t, request)
  const receipt = await aReceipt(t, t, request)
  await aPaper(t, request)
  await signReceipt(kit.deps, orderOf(receipt))
  assert.deepEqual((await claimsOf(receipt)).evidence, [Buffer.from(paper.sha256, 'hex').toString('base64url')])
})

test('F1: run twice, by ten at once and after a crash, it is one signature', async () => {
  const receipt = await aReceipt(t, t, await aRequest(t))
  const broken = { ...kit.deps.keys, sign: () => Promise.reject(new Error('killed')) }
  await assert.rejects(signReceipt({ ...kit.deps, keys: broken }, orderOf(receipt)), /killed/)
  await Promise.all(Array.from({ length: 10 }, () => signReceipt(kit.deps, orderOf(receipt))))
  const first = await findSignedReceipt(t.db, receipt)
  await signReceipt(kit.deps, orderOf(receipt))
  assert.deepEqual(await findSignedReceipt(t.db, receipt), first)
})

test('the receipt of another holder is not signed, and nothing is', async () => {
  const receipt = await aReceipt(t, t, await aRequest(t))
  await signReceipt(kit.deps, { ...orderOf(receipt), holderId: t.newId() })
  assert.equal(await findSignedReceipt(t.db, receipt), undefined)
})

test('a changed receipt is not genuine', async () => {
  const receipt = await aReceipt(t, t, await aRequest(t))
  await signReceipt(kit.deps, orderOf(receipt))
  const { text } = present(await findSignedReceipt(t.db, receipt))
  const cheaper = text.replace(/"amt":\d+/, '"amt":1')
  assert.notEqual(cheaper, text)
  const verdict = await verifyReceipt(cheaper, { trust: await trustOf(kit.deps), now: t.clock.now() })
  assert.deepEqual(verdict, { ok: false, refusal: 'INVALID_SIGNATURE' })
})
