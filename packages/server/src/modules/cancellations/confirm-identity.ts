import { compareIdentity, type IdentityFinding, type TypedIdentity } from '#domain/cards/compare-identity.ts'
import type { CalendarRefusal } from '#domain/calendar/authority-calendar.ts'
import { nextStep, type Step } from '#domain/cancellations/steps.ts'
import type { TooManyAttempts } from '#modules/cards'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { CancellationDeps, HolderCommand } from './deps.ts'
import { loadForAction, type ActRefusal } from './load-request.ts'
import { requestFacts } from './request-facts.ts'
import { changeRequest } from './request-store.ts'
import { changedMeanwhile, type ChangedMeanwhile } from './save-answers.ts'

/**
 * Counts one attempt of this account at this holder's identity, whatever comes of it; refuses when there were too many.
 * Signed-in work on an own record: the network does not come into it.
 */
export type CountIdentityAttempt = (by: {
  readonly holderId: Id
  readonly accountId: Id
}) => Promise<Result<unknown, TooManyAttempts>>

export type ConfirmIdentityDeps = Pick<CancellationDeps, 'db' | 'clock' | 'reference'> & {
  readonly countAttempt: CountIdentityAttempt
}

export type ConfirmIdentity = HolderCommand & { readonly typed: TypedIdentity }

export type IdentityConfirmed = {
  readonly version: number
  readonly nextStep: Step
  /** Differences that stand in nobody's way, such as another spelling in the machine-readable zone. */
  readonly warnings: readonly IdentityFinding[]
}

export type ConfirmIdentityRefusal =
  | CommandReused
  | ActRefusal
  | ChangedMeanwhile
  | TooManyAttempts
  | { readonly code: CalendarRefusal }
  /** Which fields differ, never how: nothing of the record is told. */
  | { readonly code: 'identity-differs'; readonly findings: readonly IdentityFinding[] }

/**
 * Compares what was typed from the passport with the record. What was typed is not kept. The attempt is counted before
 * and outside the transaction, because a refusal takes back everything inside it.
 */
export async function confirmIdentity(
  deps: ConfirmIdentityDeps,
  command: ConfirmIdentity,
): Promise<Result<IdentityConfirmed, ConfirmIdentityRefusal>> {
  const { commandId, holderId, accountId, requestId, typed } = command
  const attempt = await deps.countAttempt({ holderId, accountId })
  if (!attempt.ok) return attempt
  const key = { subjectId: holderId, commandId, name: 'confirm-identity', body: { requestId, typed } }
  return runCommand<IdentityConfirmed, ConfirmIdentityRefusal>(deps, key, async (trx) => {
    const loaded = await loadForAction(trx, { holderId, requestId, action: 'submit', actor: 'holder' })
    if (!loaded.ok) return loaded
    const { request } = loaded.value
    const facts = await requestFacts(trx, deps, request)
    if (!facts.ok) return facts
    const findings = compareIdentity(facts.value.holder, facts.value.card, typed, facts.value.today)
    if (findings.some(({ severity }) => severity === 'mismatch')) return refuse({ code: 'identity-differs', findings })
    const now = deps.clock.now()
    const changed = await changeRequest(trx, request, { identity_confirmed_at: now }, now)
    if (!changed) return refuse(changedMeanwhile(request))
    return ok({ version: changed.version, nextStep: nextStep(changed.answers, facts.value), warnings: findings })
  })
}
