import { dueDay } from '#domain/calendar/due-day.ts'
import type { CalendarRefusal } from '#domain/calendar/authority-calendar.ts'
import type { CancellationRequest, RequestReturn } from '#domain/cancellations/request.ts'
import { hasLapsed, maxAnswerLength, papersLacking, pausesOf } from '#domain/cancellations/return-times.ts'
import { recordEvent } from '#modules/audit'
import { listPapers } from '#modules/evidence'
import type { ReferenceBook } from '#modules/reference'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CancellationDeps, HolderCommand } from './deps.ts'
import { loadForAction, type ActRefusal } from './load-request.ts'
import { notifyHolder } from './notify-holder.ts'
import { closeReturn, listReturns } from './return-store.ts'
import { changeRequest } from './request-store.ts'

export type ResubmitRequest = HolderCommand & {
  /** What the holder says to the office; obligatory when a paper that was asked for is not there. */
  readonly answer: string | null
}

export type RequestResubmitted = { readonly requestId: Id; readonly dueOn: CalendarDay }

export type ResubmitRequestRefusal =
  | CommandReused
  | ActRefusal
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: CalendarRefusal }
  | { readonly code: 'answer-too-late'; readonly answerBy: CalendarDay }
  | { readonly code: 'answer-too-long'; readonly max: number }
  | { readonly code: 'papers-lacking'; readonly papers: readonly string[] }

/** Answers a return. The promised day moves by the time in which the request lay with the holder. */
export function resubmitRequest(
  deps: CancellationDeps,
  command: ResubmitRequest,
): Promise<Result<RequestResubmitted, ResubmitRequestRefusal>> {
  const { commandId, holderId, requestId } = command
  const text = command.answer?.trim() || null
  const key = { subjectId: holderId, commandId, name: 'resubmit-request', body: { requestId, answer: text } }
  return runCommand<RequestResubmitted, ResubmitRequestRefusal>(deps, key, async (trx) => {
    const loaded = await loadForAction(trx, { holderId, requestId, action: 'resubmit', actor: 'holder' })
    if (!loaded.ok) return loaded
    const { request, to } = loaded.value
    const book = await deps.reference.today()
    const at = deps.clock.now()
    const returns = await listReturns(trx, request)
    const fault = await answerFault(trx, request, returns, text, dayInZone(at, book.calendar.timeZone))
    if (fault) return refuse(fault)
    const due = newDueDay(request, returns, book, at)
    if (!due.ok) return due
    await closeReturn(trx, request, returns.length, { text, at })
    const resubmitted = await changeRequest(trx, request, { state: to, due_on: due.value }, at)
    if (!resubmitted) return refuse({ code: 'changed-meanwhile' })
    await tell(trx, deps, command, resubmitted, due.value)
    return ok({ requestId, dueOn: due.value })
  })
}

async function answerFault(
  trx: Trx,
  request: CancellationRequest,
  returns: readonly RequestReturn[],
  text: string | null,
  today: CalendarDay,
): Promise<ResubmitRequestRefusal | undefined> {
  const open = returns.at(-1)
  if (!open) throw new Error('a returned request without a return')
  // The sweep that lets requests lapse may be late; the holder's time is over all the same.
  if (hasLapsed(open.answerBy, today)) return { code: 'answer-too-late', answerBy: open.answerBy }
  if ([...(text ?? '')].length > maxAnswerLength) return { code: 'answer-too-long', max: maxAnswerLength }
  const papers = await listPapers(trx, request.holderId, request.id)
  const given = papers.filter(({ returnNumber }) => returnNumber === open.number).map(({ paper }) => paper)
  const lacking = papersLacking(open.papers, given)
  return lacking.length > 0 && text === null ? { code: 'papers-lacking', papers: lacking } : undefined
}

function newDueDay(
  { submittedOn }: CancellationRequest,
  returns: readonly RequestReturn[],
  book: ReferenceBook,
  at: Date,
): Result<CalendarDay, { readonly code: CalendarRefusal }> {
  if (submittedOn === null) throw new Error('a returned request without a day of submission')
  const answered = returns.map((made) => (made.resubmittedAt === null ? { ...made, resubmittedAt: at } : made))
  const pauses = pausesOf(answered, book.calendar.timeZone)
  const deadline = dueDay(book.calendar, { submittedOn, workingDays: book.serviceTime.workingDays, pauses })
  if (!deadline.ok) return refuse({ code: deadline.refusal })
  if (deadline.value.kind === 'paused') throw new Error('every return is answered, yet the promise is paused')
  return ok(deadline.value.on)
}

async function tell(
  trx: Trx,
  deps: CancellationDeps,
  { accountId }: ResubmitRequest,
  resubmitted: CancellationRequest,
  dueOn: CalendarDay,
): Promise<void> {
  const { holderId, id, cardId, reference } = resubmitted
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'request-resubmitted',
    actor: { kind: 'holder', id: accountId },
    cardId,
    requestId: id,
    details: { reference, dueOn },
  })
  await notifyHolder(trx, deps, resubmitted, 'request-resubmitted', { promisedOn: dueOn })
}
