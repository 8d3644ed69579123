import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { extension, makeAuthority } from '../../../test/support/authority.ts'
import { sequence } from '../../../test/support/der-writer.ts'
import { vectors } from '../../../test/support/vectors.ts'
import { fromPaddedBase64url } from '../codec/base64.ts'
import { readCertificate } from './certificate.ts'

type Published = {
  readonly vectors: readonly {
    readonly vds: { readonly sig: { readonly cer: string } }
    readonly verify: { readonly valid_to: string }
  }[]
}

const [first, second] = (vectors('vds-nc') as Published).vectors.map(({ vds, verify }) => ({
  der: fromPaddedBase64url(vds.sig.cer) ?? new Uint8Array(),
  validTo: verify.valid_to,
}))
assert.ok(first && second)

test('the published signer of UTO is read, in the profile of ICAO', () => {
  const read = readCertificate(second.der)
  assert.ok(read)
  assert.deepEqual(
    [read.subject.country, read.subject.commonName, read.issuer.commonName, read.isAuthority],
    ['UT', '06', 'UT CA', false],
  )
  assert.deepEqual([read.extendedKeyUsages, read.documentTypes], [['2.23.136.1.1.14.2'], ['NV']])
  assert.equal(read.authorityKeyId?.length, 20)
  assert.equal(read.validUntil, Date.parse(second.validTo) / 1000)
})

test('a certificate of version 1, without extensions, is read and has nothing', () => {
  const read = readCertificate(first.der)
  assert.ok(read)
  assert.deepEqual([read.extendedKeyUsages, read.documentTypes, read.authorityKeyId], [[], [], undefined])
  assert.equal(read.subject.country, 'FR')
})

test('what we read agrees with OpenSSL', () => {
  const authority = makeAuthority()
  for (const { certificate } of [authority, authority.makeSigner()]) {
    const [ours, theirs] = [readCertificate(certificate), new X509Certificate(certificate)]
    assert.ok(ours)
    assert.equal(ours.validFrom, theirs.validFromDate.getTime() / 1000)
    assert.equal(ours.validUntil, theirs.validToDate.getTime() / 1000)
    assert.equal(`C=${ours.subject.country}\nCN=${ours.subject.commonName}`, theirs.subject)
    assert.deepEqual(Buffer.from(ours.publicKey ?? []), theirs.publicKey.export({ type: 'spki', format: 'der' }))
    assert.equal(ours.isAuthority, theirs.ca)
  }
})

test('a signature algorithm with parameters is none that we verify (RFC 5758 §3.2)', () => {
  // the published signer of UTO writes a NULL there
  assert.equal(readCertificate(second.der)?.signature, undefined)
  assert.equal(readCertificate(first.der)?.signature?.length, 64)
})

test('a critical extension that is not understood, and one that stands twice, are refused', () => {
  const authority = makeAuthority()
  const unknown = extension('1.2.3.4', sequence(), true)
  const harmless = extension('1.2.3.4', sequence())
  assert.equal(readCertificate(authority.makeSigner({ extra: [unknown] }).certificate), undefined)
  assert.ok(readCertificate(authority.makeSigner({ extra: [harmless] }).certificate))
  assert.equal(readCertificate(authority.makeSigner({ extra: [harmless, harmless] }).certificate), undefined)
})

test('a list of document types of another version is refused', () => {
  const authority = makeAuthority()
  const wrong = extension('2.23.136.1.1.6.2', sequence(Buffer.from([2, 1, 1]), Buffer.from([0x31, 0])))
  assert.equal(readCertificate(authority.makeSigner({ documentTypes: [], extra: [wrong] }).certificate), undefined)
})

test('cut off, lengthened or too long, it is no certificate', () => {
  const { certificate } = makeAuthority()
  for (let length = 0; length < certificate.length; length += 7) {
    assert.equal(readCertificate(certificate.slice(0, length)), undefined)
  }
  assert.equal(readCertificate(new Uint8Array([...certificate, 0])), undefined)
  assert.equal(readCertificate(new Uint8Array(5000)), undefined)
})

test('any byte that differs is read or refused, never an exception', () => {
  const { certificate } = makeAuthority().makeSigner()
  for (let at = 0; at < certificate.length; at++) {
    for (const change of [1, 0x80, 0xff]) {
      const other = new Uint8Array(certificate)
      other[at] = (other[at] ?? 0) ^ change
      assert.doesNotThrow(() => readCertificate(other), `byte ${at}`)
    }
  }
})
