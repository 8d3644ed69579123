import { effectDayByDate } from '#domain/cancellations/effect-day.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import { refuse } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { listDue } from './candidate-store.ts'
import { completeRequest, type CompletionRefusal } from './complete-request.ts'
import type { CompletionDeps } from './deps.ts'
import { lockRequest } from './request-store.ts'
import { sweep, type SweepOutcome } from '#platform/jobs/sweep.ts'

type StepRefusal = CompletionRefusal | { readonly code: 'not-due' }

/** Cancels the cards whose day has come in the authority's zone. Harmless twice, and when two workers run it at once. */
export async function completeDue(deps: CompletionDeps): Promise<SweepOutcome> {
  const { calendar } = await deps.reference.today()
  const today = dayInZone(deps.clock.now(), calendar.timeZone)
  return sweep(
    (after, limit) => listDue(deps.db, today, after, limit),
    async (candidate) => {
      const completed = await inTransaction(deps.db, async (trx) => {
        const request = await lockRequest(trx, candidate.holderId, candidate.requestId)
        const { effect, effectOn } = request?.answers ?? {}
        if (request?.state !== 'approved' || !effect || !effectOn) return refuse<StepRefusal>({ code: 'not-due' })
        const effectiveOn = effectDayByDate({ effect, effectOn }, today)
        if (effectiveOn === undefined) return refuse<StepRefusal>({ code: 'not-due' })
        return completeRequest(trx, deps, request, { effectiveOn, actor: { kind: 'system' } })
      })
      if (completed.ok) return 'done'
      return isForSomebodyElse(completed.refusal) ? 'not-needed' : { stuck: completed.refusal.code }
    },
  )
}

/** Another worker did it, or is doing it at this moment. */
function isForSomebodyElse({ code }: StepRefusal): boolean {
  return code === 'not-due' || code === 'changed-meanwhile'
}
