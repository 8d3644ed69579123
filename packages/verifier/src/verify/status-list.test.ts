import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { makeAuthority } from '../../test/support/authority.ts'
import {
  authority,
  listUri,
  now,
  nowSeconds,
  signer,
  statusListText,
  trust,
  type ListPlan,
} from '../../test/support/issued.ts'
import { vectors } from '../../test/support/vectors.ts'
import type { Reason } from './answers.ts'
import { checkListToday, verifyStatusList, type StatusListQuestion } from './status-list.ts'

const question: StatusListQuestion = { trust, uri: listUri, now }

async function refusal(token: string, change: Partial<StatusListQuestion> = {}): Promise<Reason | undefined> {
  const list = await verifyStatusList(token, { ...question, ...change })
  return list.ok ? undefined : list.refusal
}

const ofPlan = (plan: ListPlan, change: Partial<StatusListQuestion> = {}) => refusal(statusListText(plan), change)

test('a good list is inflated and says who signed it', async () => {
  const list = await verifyStatusList(statusListText({ statuses: { 3: 2 } }), question)
  assert.ok(list.ok)
  const { statuses, certificate, ...rest } = list.value
  assert.deepEqual([statuses.length, statuses[0]], [2048, 0b1000_0000])
  assert.deepEqual(certificate, signer.certificate)
  const issuedAt = nowSeconds - 60
  const expected = {
    issuer: 'UTO',
    uri: listUri,
    sequence: 10,
    issuedAt,
    expiresAt: issuedAt + 86_400,
    ttl: 300,
    bits: 2,
  }
  assert.deepEqual(rest, expected)
})

test('rule c: the subject is the card’s URI byte for byte', async () => {
  for (const uri of [
    `${listUri}/`,
    listUri.toUpperCase(),
    `${listUri}?`,
    `${listUri}#`,
    listUri.replace('https', 'http'),
    ` ${listUri}`,
  ]) {
    assert.equal(await ofPlan({ uri }), 'STATUS_LIST_OTHER_URI', uri)
    assert.equal(await ofPlan({}, { uri }), 'STATUS_LIST_OTHER_URI', uri)
  }
})

test('rule d: a list is believed by its own signer, not because a card points to it', async () => {
  // in the draft the example card and the example lists have different keys; taking one for both verifies nothing
  type Keyed = { readonly public_jwk?: { readonly x: string } }
  const { tokens } = vectors('token-status-list') as { readonly tokens: readonly Keyed[] }
  const published = vectors('sd-jwt') as { readonly issuer_public_jwk: { readonly x: string } }
  const keys = new Set([published.issuer_public_jwk.x, ...tokens.flatMap(({ public_jwk: key }) => key?.x ?? [])])
  assert.ok(keys.size >= 2)
  assert.equal(await ofPlan({ by: authority.makeSigner({ documentTypes: ['TC'] }) }), 'STATUS_LIST_UNTRUSTED')
  assert.equal(await ofPlan({ by: authority.makeSigner({ documentTypes: ['SL'] }) }), undefined)
  assert.equal(await ofPlan({ by: makeAuthority().makeSigner() }), 'STATUS_LIST_UNTRUSTED')
})

test('a changed list and a swapped certificate are found', async () => {
  const [head = '', , tail = ''] = statusListText().split('.')
  const [, cancelled = ''] = statusListText({ statuses: { 1: 3 } }).split('.')
  assert.equal(await refusal(`${head}.${cancelled}.${tail}`), 'STATUS_LIST_INVALID_SIGNATURE')
  const swapped = statusListText({ by: { ...authority.makeSigner(), certificate: signer.certificate } })
  assert.equal(await refusal(swapped), 'STATUS_LIST_INVALID_SIGNATURE')
})

test('time: from the future, expired, stale; the tolerance is for the clock, never for the expiry', async () => {
  assert.equal(await ofPlan({ issuedAt: nowSeconds + 60 }), undefined)
  assert.equal(await ofPlan({ issuedAt: nowSeconds + 61 }), 'STATUS_LIST_FROM_FUTURE')
  assert.equal(await ofPlan({ issuedAt: nowSeconds + 61 }, { skew: 120 }), undefined)
  assert.equal(await ofPlan({ expiresAt: nowSeconds + 1 }), undefined)
  assert.equal(await ofPlan({ expiresAt: nowSeconds }), 'STATUS_LIST_EXPIRED')
  assert.equal(await ofPlan({ ttl: 1, issuedAt: nowSeconds - 61 }), undefined)
  assert.equal(await ofPlan({ ttl: 1, issuedAt: nowSeconds - 62 }), 'STATUS_LIST_STALE')
  assert.equal(await ofPlan({ ttl: 1, issuedAt: nowSeconds - 62 }, { isOffline: true }), undefined)
  assert.notEqual(await ofPlan({}, { now: new Date(Number.NaN) }), undefined)
})

test('I-08: a lower sequence than seen is refused, the same is not', async () => {
  assert.equal(await ofPlan({ sequence: 9 }, { lastSequence: 10 }), 'STATUS_LIST_OLDER_SEQUENCE')
  assert.equal(await ofPlan({ sequence: 10 }, { lastSequence: 10 }), undefined)
})

test('a list that inflates to gigabytes is refused, and so is one that does not inflate', async () => {
  const bomb = new Uint8Array(deflateSync(Buffer.alloc(400_000_000)))
  assert.equal(await ofPlan({ compressed: bomb }), 'STATUS_LIST_UNREADABLE')
  assert.equal(await ofPlan({ compressed: Uint8Array.of(1, 2, 3) }), 'STATUS_LIST_UNREADABLE')
  assert.equal(await ofPlan({ compressed: new Uint8Array() }), 'STATUS_LIST_UNREADABLE')
})

test('what is not a list is refused by its form', async () => {
  for (const token of ['', 'a.b.c', '{}', `${statusListText()}.`, statusListText().slice(0, -1)]) {
    assert.equal(await refusal(token), 'STATUS_LIST_WRONG_FORMAT', token.slice(-20))
  }
})

test('a list in memory is asked again for its age, issuer and address', async () => {
  const verified = await verifyStatusList(statusListText(), question)
  assert.ok(verified.ok)
  const today = (change: Partial<StatusListQuestion>) => checkListToday(verified.value, { ...question, ...change })
  assert.equal(await today({}), undefined)
  assert.equal(await today({ uri: 'https://other.example/1' }), 'STATUS_LIST_OTHER_URI')
  assert.equal(await today({ now: new Date((nowSeconds + 301) * 1000) }), 'STATUS_LIST_STALE')
  assert.equal(await today({ lastSequence: 11 }), 'STATUS_LIST_OLDER_SEQUENCE')
  const [issuer] = trust.issuers
  assert.ok(issuer)
  assert.equal(await today({ trust: { issuers: [{ ...issuer, issuer: 'XXX' }] } }), 'STATUS_LIST_UNTRUSTED')
})
