import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base64url } from '../codec/base64.ts'
import { buildSdJwt, type SdJwtPlan } from './build.ts'
import { parseSdJwt } from './parse.ts'
import { processSdJwt } from './processed-claims.ts'

const plan: SdJwtPlan = {
  certificate: Uint8Array.of(1),
  claims: { vct: 'urn:x', a: 1, b: [2], c: { d: 3 } },
  disclosable: ['a', 'b'],
  salts: [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)],
  decoys: [new Uint8Array(32).fill(3)],
}

async function built(change: Partial<SdJwtPlan> = {}) {
  const unsigned = await buildSdJwt({ ...plan, ...change })
  const text = unsigned.assemble(new Uint8Array(64))
  const sdJwt = parseSdJwt(text)
  assert.ok(sdJwt)
  return { text, sdJwt, ...unsigned }
}

test('everything disclosed, all claims come back; nothing disclosed, only the open ones', async () => {
  const { sdJwt } = await built()
  assert.deepEqual(await processSdJwt(sdJwt), { claims: plan.claims, disclosed: new Set(['a', 'b']) })
  assert.deepEqual((await processSdJwt({ ...sdJwt, disclosures: [] }))?.claims, { vct: 'urn:x', c: { d: 3 } })
})

test('the payload does not tell which digests are decoys, nor in which order the claims stood', async () => {
  const { sdJwt } = await built()
  const digests = sdJwt.issued.payload['_sd'] as string[]
  assert.equal(digests.length, 3)
  assert.deepEqual(digests, digests.toSorted())
  const other = await built({ disclosable: ['b', 'a'], salts: plan.salts.toReversed() })
  assert.deepEqual(other.sdJwt.issued.payload['_sd'], digests)
})

test('the salt stands in front, and the text ends with a tilde (RFC 9901 §4)', async () => {
  const { text, disclosures } = await built()
  assert.ok(text.endsWith(`${disclosures.join('~')}~`))
  const first: unknown = JSON.parse(Buffer.from(disclosures[0] ?? '', 'base64url').toString())
  assert.deepEqual(first, [base64url(plan.salts[0] ?? new Uint8Array()), 'a', 1])
})

test('without selective disclosure there is no _sd (SD-JWT VC §3.2.2.2)', async () => {
  const { sdJwt, text } = await built({ disclosable: [], salts: [], decoys: [] })
  assert.deepEqual(sdJwt.issued.payload, plan.claims)
  assert.match(text, /^[^~]+~$/)
})

test('claims that a verifier decides by, missing claims and weak salts are mistakes', async () => {
  for (const name of ['vct', 'iss', 'exp', 'nbf', 'cnf', 'status', 'aud', '_sd', '...', 'missing']) {
    const claims = { ...plan.claims, ...(name === 'missing' ? {} : { [name]: 1 }) }
    await assert.rejects(built({ claims, disclosable: [name] }), /cannot be disclosable/, name)
  }
  await assert.rejects(built({ salts: [] }), /no salt/)
  await assert.rejects(built({ salts: [new Uint8Array(15), new Uint8Array(16)] }), /no salt/)
})
