import { recordEvent, type AuditActor } from '#modules/audit'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { makeCertificateRequest } from '#platform/keys/certificates.ts'
import type { CredentialsDeps } from '../deps.ts'
import { makeBareSigner, nextName } from './make-signer.ts'
import { addSigner, findSigner } from './signer-store.ts'

/** Signers that a root certifies. */
export const requestableRoles = ['document', 'status-list', 'answer'] as const
export type RequestableRole = (typeof requestableRoles)[number]

export type CertificateRequested = {
  readonly keyName: string
  /** PKCS #10 in DER (RFC 2986), signed by the key itself. */
  readonly request: Uint8Array
}

export type RequestRefusal = { readonly code: 'signer-announced-already' } | { readonly code: 'changed-meanwhile' }

type RequestCommand = { readonly role: RequestableRole; readonly actor: AuditActor }

/**
 * Makes the next key of a role and asks for its certificate, for an authority that keeps its root off line. Asked again
 * before the certificate is installed, it asks for the same key.
 */
export async function requestCertificate(
  deps: CredentialsDeps,
  { role, actor }: RequestCommand,
): Promise<Result<CertificateRequested, RequestRefusal>> {
  const subject = await nextName(deps, role)
  const waiting = await findSigner(deps.db, role, 'announced')
  if (waiting?.certificate) return refuse({ code: 'signer-announced-already' })
  const key = waiting ?? (await recordBare(deps, role, actor))
  if (!key) return refuse({ code: 'changed-meanwhile' })
  const { keyName, publicKey } = key
  const request = await makeCertificateRequest({ subject, publicKey }, (bytes) => deps.keys.sign(keyName, bytes))
  return ok({ keyName, request })
}

async function recordBare(
  deps: CredentialsDeps,
  role: RequestableRole,
  actor: AuditActor,
): Promise<{ readonly keyName: string; readonly publicKey: Uint8Array } | undefined> {
  const row = await makeBareSigner(deps, role)
  const recorded = await inTransaction(deps.db, async (trx) => {
    if (!(await addSigner(trx, row))) return refuse('taken')
    const details = { role, keyName: row.key_name }
    await recordEvent(trx, deps, { subjectId: row.id, event: 'signer-requested', actor, details })
    return ok(null)
  })
  return recorded.ok ? { keyName: row.key_name, publicKey: row.public_key } : undefined
}
