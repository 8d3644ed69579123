import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeAuthority, type Profile } from '../../test/support/authority.ts'
import {
  aCard,
  authority,
  cardText,
  certificateText,
  listUri,
  now,
  nowSeconds,
  receiptText,
  signer,
  statusListText,
  trust,
  walletText,
  type ListPlan,
} from '../../test/support/issued.ts'
import { cardFields } from '../format/documents/dta-fields.ts'
import { fromMessage } from '../format/documents/field.ts'
import {
  dataToSign,
  envelope,
  getStatus,
  parseVdsNc,
  vdsNcData,
  type JsonObject,
  type JsonValue,
} from '../format/index.ts'
import type { Answer, Reason } from './answers.ts'
import { verifyStatusList, type VerifiedStatusList } from './status-list.ts'
import { verifyCard, type CardAnswer, type VerifyCardOptions } from './verify-card.ts'

const options: VerifyCardOptions = { trust, now, statusLists: [statusListText()] }
const { idx } = aCard().status

function verify(input: string | Uint8Array, change: Partial<VerifyCardOptions> = {}): Promise<CardAnswer> {
  return verifyCard(input, { ...options, ...change })
}

async function says(
  input: string | Uint8Array,
  answer: Answer,
  reason?: Reason,
  change: Partial<VerifyCardOptions> = {},
) {
  const said = await verify(input, change)
  assert.deepEqual([said.answer, said.reasons], [answer, reason === undefined ? [] : [reason]])
  return said
}

const lists = (plan: ListPlan) => ({ statusLists: [statusListText(plan)] })
const at = (instant: string) => ({ now: new Date(instant) })

test('a valid card is valid, as text, as bytes and as a wallet’s copy', async () => {
  for (const input of [cardText(), Buffer.from(cardText()), `${cardText()}\r\n`, await walletText()]) {
    await says(input, 'valid')
  }
})

test('the answer comes with what the card says and how old the data is', async () => {
  const { card, dataAge } = await verify(cardText())
  assert.deepEqual(card, { issuer: 'UTO', ...aCard() })
  const issuedAt = new Date((nowSeconds - 60) * 1000)
  assert.deepEqual(dataAge, { uri: listUri, sequence: 10, issuedAt, seconds: 60, isStale: false })
})

test('of a wallet’s copy only what was disclosed is known, and it is as valid', async () => {
  const [jwt = '', ...disclosures] = (await walletText()).split('~')
  const { card } = await says(`${jwt}~${disclosures[0] ?? ''}~`, 'valid')
  assert.deepEqual(card, { issuer: 'UTO', cardNumber: 'K7M4Q2X9C', status: aCard().status })
})

test('the list decides: suspended, cancelled by the holder, withdrawn by the authority', async () => {
  for (const input of [cardText(), await walletText()]) {
    await says(input, 'withdrawn-by-authority', undefined, lists({ statuses: { [idx]: 1 } }))
    await says(input, 'suspended', undefined, lists({ statuses: { [idx]: 2 } }))
    await says(input, 'cancelled-by-holder', undefined, lists({ statuses: { [idx]: 3 } }))
    await says(input, 'valid', undefined, lists({ statuses: { [idx - 1]: 3, [idx + 1]: 1 } }))
  }
})

test('the date of a cancellation comes from the certificate, when it is of this card', async () => {
  const cancelled = lists({ statuses: { [idx]: 3 } })
  const dateWith = async (certificate: string) =>
    (await says(cardText(), 'cancelled-by-holder', undefined, { ...cancelled, certificate })).cancelledAt
  assert.deepEqual(await dateWith(certificateText()), new Date((nowSeconds - 3600) * 1000))
  assert.equal(await dateWith(certificateText({ status: { idx: idx + 1, uri: listUri } })), undefined)
  assert.equal(await dateWith(certificateText({}, makeAuthority().makeSigner())), undefined)
  assert.equal(await dateWith('nonsense'), undefined)
})

test('a certificate alone cancels nothing: a reinstated card is valid at its new place', async () => {
  await says(cardText({ status: { idx: 5, uri: listUri } }), 'valid', undefined, { certificate: certificateText() })
})

