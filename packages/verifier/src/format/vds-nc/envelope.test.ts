import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cardText } from '../../../test/support/issued.ts'
import { vectors } from '../../../test/support/vectors.ts'
import { textOf } from '../codec/bytes.ts'
import { readCertificate } from '../x509/certificate.ts'
import { verifyEs256 } from '../x509/check-signer.ts'
import { dataToSign, envelope, longestVdsNc, parseVdsNc, vdsNcData, type VdsNc } from './envelope.ts'

type Published = {
  readonly vectors: readonly { readonly name: string; readonly vds: unknown; readonly jcs_of_data: string }[]
}

const published = (vectors('vds-nc') as Published).vectors

function read(text: string): VdsNc {
  const parsed = parseVdsNc(text)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.value
}

test('the published envelopes are read, and their signatures fit the bytes that we take for signed', async () => {
  assert.equal(published.length, 2)
  for (const { name, vds, jcs_of_data: canonical } of published) {
    const seal = read(JSON.stringify(vds, undefined, 2))
    assert.equal(textOf(seal.signed), canonical, name)
    assert.deepEqual([seal.type, seal.version, seal.issuer], ['icao.vacc', 1, 'UTO'])
    const key = readCertificate(seal.certificate)?.publicKey
    assert.ok(key && (await verifyEs256(key, seal.signature, seal.signed)), name)
  }
})

test('what is written is read again', () => {
  const data = vdsNcData('t', 1, 'UTO', { b: 'қ', a: 1 })
  const seal = read(envelope(data, new Uint8Array(64).fill(3), Uint8Array.of(1, 2, 3)))
  assert.deepEqual([seal.message, seal.issuer, seal.type], [{ b: 'қ', a: 1 }, 'UTO', 't'])
  assert.deepEqual(seal.signature, new Uint8Array(64).fill(3))
  assert.deepEqual(seal.certificate, Uint8Array.of(1, 2, 3))
  assert.deepEqual(seal.signed, dataToSign(data))
})

test('nothing but its members, and no other algorithm', () => {
  const text = cardText()
  const edits: readonly (readonly [string, string])[] = [
    ['"alg":"ES256"', '"alg":"none"'],
    ['"alg":"ES256"', '"alg":"ES384"'],
    ['"alg":"ES256"', '"alg":"es256"'],
    ['"alg":"ES256",', ''],
    ['"alg":"ES256"', '"alg":"ES256","crit":1'],
    ['"sig":{', '"more":1,"sig":{'],
    ['"hdr":{', '"hdr":{"x":1,'],
    ['"data":{', '"data":{"x":1,'],
    ['"v":1', '"v":"1"'],
    ['"is":"UTO"', '"is":1'],
    ['"sigvl":"', '"sigvl":"AAAA'],
  ]
  for (const [from, to] of edits) {
    assert.ok(text.includes(from), from)
    assert.deepEqual(parseVdsNc(text.replace(from, to)), { ok: false, refusal: 'vds-nc-shape' }, `${from} ${to}`)
  }
})

test('other JSON is not an envelope, other text is not JSON', () => {
  for (const text of ['null', '[]', '1', '{}', '{"data":{},"sig":{}}', '{"data":null,"sig":null}']) {
    assert.deepEqual(parseVdsNc(text), { ok: false, refusal: 'vds-nc-shape' }, text)
  }
  assert.deepEqual(parseVdsNc(''), { ok: false, refusal: 'json-syntax' })
  assert.deepEqual(parseVdsNc(cardText().replace('"msg":{', '"msg":{"no":"1",')), {
    ok: false,
    refusal: 'json-duplicate-name',
  })
  assert.deepEqual(parseVdsNc(' '.repeat(longestVdsNc + 1)), { ok: false, refusal: 'json-limit' })
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => assert.equal(parseVdsNc(text).ok, false)),
    { numRuns: 1000 },
  )
})
