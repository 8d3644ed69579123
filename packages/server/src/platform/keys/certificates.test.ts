import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { keyIdOf, makeCertificateRequest, makeRootCertificate, makeSignerCertificate } from './certificates.ts'
import * as der from './der.ts'

const folder = mkdtempSync(join(tmpdir(), 'sapar-certificates-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const barcodeSigner = '2.23.136.1.1.14.2'

function aKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    publicKey: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    sign: (bytes: Uint8Array) =>
      Promise.resolve(new Uint8Array(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }))),
  }
}

const root = aKey()
const signer = aKey()
const validity = { validFrom: new Date('2026-09-01T00:00:00Z'), validUntil: new Date('2027-12-01T00:00:00Z') }
const rootName = { country: 'UT', commonName: 'UTO Root 1' }

const makeRoot = () =>
  makeRootCertificate(
    {
      subject: rootName,
      publicKey: root.publicKey,
      serial: randomBytes(8),
      ...validity,
      validUntil: new Date('2051-01-01T00:00:00Z'),
    },
    root.sign,
  )
const makeSigner = (serial = randomBytes(8), documentTypes = ['NV']) =>
  makeSignerCertificate(
    {
      subject: { country: 'UT', commonName: 'UTO Cards 1' },
      publicKey: signer.publicKey,
      serial,
      ...validity,
      issuer: rootName,
      issuerPublicKey: root.publicKey,
      documentTypes,
      usage: barcodeSigner,
    },
    root.sign,
  )

test('a root signs itself, is an authority and names its key', async () => {
  const made = new X509Certificate(await makeRoot())
  assert.ok(made.ca)
  assert.ok(made.verify(made.publicKey))
  assert.equal(made.subject, 'C=UT\nCN=UTO Root 1')
  assert.equal(made.validToDate.toISOString(), '2051-01-01T00:00:00.000Z')
})

test('a signer is signed by its root, no authority, and small enough for a bar code: at most 420 bytes', async () => {
  const bytes = await makeSigner()
  const made = new X509Certificate(bytes)
  assert.ok(made.verify(createPublicKey({ key: Buffer.from(root.publicKey), format: 'der', type: 'spki' })))
  assert.ok(!made.ca)
  assert.ok(made.checkIssued(new X509Certificate(await makeRoot())))
  assert.ok(bytes.length <= 420, `${bytes.length} bytes`)
})

test('openssl verifies the chain and reads every extension', async () => {
  const rootFile = pem('root.pem', await makeRoot())
  const signerFile = pem('signer.pem', await makeSigner(randomBytes(8), ['VC', 'CC']))
  const at = String(Date.parse('2026-10-01T00:00:00Z') / 1000)
  assert.match(openssl('verify', '-attime', at, '-x509_strict', '-CAfile', rootFile, signerFile), /OK/)
  const said = openssl('x509', '-in', signerFile, '-noout', '-text')
  assert.match(said, /X509v3 Extended Key Usage:\s+2\.23\.136\.1\.1\.14\.2/)
  const keyId = Buffer.from(keyIdOf(root.publicKey)).toString('hex').toUpperCase().match(/../g)?.join(':')
  assert.ok(said.includes(keyId ?? 'no key id'))
  assert.match(openssl('asn1parse', '-in', signerFile), /2\.23\.136\.1\.1\.6\.2/)
})

test('a request is what an authority off line can sign: openssl reads it and its proof of possession', async () => {
  const request = await makeCertificateRequest(
    { subject: { country: 'UT', commonName: 'UTO Cards 2' }, publicKey: signer.publicKey },
    signer.sign,
  )
  const file = join(folder, 'request.der')
  writeFileSync(file, request)
  const said = openssl('req', '-inform', 'DER', '-in', file, '-noout', '-verify', '-subject')
  assert.match(said, /UTO Cards 2/)
})

test('serials are positive and in the fewest bytes, whatever the random bytes are', async () => {
  for (const hex of ['00', '80ffffffffffffff', '0000000000000001', 'ff']) {
    const made = new X509Certificate(await makeSigner(Buffer.from(hex, 'hex')))
    assert.equal(BigInt(`0x${made.serialNumber}`), BigInt(`0x${hex}`))
  }
})

test('lengths and times keep the shortest form that DER asks for', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 0, maxLength: 70_000 }), (bytes) => {
      const written = der.octetString(bytes)
      const header = bytes.length < 0x80 ? 2 : bytes.length < 0x100 ? 3 : bytes.length < 0x10000 ? 4 : 5
      assert.equal(written.length, header + bytes.length)
    }),
  )
  assert.equal(der.time(new Date('2049-12-31T23:59:59Z')).toString('latin1'), '\x17\r491231235959Z')
  assert.equal(der.time(new Date('2050-01-01T00:00:00Z')).toString('latin1'), '\x18\x0f20500101000000Z')
})

function pem(name: string, bytes: Uint8Array): string {
  const file = join(folder, name)
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  writeFileSync(file, `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`)
  return file
}

function openssl(...words: readonly string[]): string {
  return execFileSync('openssl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
