import { dueDay } from '#domain/calendar/due-day.ts'
import type { CalendarRefusal } from '#domain/calendar/authority-calendar.ts'
import type { Application } from '#domain/applications/application.ts'
import type { RequestReturn } from '#domain/cancellations/request.ts'
import { hasLapsed, maxAnswerLength, papersLacking, pausesOf } from '#domain/cancellations/return-times.ts'
import { recordEvent } from '#modules/audit'
import { listPapers } from '#modules/evidence'
import type { ReferenceBook } from '#modules/reference'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { changeApplication } from './application-store.ts'
import type { ApplicantCommand, ApplicationDeps, ChangedMeanwhileRefusal } from './deps.ts'
import { loadOwn, type ActRefusal } from './load-application.ts'
import { notifyApplicant } from './notify-applicant.ts'
import { closeReturn, listReturns } from './return-store.ts'

export type ResubmitApplication = ApplicantCommand & {
  /** What the applicant says to the office; obligatory when a paper that was asked for is not there. */
  readonly answer: string | null
}

export type ApplicationResubmitted = { readonly applicationId: Id; readonly dueOn: CalendarDay }

export type ResubmitApplicationRefusal =
  | CommandReused
  | ActRefusal
  | ChangedMeanwhileRefusal
  | { readonly code: CalendarRefusal }
  | { readonly code: 'answer-too-late'; readonly answerBy: CalendarDay }
  | { readonly code: 'answer-too-long'; readonly max: number }
  | { readonly code: 'papers-lacking'; readonly papers: readonly string[] }

/** Answers a return. The promised day moves by the time in which the application lay with the applicant. */
export function resubmitApplication(
  deps: ApplicationDeps,
  command: ResubmitApplication,
): Promise<Result<ApplicationResubmitted, ResubmitApplicationRefusal>> {
  const { commandId, holderId, applicationId, accountId } = command
  const text = command.answer?.trim() || null
  const key = { subjectId: holderId, commandId, name: 'resubmit-application', body: { applicationId, answer: text } }
  return runCommand<ApplicationResubmitted, ResubmitApplicationRefusal>(deps, key, async (trx) => {
    const loaded = await loadOwn(trx, command, 'resubmit')
    if (!loaded.ok) return loaded
    const { application, to } = loaded.value
    const book = await deps.reference.today()
    const at = deps.clock.now()
    const returns = await listReturns(trx, application)
    const fault = await answerFault(trx, application, returns, text, dayInZone(at, book.calendar.timeZone))
    if (fault) return refuse(fault)
    const due = newDueDay(application, returns, book, at)
    if (!due.ok) return due
    await closeReturn(trx, application, returns.length, { text, at })
    const resubmitted = await changeApplication(trx, application, { state: to, due_on: due.value }, at)
    if (!resubmitted) return refuse({ code: 'changed-meanwhile' })
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'application-resubmitted',
      actor: { kind: 'holder', id: accountId },
      requestId: applicationId,
      details: { reference: application.reference, dueOn: due.value },
    })
    await notifyApplicant(trx, deps, resubmitted, 'application-resubmitted', { promisedOn: due.value })
    return ok({ applicationId, dueOn: due.value })
  })
}

async function answerFault(
  trx: Trx,
  application: Application,
  returns: readonly RequestReturn[],
  text: string | null,
  today: CalendarDay,
): Promise<ResubmitApplicationRefusal | undefined> {
  const open = returns.at(-1)
  if (!open) throw new Error('a returned application without a return')
  // The sweep that lets applications lapse may be late; the applicant's time is over all the same.
  if (hasLapsed(open.answerBy, today)) return { code: 'answer-too-late', answerBy: open.answerBy }
  if ([...(text ?? '')].length > maxAnswerLength) return { code: 'answer-too-long', max: maxAnswerLength }
  const papers = await listPapers(trx, application.holderId, application.id)
  const given = papers.filter(({ returnNumber }) => returnNumber === open.number).map(({ paper }) => paper)
  const lacking = papersLacking(open.papers, given)
  return lacking.length > 0 && text === null ? { code: 'papers-lacking', papers: lacking } : undefined
}

function newDueDay(
  { reviewFrom }: Application,
  returns: readonly RequestReturn[],
  book: ReferenceBook,
  at: Date,
): Result<CalendarDay, { readonly code: CalendarRefusal }> {
  if (reviewFrom === null) throw new Error('a returned application that was never under review')
  const answered = returns.map((made) => (made.resubmittedAt === null ? { ...made, resubmittedAt: at } : made))
  const pauses = pausesOf(answered, book.calendar.timeZone)
  const { workingDays } = book.applicationTime()
  const deadline = dueDay(book.calendar, { submittedOn: reviewFrom, workingDays, pauses })
  if (!deadline.ok) return refuse({ code: deadline.refusal })
  if (deadline.value.kind === 'paused') throw new Error('every return is answered, yet the promise is paused')
  return ok(deadline.value.on)
}
