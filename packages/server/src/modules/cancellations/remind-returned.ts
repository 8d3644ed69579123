import { isTimeToRemind, remindDaysBefore } from '#domain/cancellations/return-times.ts'
import { addDays, dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { ReferenceBook } from '#modules/reference'
import { listAwaited } from './candidate-store.ts'
import type { CancellationDeps } from './deps.ts'
import { notifyHolder } from './notify-holder.ts'
import { listReturns, markReminded } from './return-store.ts'
import { lockRequest } from './request-store.ts'
import { sweep, type Candidate, type SweepOutcome } from '#platform/jobs/sweep.ts'

/** Reminds, once for each return, the holders who have not answered while there is still time. */
export async function remindReturned(deps: CancellationDeps): Promise<SweepOutcome> {
  const book = await deps.reference.today()
  const today = dayInZone(deps.clock.now(), book.calendar.timeZone)
  return sweep(
    (after, limit) => listAwaited(deps.db, addDays(today, remindDaysBefore), after, limit),
    async (candidate) => {
      const reminded = await inTransaction<boolean, never>(deps.db, async (trx) =>
        ok(await remind(trx, deps, candidate, book, today)),
      )
      return reminded.ok && reminded.value ? 'done' : 'not-needed'
    },
  )
}

/** The mark, not the clock, says that the reminder went out: a clock that steps back reminds nobody twice (I-17). */
async function remind(
  trx: Trx,
  deps: CancellationDeps,
  { holderId, requestId }: Candidate,
  book: ReferenceBook,
  today: CalendarDay,
): Promise<boolean> {
  const request = await lockRequest(trx, holderId, requestId)
  if (request?.state !== 'returned') return false
  const open = (await listReturns(trx, request)).at(-1)
  if (!open || !isTimeToRemind(open.answerBy, today)) return false
  if (!(await markReminded(trx, request, open.number, deps.clock.now()))) return false
  const papers = open.papers.map((code) => book.returnPaper(code).names)
  await notifyHolder(trx, deps, request, 'return-reminder', { papers, answerBy: open.answerBy })
  return true
}
