import { listCaseHistory } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import type { CaseKey, ReviewDeps } from './deps.ts'

/** A colleague was quicker (I-11): who, when and what, so that nobody has to ask around. */
export type DecidedBy<Decided extends string> = {
  readonly code: 'already-decided'
  readonly by: string
  readonly at: Date
  readonly decision: Decided
}

/** @param decisions which entry of the audit is which decision; the last of them counts */
export async function whoDecided<Decided extends string>(
  trx: Trx,
  { staffName }: Pick<ReviewDeps, 'staffName'>,
  { holderId, requestId }: CaseKey,
  decisions: Readonly<Record<string, Decided>>,
): Promise<DecidedBy<Decided>> {
  const history = await listCaseHistory(trx, holderId, requestId)
  const last = history.findLast(({ event }) => Object.hasOwn(decisions, event))
  const decision = last && decisions[last.event]
  if (!last?.actor_id || decision === undefined) throw new Error('a decided case without the entry of its decision')
  return { code: 'already-decided', by: await staffName(last.actor_id), at: last.at, decision }
}
