import type { Application } from '#domain/applications/application.ts'
import { applicationLifeCycle } from '#domain/applications/life-cycle.ts'
import { isUnpaidTooLong, unpaidDays } from '#domain/applications/unpaid-time.ts'
import { hasLapsed } from '#domain/cancellations/return-times.ts'
import { transition } from '#domain/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import { addDays, dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { sweep, type Candidate, type NextCandidates, type SweepOutcome } from '#platform/jobs/sweep.ts'
import { lockApplication } from './application-store.ts'
import { listAwaited, listUnpaid } from './candidate-store.ts'
import type { ApplicationDeps } from './deps.ts'
import { endApplication } from './end-application.ts'
import { notifyApplicant } from './notify-applicant.ts'
import { listReturns } from './return-store.ts'

type Because = 'not-paid' | 'not-answered'

/** Ends applications whose fee did not come in time. One that is with the acquirer at this moment is left alone. */
export function lapseUnpaid(deps: ApplicationDeps): Promise<SweepOutcome> {
  return lapseAll(
    deps,
    'not-paid',
    (today) => (after, limit) => listUnpaid(deps.db, addDays(today, -unpaidDays - 1), after, limit),
  )
}

/** Ends applications whose applicant did not answer in the time for papers. */
export function lapseReturnedApplications(deps: ApplicationDeps): Promise<SweepOutcome> {
  return lapseAll(
    deps,
    'not-answered',
    (today) => (after, limit) => listAwaited(deps.db, addDays(today, -1), after, limit),
  )
}

async function lapseAll(
  deps: ApplicationDeps,
  because: Because,
  candidates: (today: CalendarDay) => NextCandidates,
): Promise<SweepOutcome> {
  const { calendar } = await deps.reference.today()
  const today = dayInZone(deps.clock.now(), calendar.timeZone)
  return sweep(candidates(today), async (candidate) => {
    const lapsed = await inTransaction<boolean, never>(deps.db, async (trx) =>
      ok(await lapse(trx, deps, candidate, because, today)),
    )
    return lapsed.ok && lapsed.value ? 'done' : 'not-needed'
  })
}

async function lapse(
  trx: Trx,
  deps: ApplicationDeps,
  { holderId, requestId }: Candidate,
  because: Because,
  today: CalendarDay,
): Promise<boolean> {
  const application = await lockApplication(trx, { holderId, applicationId: requestId })
  const step = application && transition(applicationLifeCycle, application.state, 'lapse', 'system')
  if (!application || !step?.ok || !(await isDue(trx, application, because, today))) return false
  const lapsed = await endApplication(trx, application, { state: 'lapsed' }, deps.clock.now())
  if (!lapsed) return false
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'application-lapsed',
    actor: { kind: 'system' },
    requestId,
    details: { reference: application.reference, because },
  })
  await notifyApplicant(
    trx,
    deps,
    lapsed,
    because === 'not-paid' ? 'application-lapsed-unpaid' : 'application-lapsed',
    {},
  )
  return true
}

async function isDue(trx: Trx, application: Application, because: Because, today: CalendarDay): Promise<boolean> {
  if (because === 'not-paid') {
    const { state, submittedOn } = application
    return state === 'submitted' && submittedOn !== null && isUnpaidTooLong(submittedOn, today)
  }
  const open = (await listReturns(trx, application)).at(-1)
  return application.state === 'returned' && open !== undefined && hasLapsed(open.answerBy, today)
}
