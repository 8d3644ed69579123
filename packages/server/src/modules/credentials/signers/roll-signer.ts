import { signerLifeCycle, type SignerRole } from '#domain/credentials/signer-life-cycle.ts'
import { signerPeriods } from '#domain/credentials/signer-periods.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { addPublishJob } from '../publish-job.ts'
import type { CredentialsDeps } from '../deps.ts'
import { isRootHere, makeSigner } from './make-signer.ts'
import type { Signer } from './signer.ts'
import { addSigner, changeSigner, findSigner } from './signer-store.ts'

export type RollStep =
  /** There is none to follow: one is made and announced. */
  | { readonly step: 'announce' }
  /** One is announced, and kits off line may not have it yet. */
  | { readonly step: 'wait'; readonly announced: Signer; readonly until: Date }
  /** The announced one takes over. */
  | { readonly step: 'take-over'; readonly announced: Signer; readonly active: Signer }

export type RollRefusal =
  | { readonly code: 'signer-announced-too-recently'; readonly until: Date }
  /** The root's key is not here: the certificate has to be brought. */
  | { readonly code: 'signer-root-offline' }
  | { readonly code: 'signer-not-certified' }
  | { readonly code: 'changed-meanwhile' }
  | TransitionRefusal

type RollCommand = {
  readonly role: SignerRole
  readonly actor: AuditActor
  /** Takes over although the time of announcement is not over. */
  readonly isUrgent?: boolean
}

/** What rolling the signer of a role would do now; changes nothing. */
export async function planRoll(
  { db, clock }: Pick<CredentialsDeps, 'db' | 'clock'>,
  role: SignerRole,
): Promise<RollStep> {
  const [active, announced] = [await findSigner(db, role, 'active'), await findSigner(db, role, 'announced')]
  if (!announced || !active) return { step: 'announce' }
  const until = new Date(announced.stateSince.getTime() + signerPeriods[role].announcedDays * 86_400_000)
  return clock.now() < until ? { step: 'wait', announced, until } : { step: 'take-over', announced, active }
}

/**
 * The planned roll-over in two steps, days apart: the next signer is announced, and when everybody can have it, it takes
 * over and the present one retires. What the retired one signed stays good.
 */
export async function rollSigner(
  deps: CredentialsDeps,
  { role, actor, isUrgent = false }: RollCommand,
): Promise<Result<RollStep, RollRefusal>> {
  const plan = await planRoll(deps, role)
  if (plan.step === 'announce') return announce(deps, role, actor)
  if (plan.step === 'wait' && !isUrgent) return refuse({ code: 'signer-announced-too-recently', until: plan.until })
  return takeOver(deps, role, actor)
}

async function announce(
  deps: CredentialsDeps,
  role: SignerRole,
  actor: AuditActor,
): Promise<Result<RollStep, RollRefusal>> {
  if (needsRoot(role) && !(await isRootHere(deps))) return refuse({ code: 'signer-root-offline' })
  const row = await makeSigner(deps, role, 'announced')
  return inTransaction(deps.db, async (trx) => {
    if (!(await addSigner(trx, row))) return refuse({ code: 'changed-meanwhile' })
    const details = { role, keyName: row.key_name }
    await recordEvent(trx, deps, { subjectId: row.id, event: 'signer-announced', actor, details })
    return ok({ step: 'announce' })
  })
}

/** A root signs its own certificate, and a log's key has none. */
function needsRoot(role: SignerRole): boolean {
  return role !== 'root' && role !== 'log'
}

function takeOver(deps: CredentialsDeps, role: SignerRole, actor: AuditActor): Promise<Result<RollStep, RollRefusal>> {
  return inTransaction(deps.db, async (trx) => {
    const [active, announced] = [await findSigner(trx, role, 'active'), await findSigner(trx, role, 'announced')]
    if (!active || !announced) return refuse({ code: 'changed-meanwhile' })
    if (role !== 'log' && !announced.certificate) return refuse({ code: 'signer-not-certified' })
    // the old one first: there is never more than one that is active
    const retired = await move(trx, deps, active, 'retire', actor)
    if (!retired.ok) return retired
    const activated = await move(trx, deps, announced, 'activate', actor)
    if (!activated.ok) return activated
    await addPublishJob(trx)
    return ok({ step: 'take-over', announced, active })
  })
}

const events = { activate: 'signer-activated', retire: 'signer-retired' } as const

async function move(
  trx: Trx,
  deps: Pick<CredentialsDeps, 'clock'>,
  signer: Signer,
  action: keyof typeof events,
  actor: AuditActor,
): Promise<Result<null, RollRefusal>> {
  const step = transition(signerLifeCycle, signer.state, action, actor.kind === 'system' ? 'system' : 'operator')
  if (!step.ok) return step
  const changed = await changeSigner(trx, signer, { state: step.value.to }, deps.clock.now())
  if (!changed) return refuse({ code: 'changed-meanwhile' })
  const details = { role: signer.role, keyName: signer.keyName }
  await recordEvent(trx, deps, { subjectId: signer.id, event: events[action], actor, details })
  return ok(null)
}
