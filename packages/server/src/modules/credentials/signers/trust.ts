import { createHash } from 'node:crypto'
import type { Trust } from '@sapar/verifier'
import { base64, formatNoteKey } from '@sapar/verifier/format'
import type { CredentialsDeps } from '../deps.ts'
import { logOrigin } from '../log/log-files.ts'
import { noteKeyOf } from '../log/note-key.ts'
import type { Signer } from './signer.ts'
import { listSigners } from './signer-store.ts'

/**
 * Whom a verifier of our cards has to believe, in the form of `@sapar/verifier`: roots, signers that are cut off, the log
 * and its witnesses. Published for convenience; a gate pins what it was handed by another way.
 */
export async function trustOf({
  db,
  issuer,
  witnesses,
}: Pick<CredentialsDeps, 'db' | 'issuer' | 'witnesses'>): Promise<Trust> {
  const signers = await listSigners(db)
  const distrusted = signers.filter(({ state }) => state === 'distrusted')
  const roots = signers.filter(({ role, state }) => role === 'root' && state !== 'distrusted')
  const origin = logOrigin(issuer.publicUrl)
  const logs = signers.filter(({ role, state }) => role === 'log' && (state === 'active' || state === 'retired'))
  return {
    issuers: [
      {
        issuer: issuer.code,
        country: issuer.country,
        authorities: roots.flatMap(({ certificate }) => (certificate ? [base64(certificate)] : [])),
        distrustedSigners: distrusted.flatMap(({ certificate }) => (certificate ? [certificateHash(certificate)] : [])),
      },
    ],
    logs: await Promise.all(
      logs.map(async (signer: Signer) => ({
        key: formatNoteKey(await noteKeyOf(signer, origin)),
        witnesses: witnesses.map(({ key }) => key),
        quorum: 0,
      })),
    ),
  }
}

/** SHA-256 of a certificate, base64url: how trust lists name it. */
export function certificateHash(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('base64url')
}
