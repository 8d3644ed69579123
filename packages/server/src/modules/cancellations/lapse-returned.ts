import { requestLifeCycle } from '#domain/cancellations/life-cycle.ts'
import { hasLapsed } from '#domain/cancellations/return-times.ts'
import { transition } from '#domain/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import { addDays, dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { listAwaited } from './candidate-store.ts'
import type { CancellationDeps } from './deps.ts'
import { notifyHolder } from './notify-holder.ts'
import { listReturns } from './return-store.ts'
import { endRequest } from './end-request.ts'
import { lockRequest } from './request-store.ts'
import { sweep, type Candidate, type SweepOutcome } from '#platform/jobs/sweep.ts'

/** Ends requests whose holder did not answer in the time for papers. The card goes on as before. */
export async function lapseReturned(deps: CancellationDeps): Promise<SweepOutcome> {
  const { calendar } = await deps.reference.today()
  const today = dayInZone(deps.clock.now(), calendar.timeZone)
  return sweep(
    (after, limit) => listAwaited(deps.db, addDays(today, -1), after, limit),
    async (candidate) => {
      const lapsed = await inTransaction<boolean, never>(deps.db, async (trx) =>
        ok(await lapse(trx, deps, candidate, today)),
      )
      return lapsed.ok && lapsed.value ? 'done' : 'not-needed'
    },
  )
}

async function lapse(trx: Trx, deps: CancellationDeps, candidate: Candidate, today: CalendarDay): Promise<boolean> {
  const { holderId, requestId } = candidate
  const request = await lockRequest(trx, holderId, requestId)
  const step = request && transition(requestLifeCycle, request.state, 'lapse', 'system')
  if (!request || !step?.ok) return false
  const open = (await listReturns(trx, request)).at(-1)
  if (!open || !hasLapsed(open.answerBy, today)) return false
  const lapsed = await endRequest(trx, request, { state: 'lapsed' }, deps.clock.now())
  if (!lapsed) return false
  const actor = { kind: 'system' } as const
  const { cardId, reference } = request
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'request-lapsed',
    actor,
    cardId,
    requestId,
    details: { reference },
  })
  await notifyHolder(trx, deps, lapsed, 'request-lapsed', {})
  return true
}
