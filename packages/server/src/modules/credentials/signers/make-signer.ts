import { barcodeSignerUsage, readCertificate, signerTypes } from '@sapar/verifier/format'
import type { SignerRole } from '#domain/credentials/signer-life-cycle.ts'
import { signerPeriods } from '#domain/credentials/signer-periods.ts'
import { makeRootCertificate, makeSignerCertificate, type CertificateName } from '#platform/keys/certificates.ts'
import type { CredentialsDeps } from '../deps.ts'
import type { SignerRow } from '../tables.ts'
import { countSigners, findSigner, getCertifiedSigner } from './signer-store.ts'

/** What certificates of a role may sign, as their DocumentTypeList says it. */
export const documentTypesOf = {
  document: [signerTypes.card, signerTypes.certificate, signerTypes.receipt],
  'status-list': [signerTypes.list],
  // of no document: what answers to systems is signed on demand, and must be able to sign nothing else
  answer: ['VA'],
} as const

/** How certificates name signers: short, because the name travels in every bar code. */
const shortNames = { document: 'DS', 'status-list': 'SL', answer: 'VA' } as const

/**
 * An hour: clocks differ, and a document that waited for its signature while a signer was replaced names a moment before
 * the new one was made.
 */
const backdatedDays = 1 / 24

type MakeSignerDeps = Pick<CredentialsDeps, 'db' | 'clock' | 'newId' | 'randomBytes' | 'keys' | 'issuer'>

/** Makes a key and, with the authority's root, its certificate; nothing is recorded yet. */
export async function makeSigner(
  deps: MakeSignerDeps,
  role: SignerRole,
  state: 'announced' | 'active',
): Promise<SignerRow> {
  const bare = await makeBareSigner(deps, role)
  const certificate = await certify(deps, role, bare)
  return { ...bare, state, certificate: certificate === undefined ? null : Buffer.from(certificate) }
}

/** Makes a key that has no certificate yet; nothing is recorded yet. */
export async function makeBareSigner(
  { clock, newId, keys }: Pick<CredentialsDeps, 'clock' | 'newId' | 'keys'>,
  role: SignerRole,
): Promise<SignerRow> {
  const id = newId()
  const key = await keys.create(`${role}-${id}`, role === 'log' ? 'Ed25519' : 'ES256')
  const now = wholeSeconds(clock.now())
  return {
    id,
    role,
    key_name: key.name,
    public_key: Buffer.from(key.publicKey),
    certificate: null,
    state: 'announced',
    state_since: now,
    distrusted_from: null,
    valid_from: addDays(now, -backdatedDays),
    valid_until: addDays(now, signerPeriods[role].validDays),
    created_at: now,
    version: 1,
  }
}

/** Whether the root's key is here to sign with. An authority may keep it off line, and bring certificates instead. */
export async function isRootHere({ db, keys }: Pick<CredentialsDeps, 'db' | 'keys'>): Promise<boolean> {
  const root = await findSigner(db, 'root', 'active')
  return root !== undefined && (await keys.find(root.keyName)) !== undefined
}

/** The name that the next signer of a role gets, on its certificate or on the request for one. */
export async function nextName(
  { db, issuer }: Pick<CredentialsDeps, 'db' | 'issuer'>,
  role: Exclude<SignerRole, 'log'>,
): Promise<CertificateName> {
  const number = (await countSigners(db, role)) + 1
  const commonName = role === 'root' ? `${issuer.code} ${number}` : `${shortNames[role]} ${number}`
  return { country: issuer.country, commonName }
}

async function certify(
  deps: MakeSignerDeps,
  role: SignerRole,
  { key_name, public_key: publicKey, valid_from: validFrom, valid_until: validUntil }: SignerRow,
): Promise<Uint8Array | undefined> {
  if (role === 'log') return undefined
  const { db, keys, randomBytes } = deps
  const subject = await nextName(deps, role)
  const content = { subject, publicKey, serial: randomBytes(6), validFrom, validUntil }
  if (role === 'root') return makeRootCertificate(content, (bytes) => keys.sign(key_name, bytes))
  const root = await getCertifiedSigner(db, 'root')
  return makeSignerCertificate(
    {
      ...content,
      issuer: rootName(root.certificate),
      issuerPublicKey: root.publicKey,
      documentTypes: documentTypesOf[role],
      usage: barcodeSignerUsage,
    },
    (bytes) => keys.sign(root.keyName, bytes),
  )
}

/** Byte for byte the root's own subject, by which verifiers find it. */
function rootName(certificate: Uint8Array<ArrayBuffer>): CertificateName {
  const { country, commonName } = readCertificate(certificate)?.subject ?? {}
  if (country === undefined || commonName === undefined) throw new Error('the root has no country or no name')
  return { country, commonName }
}

function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000)
}

/** Certificates know no fractions; what is recorded is what they say. */
function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1_000) * 1_000)
}
