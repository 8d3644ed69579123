import { dueDay } from '#domain/calendar/due-day.ts'
import type { CalendarRefusal } from '#domain/calendar/authority-calendar.ts'
import type { Application } from '#domain/applications/application.ts'
import type { ApplicationState } from '#domain/applications/life-cycle.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { changeApplication, type ApplicationChange } from './application-store.ts'
import type { ApplicationDeps, ChangedMeanwhileRefusal } from './deps.ts'
import { notifyApplicant } from './notify-applicant.ts'

export type BeginReviewRefusal = ChangedMeanwhileRefusal | { readonly code: CalendarRefusal }

type Beginning = {
  readonly to: ApplicationState
  /** What else changes with it, such as that the fee was paid. */
  readonly change: ApplicationChange
  readonly actor: AuditActor
}

/** The application goes to the office: from this day on the promise counts. */
export async function beginReview(
  trx: Trx,
  deps: ApplicationDeps,
  application: Application,
  { to, change, actor }: Beginning,
): Promise<Result<Application & { readonly dueOn: CalendarDay }, BeginReviewRefusal>> {
  const book = await deps.reference.today()
  const at = deps.clock.now()
  const today = dayInZone(at, book.calendar.timeZone)
  const { workingDays } = book.applicationTime()
  const deadline = dueDay(book.calendar, { submittedOn: today, workingDays, pauses: [] })
  if (!deadline.ok) return refuse({ code: deadline.refusal })
  if (deadline.value.kind === 'paused') throw new Error('a promise without pauses is paused')
  const dueOn = deadline.value.on
  const promise = { review_since: at, review_from: today, due_on: dueOn }
  const begun = await changeApplication(trx, application, { ...change, ...promise, state: to }, at)
  if (!begun) return refuse({ code: 'changed-meanwhile' })
  const { holderId, id: requestId, reference } = begun
  const details = { reference, dueOn }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'application-review-begun', actor, requestId, details })
  await notifyApplicant(trx, deps, begun, 'application-received', { promisedOn: dueOn })
  return ok({ ...begun, dueOn })
}
