import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { verifyCard, verifyCertificate } from '@sapar/verifier'
import { parseSdJwt, processSdJwt, type JsonObject } from '@sapar/verifier/format'
import { aCard } from '#test/builders/card.ts'
import { signedPapers } from '#test/builders/signed-papers.ts'
import { credentialsKit, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { present } from '#test/support/present.ts'
import { listPublishedTokens, publishChanges, trustOf } from '../index.ts'
import { checkWalletCopy } from './check-wallet-copy.ts'
import { makeThrowAwayAuthority } from './throw-away-authority.ts'
import { planWalletCopy, signWalletCopy } from './wallet-copy.ts'

let t: TestDatabase
let kit: CredentialsKit
beforeEach(async () => {
  t = await testDatabase()
  kit = await credentialsKit(t)
})
afterEach(async () => {
  kit.close()
  await t.close()
})

const claimsOf = async (text: string) => present(await processSdJwt(present(parseSdJwt(text)))).claims

test('both forms of both documents are genuine and say the same', async () => {
  const { card, certificate } = await signedPapers(kit.deps, await aCard(t))
  await publishChanges(kit.deps)
  const trust = await trustOf(kit.deps)
  const options = { trust, now: t.clock.now() }
  const statusLists = await listPublishedTokens(kit.deps.objects)
  const [code, copy] = [present(card.signed).text, present(present(card.signed).walletCopy)]
  const [ofCode, ofCopy] = [
    await verifyCard(code, { ...options, statusLists }),
    await verifyCard(copy, { ...options, statusLists }),
  ]
  assert.deepEqual([ofCode.answer, ofCopy.answer], ['cancelled-by-holder', 'cancelled-by-holder'])
  const genuine = await verifyCertificate(present(certificate.signed).text, options)
  assert.ok(genuine.ok)
  const said = await claimsOf(present(present(certificate.signed).walletCopy))
  const { certificateNumber, cardNumber, name, passportNumber, requestReference, stoppedOn, cancelledAt } =
    genuine.value.claims
  assert.deepEqual(
    [said['certificate_number'], said['card_number'], said['name'], said['passport_number']],
    [certificateNumber, cardNumber, name, passportNumber],
  )
  assert.deepEqual(
    [said['request_reference'], said['stopped_on'], said['cancelled_at']],
    [requestReference, stoppedOn, cancelledAt],
  )
})

test('nothing that names a person can be read in a copy without its disclosures (RFC 9901 §9)', async () => {
  const { card } = await signedPapers(kit.deps, await aCard(t))
  const [jwt = ''] = present(present(card.signed).walletCopy).split('~')
  const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()
  for (const word of ['ERIKSSON', '1974-08-12', 'card_number', 'passport_number'])
    assert.ok(!payload.includes(word), word)
})

test('salts are fresh and long, and the number of digests tells nothing', async () => {
  const { card } = await signedPapers(kit.deps, await aCard(t), { isSigned: false })
  const data = await eventOf(card.eventId)
  const plans = Array.from({ length: 60 }, () => present(planWalletCopy(kit.deps, 'card', data)))
  const salts = plans.flatMap((plan) => plan.salts.map((salt) => Buffer.from(salt).toString('hex')))
  assert.equal(new Set(salts).size, salts.length)
  assert.ok(salts.every((salt) => salt.length === 32))
  assert.deepEqual(new Set(plans.map(({ decoys }) => decoys.length)), new Set([0, 1, 2, 3, 4]))
})

test('a receipt has no copy for a wallet', () => {
  assert.equal(
    planWalletCopy(kit.deps, 'receipt', { hdr: { t: 'sapar.receipt', v: 1, is: 'UTO' }, msg: {} }),
    undefined,
  )
})

for (const document of ['card', 'certificate'] as const) {
  test(`the copy of a ${document} with a changed, a missing or a foreign part is found out`, async () => {
    const papers = await signedPapers(kit.deps, await aCard(t))
    const copy = present(present(papers[document].signed).walletCopy)
    const trust = await trustOf(kit.deps)
    const check = (text: string) => checkWalletCopy(document, text, trust, t.clock.now())
    assert.equal(await check(copy), undefined)
    const plan = present(planWalletCopy(kit.deps, document, await eventOf(papers[document].eventId)))
    const { documentCertificate, signDocument } = await makeThrowAwayAuthority(kit.deps.issuer, t.clock.now())
    const wrong = {
      'another signature': copy.replace(/\.[\w-]{86}~/, `.${'A'.repeat(86)}~`),
      'a disclosure that nobody signed': `${copy}${Buffer.from('["AAAAAAAAAAAAAAAAAAAAAA","name","X"]').toString('base64url')}~`,
      'a signer that nobody knows': await signWalletCopy(plan, documentCertificate, signDocument),
      'no copy at all': 'nothing',
    }
    for (const [what, text] of Object.entries(wrong)) assert.notEqual(await check(text), undefined, what)
  })
}

async function eventOf(eventId: string): Promise<JsonObject> {
  const row = await t.db
    .selectFrom('credential_events')
    .select('event')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return row.event as JsonObject
}
