import { requestLifeCycle } from '#domain/cancellations/life-cycle.ts'
import { effectDayByExit } from '#domain/cancellations/effect-day.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import { changeRequest, completeRequest, type CompletionRefusal } from '#modules/cancellations'
import { findCard, recordLastExit } from '#modules/cards'
import { dayInZone, isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CaseNotFound, CompletingDeps, RoleNotAllowed, StaffCommand } from './deps.ts'
import { accessTo, loadCase, type ReasonNeeded } from './load-case.ts'

export type RecordExit = StaffCommand & { readonly exitOn: CalendarDay }

export type ExitRecorded = { readonly requestId: Id; readonly effectiveOn: CalendarDay }

type ExitFault = { readonly code: 'exit-day-not-valid' | 'exit-in-future' | 'exit-before-card' }

export type RecordExitRefusal =
  | CommandReused
  | RoleNotAllowed
  | CaseNotFound
  | ReasonNeeded
  | TransitionRefusal
  | CompletionRefusal
  | ExitFault
  | { readonly code: 'effect-not-on-departure' }

/** Records the exit that an approved cancellation waits for; with it the card is cancelled. */
export function recordExit(
  deps: CompletingDeps,
  command: RecordExit,
): Promise<Result<ExitRecorded, RecordExitRefusal>> {
  const { commandId, holderId, requestId, staff, exitOn } = command
  const key = { subjectId: holderId, commandId, name: 'record-exit', body: { requestId, staffId: staff.id, exitOn } }
  return runCommand<ExitRecorded, RecordExitRefusal>(deps, key, async (trx) => {
    const loaded = await loadCase(trx, staff, 'decide-case', command)
    if (!loaded.ok) return loaded
    const request = loaded.value
    const step = transition(requestLifeCycle, request.state, 'complete', 'officer')
    if (!step.ok) return step
    if (request.answers.effect !== 'on-departure') return refuse({ code: 'effect-not-on-departure' })
    const access = await accessTo(trx, deps, staff, command)
    if (!access.ok) return access
    const { timeZone } = (await deps.reference.today()).calendar
    const fault = await exitFault(trx, request, exitOn, dayInZone(deps.clock.now(), timeZone))
    if (fault) return refuse(fault)
    const left = await changeRequest(trx, request, { last_exit_on: exitOn }, deps.clock.now())
    if (!left?.decidedAt) return refuse({ code: 'changed-meanwhile' })
    await recordLastExit(trx, holderId, request.cardId, exitOn)
    const actor = { kind: 'staff', ...staff } as const
    const details = { reference: request.reference, exitOn }
    const { cardId } = request
    await recordEvent(trx, deps, { subjectId: holderId, event: 'exit-recorded', actor, cardId, requestId, details })
    const effectiveOn = effectDayByExit(exitOn, dayInZone(left.decidedAt, timeZone))
    const completed = await completeRequest(trx, deps, left, { effectiveOn, actor })
    return completed.ok ? ok({ requestId, effectiveOn }) : completed
  })
}

async function exitFault(
  trx: Trx,
  { holderId, cardId }: CancellationRequest,
  exitOn: CalendarDay,
  today: CalendarDay,
): Promise<ExitFault | undefined> {
  if (!isCalendarDay(exitOn)) return { code: 'exit-day-not-valid' }
  if (exitOn > today) return { code: 'exit-in-future' }
  const card = await findCard(trx, [holderId], cardId)
  return card && exitOn < card.validFrom ? { code: 'exit-before-card' } : undefined
}
