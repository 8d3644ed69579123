import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { verifyCard } from '../../src/index.ts'
import { dataToSign, envelope, parseVdsNc } from '../../src/format/index.ts'
import { authority, cardText, now, signer, statusListText, trust } from '../support/issued.ts'

/* OpenSSL's command line verifies our certificates and signatures; and we a card that was signed with nothing else. */

const folder = mkdtempSync(join(tmpdir(), 'sapar-openssl-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)

function openssl(args: string): string {
  const { status, stdout, stderr, error } = spawnSync('openssl', args.split(' '), { cwd: folder, encoding: 'utf8' })
  assert.ifError(error)
  assert.equal(status, 0, `openssl ${args}\n${stderr}`)
  return stdout
}

const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`

/** r‖s as the DER that OpenSSL takes, and back. */
function toDer(raw: Uint8Array): Buffer {
  const half = (bytes: Uint8Array) => {
    const trimmed = Buffer.from(bytes.subarray(bytes.findIndex((byte) => byte !== 0)))
    const positive = (trimmed[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed
    return Buffer.concat([Buffer.from([2, positive.length]), positive])
  }
  const both = Buffer.concat([half(raw.subarray(0, 32)), half(raw.subarray(32))])
  return Buffer.concat([Buffer.from([0x30, both.length]), both])
}

function toRaw(der: Buffer): Uint8Array {
  const first = der.readUInt8(3)
  const half = (at: number, length: number) =>
    Buffer.concat([Buffer.alloc(32), der.subarray(at, at + length)]).subarray(-32)
  return Buffer.concat([half(4, first), half(6 + first, der.readUInt8(5 + first))])
}

test('OpenSSL verifies our chain and the signature of our card', () => {
  writeFileSync(file('ca.pem'), pem(authority.certificate))
  writeFileSync(file('signer.pem'), pem(signer.certificate))
  openssl('verify -attime 1795694400 -CAfile ca.pem signer.pem')
  const seal = parseVdsNc(cardText())
  assert.ok(seal.ok)
  writeFileSync(file('data'), seal.value.signed)
  writeFileSync(file('signature'), toDer(seal.value.signature))
  writeFileSync(file('key.pem'), openssl('x509 -in signer.pem -pubkey -noout'))
  assert.match(openssl('dgst -sha256 -verify key.pem -signature signature data'), /Verified OK/)
})

test('we verify a card whose authority, signer and signature OpenSSL made', async () => {
  writeFileSync(
    file('profile.cnf'),
    `[ca]
basicConstraints=critical,CA:TRUE
subjectKeyIdentifier=hash
[signer]
authorityKeyIdentifier=keyid
extendedKeyUsage=critical,2.23.136.1.1.14.2
2.23.136.1.1.6.2=ASN1:SEQUENCE:list
[list]
version=INTEGER:0
types=SET:types
[types]
card=PRINTABLESTRING:TC
statuses=PRINTABLESTRING:SL
`,
  )
  openssl('ecparam -name prime256v1 -genkey -noout -out ca.key')
  openssl('ecparam -name prime256v1 -genkey -noout -out signer.key')
  openssl('req -new -key ca.key -subj /C=UT/CN=UT -out ca.csr')
  openssl('x509 -req -in ca.csr -signkey ca.key -days 3650 -sha256 -extfile profile.cnf -extensions ca -out ca2.pem')
  openssl('req -new -key signer.key -subj /C=UT/CN=7 -out signer.csr')
  openssl(
    'x509 -req -in signer.csr -CA ca2.pem -CAkey ca.key -set_serial 1 -days 730 -sha256 -extfile profile.cnf -extensions signer -out signer2.pem',
  )
  openssl('x509 -in ca2.pem -outform DER -out ca.der')
  openssl('x509 -in signer2.pem -outform DER -out signer.der')
  const sign = (bytes: string | Uint8Array) => {
    writeFileSync(file('data'), bytes)
    openssl('dgst -sha256 -sign signer.key -out signature data')
    return new Uint8Array(toRaw(readFileSync(file('signature'))))
  }
  const today = Math.floor(Date.now() / 1000)
  const certificate = new Uint8Array(readFileSync(file('signer.der')))
  const by = { ...signer, certificate, sign }
  const own = {
    issuers: [{ issuer: 'UTO', country: 'UT', authorities: [readFileSync(file('ca.der')).toString('base64')] }],
  }
  const card = cardText({ issuedAt: today, validFrom: '2020-01-01', validUntil: '2099-01-01' }, by)
  const statusLists = [statusListText({ issuedAt: today, by })]
  const said = await verifyCard(card, { trust: own, now: new Date(today * 1000), statusLists })
  assert.deepEqual([said.answer, said.reasons], ['valid', []])
  const seal = parseVdsNc(card)
  assert.ok(seal.ok)
  assert.equal(envelope(seal.value.data, sign(dataToSign(seal.value.data)), certificate).length, card.length)
  assert.equal((await verifyCard(card, { trust, now, statusLists })).answer, 'cannot-verify')
})
