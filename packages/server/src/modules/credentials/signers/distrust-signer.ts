import { signerLifeCycle } from '#domain/credentials/signer-life-cycle.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { CredentialsDeps } from '../deps.ts'
import { addPublishJob } from '../publish-job.ts'
import type { SignerRow } from '../tables.ts'
import { makeSigner } from './make-signer.ts'
import type { Signer } from './signer.ts'
import { addSigner, changeSigner, findSignerById } from './signer-store.ts'

export type DistrustSigner = {
  readonly signerId: Id
  /** Nothing that it signed from then on is believed; before now, when the theft is told from its traces. */
  readonly from: Date
  readonly actor: AuditActor
}

export type SignerDistrusted = { readonly signer: Signer; readonly successorId: Id | undefined }

export type DistrustRefusal =
  | { readonly code: 'signer-not-found' }
  | { readonly code: 'signer-distrust-in-future' }
  | { readonly code: 'signer-is-root' }
  | { readonly code: 'changed-meanwhile' }
  | TransitionRefusal

/**
 * The emergency: a key is stolen, or may be. Trust ends at an instant, a new signer takes over in the same transaction, and
 * the lists are signed again by it. A stolen root cannot be mended by itself: verifiers must be told to pin another.
 */
export async function distrustSigner(
  deps: CredentialsDeps,
  command: DistrustSigner,
): Promise<Result<SignerDistrusted, DistrustRefusal>> {
  const signer = await findSignerById(deps.db, command.signerId)
  if (!signer) return refuse({ code: 'signer-not-found' })
  if (signer.role === 'root') return refuse({ code: 'signer-is-root' })
  if (command.from > deps.clock.now()) return refuse({ code: 'signer-distrust-in-future' })
  const successor = signer.state === 'active' ? await makeSigner(deps, signer.role, 'active') : undefined
  return inTransaction(deps.db, (trx) => distrust(trx, deps, signer, successor, command))
}

async function distrust(
  trx: Trx,
  deps: CredentialsDeps,
  signer: Signer,
  successor: SignerRow | undefined,
  { from, actor }: DistrustSigner,
): Promise<Result<SignerDistrusted, DistrustRefusal>> {
  const step = transition(signerLifeCycle, signer.state, 'distrust', 'operator')
  if (!step.ok) return step
  const change = { state: step.value.to, distrusted_from: from }
  if (!(await changeSigner(trx, signer, change, deps.clock.now()))) return refuse({ code: 'changed-meanwhile' })
  const { role, keyName } = signer
  const details = { role, keyName, from: from.toISOString() }
  await recordEvent(trx, deps, { subjectId: signer.id, event: 'signer-distrusted', actor, details })
  if (successor) {
    if (!(await addSigner(trx, successor))) return refuse({ code: 'changed-meanwhile' })
    const begun = { role, keyName: successor.key_name }
    await recordEvent(trx, deps, { subjectId: successor.id, event: 'signer-activated', actor, details: begun })
  }
  await addPublishJob(trx)
  return ok({ signer, successorId: successor?.id })
}