test('it begins and ends by the authority’s day, in both forms', async () => {
  for (const input of [cardText(), await walletText()]) {
    const on = (instant: string) => ({ ...at(instant), ...lists({ issuedAt: Date.parse(instant) / 1000 }) })
    await says(input, 'not-yet-valid', undefined, on('2026-10-31T18:59:59Z'))
    await says(input, 'valid', undefined, on('2026-10-31T19:00:00Z'))
    await says(input, 'valid', undefined, on('2027-01-29T18:59:59Z'))
    await says(input, 'expired', undefined, on('2027-01-29T19:00:00Z'))
  }
})

test('expired comes before the list, which is then not asked; all else needs one', async () => {
  const expired = at('2027-02-01T00:00:00Z')
  const { dataAge } = await says(cardText(), 'expired', undefined, { ...expired, statusLists: [] })
  assert.equal(dataAge, undefined)
  await says(cardText(), 'cannot-verify', 'STATUS_LIST_MISSING', { statusLists: [] })
  const early = at('2026-10-30T00:00:00Z')
  await says(cardText(), 'cannot-verify', 'STATUS_LIST_MISSING', { ...early, statusLists: [] })
  const cancelled = { ...early, ...lists({ issuedAt: early.now.getTime() / 1000, statuses: { [idx]: 3 } }) }
  await says(cardText(), 'cancelled-by-holder', undefined, cancelled)
})

test('what is not a card cannot be verified', async () => {
  for (const input of [
    '',
    ' ',
    'K7M4Q2X9C',
    '{}',
    'https://example.org/',
    '{"data":{}',
    new Uint8Array([0xff, 0xfe]),
  ]) {
    await says(input, 'cannot-verify', 'READ_ERROR')
  }
  for (const input of [certificateText(), receiptText()]) await says(input, 'cannot-verify', 'WRONG_FORMAT')
})

test('a code of 100 KB is not read', async () => {
  await says('{'.repeat(102_400), 'cannot-verify', 'READ_ERROR')
  await says(`${cardText()}${' '.repeat(102_400)}`, 'cannot-verify', 'READ_ERROR')
  await says(new Uint8Array(102_400), 'cannot-verify', 'READ_ERROR')
})

test('an issuer that is not trusted cannot be verified, a forged signature is no card', async () => {
  await says(cardText({}, signer, 'XXX'), 'cannot-verify', 'UNKNOWN_CERTIFICATE')
  await says(cardText({}, makeAuthority().makeSigner()), 'cannot-verify', 'UNKNOWN_CERTIFICATE')
  await says(cardText({}, { ...signer, sign: authority.makeSigner().sign }), 'never-issued', 'INVALID_SIGNATURE')
  await says(cardText().replace('ERIKSSON', 'ERIKSSEN'), 'never-issued', 'INVALID_SIGNATURE')
})

test('an issuer’s name does not carry another issuer’s signature', async () => {
  const other = makeAuthority({ country: 'XX', name: 'XX CA' })
  const both = { issuers: [...trust.issuers, { issuer: 'XXX', country: 'XX', authorities: [other.base64] }] }
  await says(cardText({}, other.makeSigner({ country: 'XX' })), 'cannot-verify', 'UNKNOWN_CERTIFICATE', { trust: both })
  await says(cardText({}, other.makeSigner({ country: 'UT' })), 'cannot-verify', 'UNKNOWN_CERTIFICATE', { trust: both })
  // its own card in its own name, but with the list of the first one
  const own = cardText({}, other.makeSigner({ country: 'XX' }), 'XXX')
  await says(own, 'cannot-verify', 'STATUS_LIST_UNTRUSTED', { trust: both })
})

test('an authority signs for its own country only', async () => {
  await says(cardText({}, authority.makeSigner({ country: 'XX' })), 'cannot-verify', 'UNKNOWN_CERTIFICATE')
  await says(cardText({}, authority.makeSigner({ country: 'ut' })), 'valid')
})

