import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { base64url } from '../codec/base64.ts'
import { utf8 } from '../codec/bytes.ts'
import { assembleJws, jwsSigningInput, parseJws } from './compact.ts'

const certificate = Uint8Array.of(1, 2, 3)
const signature = new Uint8Array(64).fill(9)
const text = assembleJws(jwsSigningInput('x+jwt', certificate, { b: 1, a: 'ä' }), signature)
const part = (json: string) => base64url(utf8(json))
const withHeader = (json: string) => [part(json), ...text.split('.').slice(1)].join('.')

test('what is written is read again', () => {
  const read = parseJws(text, 1000)
  assert.ok(read)
  assert.deepEqual([read.type, read.payload, read.certificate], ['x+jwt', { b: 1, a: 'ä' }, certificate])
  assert.deepEqual(read.signature, signature)
  assert.deepEqual(read.signed, utf8(text.slice(0, text.lastIndexOf('.'))))
})

test('algorithms other than ES256, "none" above all, are refused (RFC 8725 §3.1)', () => {
  for (const alg of ['none', 'None', 'HS256', 'RS256', 'ES384', 'es256', 'EdDSA', '']) {
    assert.equal(parseJws(withHeader(`{"alg":"${alg}","typ":"x+jwt"}`), 1000), undefined, alg)
  }
  assert.equal(parseJws(withHeader('{"typ":"x+jwt"}'), 1000), undefined)
  assert.ok(parseJws(withHeader('{"alg":"ES256","typ":"x+jwt"}'), 1000))
})

test('a header that is critical, untyped or says a thing twice is refused', () => {
  assert.equal(parseJws(withHeader('{"alg":"ES256","typ":"x","crit":["b64"],"b64":false}'), 1000), undefined)
  assert.equal(parseJws(withHeader('{"alg":"ES256"}'), 1000), undefined)
  assert.equal(parseJws(withHeader('{"alg":"ES256","typ":"x","alg":"ES256"}'), 1000), undefined)
})

test('only x5c gives a certificate, never a key that the header brings along', () => {
  const read = (more: string) => parseJws(withHeader(`{"alg":"ES256","typ":"x",${more}}`), 1000)?.certificate
  assert.deepEqual(read('"x5c":["AQID"]'), certificate)
  assert.equal(read('"jwk":{"kty":"EC"}'), undefined)
  for (const chain of ['[]', '"AQID"', '[1]', '["!"]', '["AQID","AQID","AQID","AQID","AQID"]']) {
    assert.equal(read(`"x5c":${chain}`), undefined, chain)
  }
})

test('other numbers of parts, other encodings and other lengths are refused', () => {
  const [head = '', body = '', tail = ''] = text.split('.')
  const wrong = [
    '',
    '..',
    `${head}.${body}`,
    `${text}.`,
    `${text}=`,
    `${head}.${body}.`,
    `${head}.${body}.${tail.slice(4)}`,
  ]
  for (const other of [...wrong, ` ${text}`, `${head}.${part('[]')}.${tail}`, `${head}.${part('1')}.${tail}`]) {
    assert.equal(parseJws(other, 1000), undefined, other)
  }
  assert.equal(parseJws(text, text.length - 1), undefined)
})

test('no text makes it throw', () => {
  const dotted = fc.array(fc.stringMatching(/^[\w-]{0,8}$/), { maxLength: 4 }).map((parts) => parts.join('.'))
  fc.assert(fc.property(dotted, (other) => assert.equal(parseJws(other, 1000), undefined)))
})
