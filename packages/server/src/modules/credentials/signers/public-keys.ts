import { createPublicKey } from 'node:crypto'
import type { SignerRole } from '#domain/credentials/signer-life-cycle.ts'
import type { CredentialsDeps } from '../deps.ts'
import type { CertifiedSigner, Signer } from './signer.ts'
import { listSigners } from './signer-store.ts'
import { certificateHash } from './trust.ts'

/** A public key as JOSE writes it (RFC 7517), with its certificate. */
export type PublicJwk = Readonly<Record<string, unknown>> & { readonly kid: string }

/** Keys whose signatures verifiers meet: those that sign, that will, and that did and are still believed. */
export async function listPublicKeys(
  { db }: Pick<CredentialsDeps, 'db'>,
  roles: readonly SignerRole[],
): Promise<PublicJwk[]> {
  const signers = await listSigners(db)
  return signers
    .filter((one) => roles.includes(one.role) && one.state !== 'distrusted')
    .filter(isCertified)
    .map(toJwk)
}

/** Certificates of the authority and its signers, DER, roots first; distrusted ones are left out. */
export async function listCertificates({ db }: Pick<CredentialsDeps, 'db'>): Promise<readonly CertifiedSigner[]> {
  const signers = (await listSigners(db)).filter(({ state }) => state !== 'distrusted').filter(isCertified)
  return signers.toSorted((one, other) => Number(other.role === 'root') - Number(one.role === 'root'))
}

function isCertified(signer: Signer): signer is CertifiedSigner {
  return signer.certificate !== undefined
}

function toJwk({ publicKey, certificate }: CertifiedSigner): PublicJwk {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
  return {
    ...key.export({ format: 'jwk' }),
    kid: certificateHash(certificate),
    use: 'sig',
    alg: 'ES256',
    x5c: [Buffer.from(certificate).toString('base64')],
  }
}
