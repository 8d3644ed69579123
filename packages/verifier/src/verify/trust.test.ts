import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authority, signer } from '../../test/support/issued.ts'
import { parseTrust } from './trust.ts'

const issuer = { issuer: 'UTO', country: 'UT', authorities: [authority.base64] }
const key = 'log.example.org/sapar-test+7a070992+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea'
const isRight = (value: unknown) => parseTrust(JSON.stringify(value)).ok

test('a trust file is read as it is', () => {
  const trust = {
    issuers: [{ ...issuer, distrustedSigners: ['A'.repeat(43)] }],
    logs: [{ key, witnesses: [key], quorum: 1 }],
  }
  assert.deepEqual(parseTrust(JSON.stringify(trust, undefined, 2)), { ok: true, value: trust })
  assert.ok(isRight({ issuers: [issuer] }))
  assert.ok(isRight({ issuers: [{ ...issuer, issuer: 'D', country: 'DE' }] }))
})

test('a member that is misspelt, missing or of another kind is refused: it must not mean less caution', () => {
  const wrongIssuers = [
    { ...issuer, distrustedSigner: [] },
    { ...issuer, distrustedSigners: ['short'] },
    { ...issuer, distrustedSigners: 'A'.repeat(43) },
    { ...issuer, authorities: [] },
    { ...issuer, authorities: ['!'] },
    { ...issuer, authorities: [Buffer.from(signer.certificate).toString('base64')] },
    { ...issuer, country: 'UTO' },
    { ...issuer, issuer: 'uto' },
    { issuer: 'UTO', country: 'UT' },
    null,
  ]
  for (const wrong of wrongIssuers) assert.ok(!isRight({ issuers: [issuer, wrong] }), JSON.stringify(wrong))
  const wrongLogs = [
    { key: 'x' },
    { key, quorum: 1 },
    { key, witnesses: ['x'] },
    { key, quorum: -1 },
    { key, more: 1 },
    1,
  ]
  for (const wrong of wrongLogs) assert.ok(!isRight({ issuers: [issuer], logs: [wrong] }), JSON.stringify(wrong))
  for (const wrong of [{}, { issuers: [] }, { issuers: [issuer], log: [] }, [], null]) assert.ok(!isRight(wrong))
  assert.ok(!parseTrust('').ok)
})
