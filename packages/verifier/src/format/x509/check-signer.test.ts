import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extension, makeAuthority, type Profile } from '../../../test/support/authority.ts'
import { bitString } from '../../../test/support/der-writer.ts'
import { readCertificate, type Certificate } from './certificate.ts'
import { checkSigner, verifyEs256, type SignerRefusal } from './check-signer.ts'

const authority = makeAuthority()
const signedAt = Date.parse('2026-11-26T12:00:00Z') / 1000
const question = { documentType: 'TC', signedAt }

function read(der: Uint8Array<ArrayBuffer>): Certificate {
  const certificate = readCertificate(der)
  assert.ok(certificate)
  return certificate
}

async function refusal(
  profile: Partial<Profile>,
  by = authority,
  asked = question,
): Promise<SignerRefusal | undefined> {
  return checkSigner(read(by.makeSigner(profile).certificate), [read(authority.certificate)], asked)
}

test('a signer of the pinned authority fits', async () => {
  assert.equal(await refusal({}), undefined)
  assert.equal(await refusal({ documentTypes: ['TC'] }), undefined)
})

test('an authority that is not pinned is unknown, also when it has the same name', async () => {
  assert.equal(await refusal({}, makeAuthority()), 'signer-unknown-authority')
  assert.equal(await refusal({}, makeAuthority({ name: 'Other CA' })), 'signer-unknown-authority')
})

test('an authority that imitates name and key id has not signed', async () => {
  const keyId = read(authority.certificate).subjectKeyId
  assert.equal(await refusal({}, makeAuthority({ keyId })), 'signer-signature')
})

test('a renewed authority of the same name and key id is found among several', async () => {
  const keyId = read(authority.certificate).subjectKeyId
  const authorities = [read(makeAuthority({ keyId }).certificate), read(authority.certificate)]
  assert.equal(await checkSigner(read(authority.makeSigner().certificate), authorities, question), undefined)
})

test('usage and document type are asked', async () => {
  assert.equal(await refusal({ usage: undefined }), 'signer-usage')
  assert.equal(await refusal({ usage: '1.3.6.1.5.5.7.3.1' }), 'signer-usage')
  assert.equal(await refusal({ documentTypes: ['SL'] }), 'signer-document-type')
  assert.equal(await refusal({ documentTypes: [] }), 'signer-document-type')
})

test('a key usage that forbids it is kept, where the certificate has one (RFC 5280 §4.2.1.3)', async () => {
  const usage = (...bytes: readonly number[]) => [extension('2.5.29.15', bitString(...bytes), true)]
  assert.equal(await refusal({ extra: usage(7, 0x80) }), undefined)
  assert.equal(await refusal({ extra: usage(2, 0x04) }), 'signer-usage')
  assert.equal(readCertificate(authority.makeSigner({ extra: usage() }).certificate), undefined)
  for (const [bits, expected] of [
    [0x04, undefined],
    [0x80, 'signer-unknown-authority'],
  ] as const) {
    const own = makeAuthority({ extra: usage(2, bits) })
    const signer = read(own.makeSigner().certificate)
    assert.equal(await checkSigner(signer, [read(own.certificate)], question), expected)
  }
})

test('an authority signs no documents itself', async () => {
  const own = read(authority.certificate)
  assert.notEqual(await checkSigner(own, [own], question), undefined)
})

test('both must have been in force when it signed, to the second', async () => {
  const [from, until] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')]
  const at = (instant: string) => ({ documentType: 'TC', signedAt: Date.parse(instant) / 1000 })
  const short = { validFrom: from, validUntil: until }
  assert.equal(await refusal(short, authority, at('2026-03-01T00:00:00Z')), undefined)
  assert.equal(await refusal(short, authority, at('2026-04-01T00:00:00Z')), undefined)
  assert.equal(await refusal(short, authority, at('2026-02-28T23:59:59Z')), 'signer-not-in-force')
  assert.equal(await refusal(short, authority, at('2026-04-01T00:00:01Z')), 'signer-not-in-force')
  const old = makeAuthority(short)
  const signer = read(old.makeSigner().certificate)
  assert.equal(await checkSigner(signer, [read(old.certificate)], question), 'signer-not-in-force')
})

test('a signature of another length or a key off the curve verifies nothing', async () => {
  const signer = authority.makeSigner()
  const { publicKey } = read(signer.certificate)
  assert.ok(publicKey)
  const signed = new TextEncoder().encode('text')
  const signature = signer.sign(signed)
  assert.ok(await verifyEs256(publicKey, signature, signed))
  assert.ok(!(await verifyEs256(publicKey, signature.slice(0, 63), signed)))
  assert.ok(!(await verifyEs256(publicKey, new Uint8Array(64), signed)))
  assert.ok(!(await verifyEs256(new Uint8Array(publicKey).fill(1, -20), signature, signed)))
})
