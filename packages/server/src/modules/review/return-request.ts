import { answerByDay } from '#domain/cancellations/return-times.ts'
import { decisionFault, decisionNotice, type DecisionFault } from '#domain/review/decision-notice.ts'
import { recordEvent } from '#modules/audit'
import { changeRequest, insertReturn, listReturns, notifyHolder } from '#modules/cancellations'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { endLease } from './assignment-store.ts'
import type { ReviewDeps, StaffCommand } from './deps.ts'
import { loadForDecision, type LoadDecisionRefusal } from './load-for-decision.ts'

export type ReturnRequest = StaffCommand & {
  /** Codes of the papers asked for. */
  readonly papers: readonly string[]
  readonly comment: string | null
}

export type RequestReturned = { readonly requestId: Id; readonly answerBy: CalendarDay }

export type ReturnRequestRefusal =
  | CommandReused
  | LoadDecisionRefusal
  | DecisionFault
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'no-returns-left'; readonly limit: number }

/** Asks the holder for papers. The clock of the promise stands still, and the case is free for whoever is next. */
export function returnRequest(
  deps: ReviewDeps,
  command: ReturnRequest,
): Promise<Result<RequestReturned, ReturnRequestRefusal>> {
  const { commandId, holderId, requestId, staff } = command
  const papers = [...new Set(command.papers)]
  const comment = command.comment?.trim() || null
  const body = { requestId, staffId: staff.id, papers, comment }
  return runCommand<RequestReturned, ReturnRequestRefusal>(
    deps,
    { subjectId: holderId, commandId, name: 'return-request', body },
    async (trx) => {
      const loaded = await loadForDecision(trx, deps, command, 'return')
      if (!loaded.ok) return loaded
      const { request, to } = loaded.value
      const book = await deps.reference.today()
      const decision = { kind: 'return', papers, comment } as const
      const fault = decisionFault(decision, book)
      if (fault) return refuse(fault)
      const { returnLimit, returnDays } = book.serviceTime
      const before = (await listReturns(trx, request)).length
      if (before >= returnLimit) return refuse({ code: 'no-returns-left', limit: returnLimit })
      const at = deps.clock.now()
      const today = dayInZone(at, book.calendar.timeZone)
      const answerBy = answerByDay(today, returnDays)
      const open = { resubmittedAt: null, answer: null, remindedAt: null }
      await insertReturn(trx, request, { number: before + 1, papers, comment, returnedAt: at, answerBy, ...open })
      const returned = await changeRequest(trx, request, { state: to }, at)
      if (!returned) return refuse({ code: 'changed-meanwhile' })
      await endLease(trx, command, at)
      const actor = { kind: 'staff', ...staff } as const
      const details = { reference: request.reference, papers, answerBy }
      const { cardId } = request
      await recordEvent(trx, deps, {
        subjectId: holderId,
        event: 'request-returned',
        actor,
        cardId,
        requestId,
        details,
      })
      const { template, own } = decisionNotice(decision, request.answers, book, today)
      await notifyHolder(trx, deps, returned, template, own)
      return ok({ requestId, answerBy })
    },
  )
}
