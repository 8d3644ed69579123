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
  const key = waiting ? ok(waiting) : await recordBare(deps, role, actor)
  if (!key.ok) return key
  const { keyName, publicKey } = key.value
  const request = await makeCertificateRequest({ subject, publicKey }, (bytes) => deps.keys.sign(keyName, bytes))
  return ok({ keyName, request })
}

type BareKey = { readonly keyName: string; readonly publicKey: Uint8Array }

async function recordBare(
  deps: CredentialsDeps,
  role: RequestableRole,
  actor: AuditActor,
): Promise<Result<BareKey, RequestRefusal>> {
  const row = await makeBareSigner(deps, role)
  const { id: subjectId, key_name: keyName, public_key: publicKey } = row
  return inTransaction(deps.db, async (trx) => {
    if (!(await addSigner(trx, row))) return refuse({ code: 'changed-meanwhile' })
    await recordEvent(trx, deps, { subjectId, event: 'signer-requested', actor, details: { role, keyName } })
    return ok({ keyName, publicKey })
  })
}