test('a signer of other documents signs no cards', async () => {
  const profiles: readonly Partial<Profile>[] = [
    { documentTypes: ['SL', 'RC', 'CC'] },
    { documentTypes: [] },
    { usage: undefined },
    { usage: '1.3.6.1.5.5.7.3.1' },
  ]
  for (const profile of profiles) {
    await says(cardText({}, authority.makeSigner(profile)), 'never-issued', 'INVALID_DOCUMENTTYPE')
    await says(await walletText({}, { by: authority.makeSigner(profile) }), 'never-issued', 'INVALID_DOCUMENTTYPE')
  }
})

test('the signer must have been in force when it signed; afterwards its cards live on', async () => {
  const ended = authority.makeSigner({ validUntil: new Date('2026-11-10T00:00:00Z') })
  await says(cardText({}, ended), 'valid')
  await says(cardText({ issuedAt: nowSeconds - 3600 }, ended), 'cannot-verify', 'EXPIRED_CERTIFICATE')
})

test('F13: a signer declared stolen is cut off with all it ever signed, in the middle of a day', async () => {
  const distrusted = createHash('sha256').update(signer.certificate).digest('base64url')
  const list = await verifyStatusList(statusListText({ by: authority.makeSigner() }), { ...options, uri: listUri })
  assert.ok(list.ok)
  await says(cardText(), 'valid', undefined, { statusLists: [list.value] })
  const cut = { issuers: trust.issuers.map((issuer) => ({ ...issuer, distrustedSigners: [distrusted] })) }
  await says(cardText(), 'cannot-verify', 'REVOKED_CERTIFICATE', { trust: cut, statusLists: [list.value] })
  const otherSigner = cardText({}, authority.makeSigner())
  await says(otherSigner, 'valid', undefined, { trust: cut, statusLists: [list.value] })
  // the stolen signer’s list, verified before the cut and still in memory
  const stolen = await verifyStatusList(statusListText(), { ...options, uri: listUri })
  assert.ok(stolen.ok)
  await says(otherSigner, 'cannot-verify', 'STATUS_LIST_UNTRUSTED', { trust: cut, statusLists: [stolen.value] })
})

test('a card signed later than now tells of a wrong clock', async () => {
  await says(cardText({ issuedAt: nowSeconds + 60 }), 'valid')
  await says(cardText({ issuedAt: nowSeconds + 61 }), 'cannot-verify', 'SIGNED_IN_FUTURE')
  await assert.rejects(verify(cardText(), { now: new Date(Number.NaN) }), RangeError)
})

test('another passport is a mismatch, another spelling is not', async () => {
  await says(cardText(), 'valid', undefined, { passportNumber: 'l898 902-c3' })
  await says(cardText(), 'cannot-verify', 'SEAL_PASSPORT_MISMATCH', { passportNumber: 'L898902C4' })
  await says(cardText(), 'cannot-verify', 'SEAL_PASSPORT_MISMATCH', { passportNumber: '' })
  const [jwt = ''] = (await walletText()).split('~')
  await says(`${jwt}~`, 'cannot-verify', 'SEAL_PASSPORT_MISMATCH', { passportNumber: 'L898902C3' })
})

test('two cards cannot share an index unseen: the list is the card’s own, by its URI', async () => {
  const second = { cardNumber: '234567893', status: { idx, uri: 'https://sapar.example.org/status-lists/8' } }
  const one = statusListText({ statuses: { [idx]: 3 } })
  const two = statusListText({ uri: second.status.uri })
  await says(cardText(), 'cancelled-by-holder', undefined, { statusLists: [two, one] })
  await says(cardText(second), 'valid', undefined, { statusLists: [one, two] })
  await says(cardText(second), 'cannot-verify', 'STATUS_LIST_MISSING', { statusLists: [one] })
  // and two cards with one index in one list have one fate
  const twin = cardText({ cardNumber: '234567893' })
  for (const card of [cardText(), twin]) await says(card, 'cancelled-by-holder', undefined, { statusLists: [one] })
})

