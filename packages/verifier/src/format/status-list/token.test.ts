import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signer, statusListText } from '../../../test/support/issued.ts'
import { vectors } from '../../../test/support/vectors.ts'
import { assembleJws, jwsSigningInput, parseJws } from '../jws/compact.ts'
import type { JsonObject } from '../codec/json-value.ts'
import { inflate } from './inflate.ts'
import { getStatus } from './statuses.ts'
import { parseStatusListToken, readStatusList, statusListSigningInput } from './token.ts'

const claims = {
  uri: 'https://a.example/1',
  issuedAt: 1_700_000_000,
  expiresAt: 1_700_086_400,
  ttl: 300,
  sequence: 7,
  bits: 2 as const,
  compressed: Uint8Array.of(1, 2, 3),
}

test('what is written is read again', () => {
  const text = assembleJws(statusListSigningInput(claims, signer.certificate), new Uint8Array(64))
  assert.deepEqual(parseStatusListToken(text)?.claims, claims)
})

test('the published token is read up to the sequence, which is ours', async () => {
  type Tokens = { readonly tokens: readonly { readonly jwt?: string }[] }
  const [{ jwt = '' } = {}] = (vectors('token-status-list') as Tokens).tokens
  const jws = parseJws(jwt, 10_000)
  const list = jws && readStatusList(jws.payload)
  assert.ok(list)
  const statuses = (await inflate(list.compressed)) ?? new Uint8Array()
  const read = Array.from({ length: 16 }, (_, index) => getStatus(statuses, list.bits, index))
  assert.deepEqual(read, [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1])
  assert.equal(parseStatusListToken(jwt), undefined)
})

test('each claim is needed, in its kind', () => {
  const good: JsonObject = { sub: 'u', iat: 1, exp: 2, ttl: 3, seq: 0, status_list: { bits: 2, lst: 'AQID' } }
  const read = (payload: JsonObject, type = 'statuslist+jwt') =>
    parseStatusListToken(assembleJws(jwsSigningInput(type, signer.certificate, payload), new Uint8Array(64)))
  assert.ok(read(good))
  const wrong: Readonly<Record<string, readonly JsonObject[string][]>> = {
    sub: [1, null, 'x'.repeat(1025)],
    iat: ['1', -1, 1.5],
    exp: ['2', null],
    ttl: [0, -1, '3'],
    seq: [-1, '0', 0.5],
    status_list: [null, [], { bits: 3, lst: 'AQID' }, { bits: 2 }, { bits: 2, lst: 'A' }, { lst: 'AQID' }],
  }
  for (const [name, values] of Object.entries(wrong)) {
    const { [name]: _, ...without } = good
    assert.equal(read(without), undefined, name)
    for (const value of values)
      assert.equal(read({ ...good, [name]: value }), undefined, `${name} ${JSON.stringify(value)}`)
  }
  assert.equal(read(good, 'jwt'), undefined)
  assert.equal(read(good, 'dc+sd-jwt'), undefined, 'another kind of token under the same key (RFC 8725 §3.11)')
})

test('a list of the demonstration’s size has some kilobytes', () => {
  const statuses = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [at * 131, 3]))
  assert.ok(statusListText({ size: 131_072, statuses }).length < 16_000)
})
