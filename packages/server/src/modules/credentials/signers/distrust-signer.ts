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
import { isRootHere, makeSigner } from './make-signer.ts'
import type { Signer } from './signer.ts'
import { addSigner, changeSigner, findSigner, findSignerById } from './signer-store.ts'

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
  /** Nothing would sign afterwards, and the root that certifies another is not here. */
  | { readonly code: 'signer-root-offline' }
  | { readonly code: 'changed-meanwhile' }
  | TransitionRefusal

/**
 * The emergency: a key is stolen, or may be. Trust ends at an instant, a new signer takes over in the same transaction, and
 * the lists are signed again by it. Where the root is off line, the announced signer takes over. The root in use is not
 * distrusted: another one takes over first, and verifiers must be told to pin that.
 */
export async function distrustSigner(
  deps: CredentialsDeps,
  command: DistrustSigner,
): Promise<Result<SignerDistrusted, DistrustRefusal>> {
  const signer = await findSignerById(deps.db, command.signerId)
  if (!signer) return refuse({ code: 'signer-not-found' })
  if (signer.role === 'root' && signer.state === 'active') return refuse({ code: 'signer-is-root' })
  if (command.from > deps.clock.now()) return refuse({ code: 'signer-distrust-in-future' })
  const successor = signer.state === 'active' ? await successorOf(deps, signer) : none
  if (!successor) return refuse({ code: 'signer-root-offline' })
  return inTransaction(deps.db, (trx) => distrust(trx, deps, signer, successor, command))
}

type Successor =
  | { readonly kind: 'none' }
  | { readonly kind: 'made'; readonly row: SignerRow }
  | { readonly kind: 'announced'; readonly signer: Signer }

const none: Successor = { kind: 'none' }

async function successorOf(deps: CredentialsDeps, { role }: Signer): Promise<Successor | undefined> {
  if (role === 'log' || (await isRootHere(deps))) return { kind: 'made', row: await makeSigner(deps, role, 'active') }
  const announced = await findSigner(deps.db, role, 'announced')
  return announced?.certificate ? { kind: 'announced', signer: announced } : undefined
}

async function distrust(
  trx: Trx,
  deps: CredentialsDeps,
  signer: Signer,
  successor: Successor,
  { from, actor }: DistrustSigner,
): Promise<Result<SignerDistrusted, DistrustRefusal>> {
  const step = transition(signerLifeCycle, signer.state, 'distrust', 'operator')
  if (!step.ok) return step
  const change = { state: step.value.to, distrusted_from: from }
  if (!(await changeSigner(trx, signer, change, deps.clock.now()))) return refuse({ code: 'changed-meanwhile' })
  const { role, keyName } = signer
  const details = { role, keyName, from: from.toISOString() }
  await recordEvent(trx, deps, { subjectId: signer.id, event: 'signer-distrusted', actor, details })
  const next = await install(trx, deps, successor, actor)
  if (!next.ok) return next
  await addPublishJob(trx)
  return ok({ signer, successorId: next.value?.id })
}

async function install(
  trx: Trx,
  deps: CredentialsDeps,
  successor: Successor,
  actor: AuditActor,
): Promise<Result<Pick<SignerRow, 'id'> | undefined, DistrustRefusal>> {
  if (successor.kind === 'none') return ok(undefined)
  const next =
    successor.kind === 'made'
      ? { id: successor.row.id, role: successor.row.role, keyName: successor.row.key_name }
      : successor.signer
  const isInPlace =
    successor.kind === 'made'
      ? await addSigner(trx, successor.row)
      : await changeSigner(trx, successor.signer, { state: 'active' }, deps.clock.now())
  if (!isInPlace) return refuse({ code: 'changed-meanwhile' })
  const details = { role: next.role, keyName: next.keyName }
  await recordEvent(trx, deps, { subjectId: next.id, event: 'signer-activated', actor, details })
  return ok({ id: next.id })
}