test('an index past the end, a list of other bits: no statement', async () => {
  await says(cardText({ status: { idx: 8192, uri: listUri } }), 'cannot-verify', 'STATUS_INDEX_MISSING')
  await says(cardText({ status: { idx: 8191, uri: listUri } }), 'valid')
  for (const bits of [1, 4, 8] as const) await says(cardText(), 'cannot-verify', 'STATUS_RESERVED', lists({ bits }))
})

test('I-08: of several lists the highest sequence counts, and one lower than seen is refused', async () => {
  const older = statusListText({ sequence: 9 })
  const newer = statusListText({ sequence: 11, statuses: { [idx]: 3 } })
  for (const statusLists of [
    [older, newer],
    [newer, older],
  ]) {
    await says(cardText(), 'cancelled-by-holder', undefined, { statusLists })
  }
  const seen = { lastSequences: { [listUri]: 11 } }
  await says(cardText(), 'cannot-verify', 'STATUS_LIST_OLDER_SEQUENCE', { ...seen, statusLists: [older] })
  await says(cardText(), 'valid', undefined, { ...seen, ...lists({ sequence: 11 }) })
})

test('I-01, I-04: a stale list is doubt; without a network it serves until it expires, and says so', async () => {
  const list = (issuedAt: number) => lists({ issuedAt, expiresAt: issuedAt + 3600, ttl: 300 })
  await says(cardText(), 'valid', undefined, list(nowSeconds - 360))
  await says(cardText(), 'cannot-verify', 'STATUS_LIST_STALE', list(nowSeconds - 361))
  const { dataAge } = await says(cardText(), 'valid', undefined, { ...list(nowSeconds - 3599), isOffline: true })
  assert.deepEqual([dataAge?.seconds, dataAge?.isStale], [3599, true])
  await says(cardText(), 'cannot-verify', 'STATUS_LIST_EXPIRED', { ...list(nowSeconds - 3600), isOffline: true })
})

test('I-01: from a cancellation on, no list younger than its ttl says valid once it is published', async () => {
  const ttl = 300
  const delay = fc.integer({ min: 0, max: 2000 })
  await fc.assert(
    fc.asyncProperty(delay, delay, async (published, asked) => {
      // the newest list that this verifier may hold without having fetched again
      const held = statusListText({ issuedAt: nowSeconds + published, ttl, sequence: 11, statuses: { [idx]: 3 } })
      const old = statusListText({ issuedAt: nowSeconds + published - 1, ttl, sequence: 10 })
      const clock = { now: new Date((nowSeconds + published + asked) * 1000) }
      const { answer } = await verify(cardText(), { ...clock, statusLists: [old] })
      if (asked > ttl + 60) assert.equal(answer, 'cannot-verify')
      assert.notEqual((await verify(cardText(), { ...clock, statusLists: [old, held] })).answer, 'valid')
    }),
    { numRuns: 50 },
  )
})

