import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { assertDkimKey } from './smtp-settings.ts'

function dkimWith(privateKey: string) {
  return { domain: 'example.org', selector: 'sapar', privateKey }
}

function rsaKey(modulusLength: number): string {
  return generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

test('an RSA key of 2048 bits will do', () => {
  assert.doesNotThrow(() => assertDkimKey(dkimWith(rsaKey(2048))))
})

test('a short key is refused: receivers ignore its signatures (RFC 8301)', () => {
  assert.throws(() => assertDkimKey(dkimWith(rsaKey(1024))), /at least 2048 bits/)
})

test('an Ed25519 key is refused: the library cannot sign with it and would send unsigned', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  assert.throws(() => assertDkimKey(dkimWith(pem)), /RSA private key/)
})

test('a text that is no key is refused', () => {
  assert.throws(() => assertDkimKey(dkimWith('not a key')))
})
