import { createECDH, createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Trust } from '@sapar/verifier'
import {
  assembleJws,
  barcodeSignerUsage,
  base64,
  cardData,
  cardStatusBits,
  dataToSign,
  envelope,
  signerTypes,
  statusListSigningInput,
  type CardClaims,
  type StatusListClaims,
} from '@sapar/verifier/format'
import { makeRootCertificate, makeSignerCertificate, type Sign } from '#platform/keys/certificates.ts'

/** No State's letters: ISO 3166-1 §8.1.3 leaves ZZ and ZZZ to users. */
export const practiceIssuer = 'ZZZ'
const practiceCountry = 'ZZ'

/**
 * The authority of the practice set. Its keys are no secret: they follow from a sentence, so every process and every
 * restart has the same ones and a printed practice card goes on working. Nothing but practice mode trusts them.
 */
export type PracticeAuthority = {
  readonly trust: Trust
  card(claims: CardClaims): string
  list(claims: Omit<StatusListClaims, 'bits'>): string
}

type Key = { readonly publicKey: Uint8Array; readonly sign: (bytes: Uint8Array) => Uint8Array<ArrayBuffer> }

const validity = { validFrom: new Date('2026-01-01T00:00:00Z'), validUntil: new Date('2056-01-01T00:00:00Z') }

export async function practiceAuthority(): Promise<PracticeAuthority> {
  const [root, signer] = [keyOf('root'), keyOf('signer')]
  const certificates = await certify(root, signer)
  return {
    trust: {
      issuers: [{ issuer: practiceIssuer, country: practiceCountry, authorities: [base64(certificates.root)] }],
    },
    card(claims) {
      const data = cardData(practiceIssuer, claims)
      if (!data.ok) throw new Error(`practice cards cannot say this: ${data.refusal.join(', ')}`)
      return envelope(data.value, signer.sign(dataToSign(data.value)), certificates.signer)
    },
    list(claims) {
      const input = statusListSigningInput({ ...claims, bits: cardStatusBits }, certificates.signer)
      return assembleJws(input, signer.sign(Buffer.from(input, 'latin1')))
    },
  }
}

async function certify(root: Key, signer: Key) {
  const name = (commonName: string) => ({ country: practiceCountry, commonName })
  const issuer = name('Practice Root')
  const signByRoot: Sign = (bytes) => Promise.resolve(root.sign(bytes))
  const common = { ...validity, serial: Buffer.of(1) }
  return {
    root: new Uint8Array(
      await makeRootCertificate({ ...common, subject: issuer, publicKey: root.publicKey }, signByRoot),
    ),
    signer: new Uint8Array(
      await makeSignerCertificate(
        {
          ...common,
          serial: Buffer.of(2),
          subject: name('Practice Signer'),
          publicKey: signer.publicKey,
          issuer,
          issuerPublicKey: root.publicKey,
          documentTypes: [signerTypes.card, signerTypes.list],
          usage: barcodeSignerUsage,
        },
        signByRoot,
      ),
    ),
  }
}

function keyOf(role: string): Key {
  const scalar = createHash('sha256').update(`Sapar practice ${role}: nobody shall trust this key`).digest()
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(scalar)
  const point = curve.getPublicKey()
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: scalar.toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  return {
    publicKey: new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })),
    sign: (bytes) => new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })),
  }
}