test('I-03: the answer off line differs from the one on line only while a list is aged', async () => {
  const change = fc.record({ status: fc.constantFrom(0, 1, 2, 3), age: fc.nat({ max: 90_000 }), isOld: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(change, async ({ status, age, isOld }) => {
      const plan = lists({ issuedAt: nowSeconds - age, statuses: { [idx]: status } })
      const card = cardText(isOld ? { validUntil: '2026-11-20' } : {})
      const [online, offline] = [await verify(card, plan), await verify(card, { ...plan, isOffline: true })]
      if (online.answer !== offline.answer) {
        assert.equal(online.answer, 'cannot-verify')
        assert.ok(offline.dataAge?.isStale)
      }
    }),
    { numRuns: 60 },
  )
})

test('a function is asked for the list of a genuine card, and for nothing else', async () => {
  const asked: string[] = []
  const statusLists = async (uri: string) => {
    asked.push(uri)
    return [statusListText({ statuses: { [idx]: 2 } })]
  }
  await says(cardText(), 'suspended', undefined, { statusLists })
  await says(cardText().replace('ANNA', 'ANNE'), 'never-issued', 'INVALID_SIGNATURE', { statusLists })
  await says(cardText({ validUntil: '2026-11-20' }), 'expired', undefined, { statusLists })
  assert.deepEqual(asked, [listUri])
  await says(cardText(), 'cannot-verify', 'STATUS_LIST_MISSING', { statusLists: async () => [] })
})

test('a list that was verified once answers like its token', async () => {
  const list = await verifyStatusList(statusListText({ statuses: { [idx]: 2 } }), { ...options, uri: listUri })
  assert.ok(list.ok)
  assert.equal(getStatus(list.value.statuses, list.value.bits, idx), 2)
  await says(cardText(), 'suspended', undefined, { statusLists: [list.value] })
  const later = { now: new Date((nowSeconds + 301) * 1000) }
  await says(cardText(), 'cannot-verify', 'STATUS_LIST_STALE', { ...later, statusLists: [list.value] })
  const other: VerifiedStatusList = { ...list.value, uri: `${listUri}/` }
  await says(cardText(), 'cannot-verify', 'STATUS_LIST_MISSING', { statusLists: [other] })
})

test('a wallet’s copy with a wrong claim, a foreign disclosure or another type is refused', async () => {
  const change = async (claims: JsonObject) => walletText({}, { change: claims })
  await says(await change({ vct: 'urn:sapar:travel-card:2' }), 'cannot-verify', 'WRONG_FORMAT')
  await says(await change({ iat: '1' }), 'cannot-verify', 'WRONG_FORMAT')
  await says(await change({ status: {} }), 'cannot-verify', 'WRONG_FORMAT')
  await says(await change({ sex: 'U' }), 'cannot-verify', 'WRONG_FORMAT')
  await says(await change({ issuing_country: 'XXX' }), 'cannot-verify', 'UNKNOWN_CERTIFICATE')
  const foreign = Buffer.from(JSON.stringify(['c2FsdA', 'name', 'SOMEBODY<<ELSE'])).toString('base64url')
  await says(`${await walletText()}${foreign}~`, 'never-issued', 'INVALID_SIGNATURE')
})

test('when the holder has to prove the key, only the key of the card does', async () => {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const holderKey = keys.publicKey.export({ format: 'jwk' }) as JsonObject
  const presented = await walletText({}, { holderKey })
  const bind = (nonce: string, aud: string, key = keys.privateKey) => {
    const sdHash = createHash('sha256').update(presented).digest('base64url')
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const input = `${part({ alg: 'ES256', typ: 'kb+jwt' })}.${part({ iat: nowSeconds, nonce, aud, sd_hash: sdHash })}`
    return `${presented}${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }
  const holder = { nonce: 'n-1', audience: 'gate 7' }
  await says(bind('n-1', 'gate 7'), 'valid', undefined, { holder })
  await says(presented, 'valid')
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const wrong = [presented, bind('n-2', 'gate 7'), bind('n-1', 'gate 8'), bind('n-1', 'gate 7', other), cardText()]
  for (const input of wrong) await says(input, 'cannot-verify', 'HOLDER_NOT_PROVED', { holder })
})

test('whatever an issuer signs is answered: a claim of the wrong kind is never valid', async () => {
  const genuine = parseVdsNc(cardText())
  assert.ok(genuine.ok)
  const { message, type } = genuine.value
  const wrong = fc.oneof(
    fc.jsonValue({ stringUnit: 'grapheme' }),
    fc.constantFrom(-1, 0.5, 2 ** 53, '', '2026-02-30', null),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(message)), wrong, async (name, value) => {
      // as it is written: JSON knows no -0
      const written = JSON.parse(JSON.stringify(value)) as JsonValue
      const data = vdsNcData(type, 1, 'UTO', { ...message, [name]: written })
      const said = await verify(envelope(data, signer.sign(dataToSign(data)), signer.certificate))
      const isRight = fromMessage(cardFields, data['msg'] as JsonObject) !== undefined
      assert.equal(said.reasons.includes('WRONG_FORMAT'), !isRight, name)
      if (!isRight) assert.equal(said.answer, 'cannot-verify')
    }),
    { numRuns: 300 },
  )
})
