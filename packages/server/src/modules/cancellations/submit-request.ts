import type { AnswerFault } from '#domain/cancellations/answer-faults.ts'
import { declarationOfTruth } from '#domain/cancellations/answers.ts'
import type { CalendarRefusal } from '#domain/calendar/authority-calendar.ts'
import { dueDay } from '#domain/calendar/due-day.ts'
import { whyNotCancellable, type CannotCancel } from '#domain/cancellations/cancellable.ts'
import { recallUntil } from '#domain/cancellations/recall-time.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { faultsOf, missing, type Step } from '#domain/cancellations/steps.ts'
import { recordEvent } from '#modules/audit'
import { stopFault } from '#domain/charges/stop-fault.ts'
import { insertStop } from '#modules/charges'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CancellationDeps, HolderCommand } from './deps.ts'
import { loadForAction, type ActRefusal } from './load-request.ts'
import { notifyHolder } from './notify-holder.ts'
import { notMePage } from './pages.ts'
import { issueReceipt, type ReceiptDeps } from './receipts/issue-receipt.ts'
import type { Receipt } from './receipts/receipt.ts'
import { requestFacts, type RequestFacts } from './request-facts.ts'
import { changeRequest } from './request-store.ts'
import { changedMeanwhile, type ChangedMeanwhile } from './save-answers.ts'

export type SubmitRequestDeps = CancellationDeps & ReceiptDeps

export type SubmitRequest = HolderCommand & {
  /** The version that was shown on "Check your answers". */
  readonly version: number
  /** The session that asks; "this was not me" ends it. */
  readonly sessionId: Id
  readonly isDeclaredTrue: boolean
}

export type RequestSubmitted = {
  readonly requestId: Id
  readonly reference: string
  readonly submittedOn: CalendarDay
  readonly dueOn: CalendarDay
  /** ISO 8601, because outcomes are kept as JSON. */
  readonly recallUntil: string
  readonly receiptNumber: string
  /** What is owed, and no more from this moment on; null: the card costs nothing. */
  readonly charge: Money | null
}

export type SubmitRequestRefusal =
  | CommandReused
  | ActRefusal
  | ChangedMeanwhile
  | CannotCancel
  | { readonly code: 'stop-before-issue'; readonly issuedOn: CalendarDay; readonly stoppedOn: CalendarDay }
  | { readonly code: CalendarRefusal }
  | { readonly code: 'declaration-missing' }
  | { readonly code: 'answers-incomplete'; readonly steps: readonly Step[]; readonly faults: readonly AnswerFault[] }

/**
 * Sends a request. Everything is looked at again as it is now: a card that was cancelled meanwhile, a day that has
 * passed, a paper that a rule began to ask for. The local date of this moment is the day that counts.
 */
export function submitRequest(
  deps: SubmitRequestDeps,
  command: SubmitRequest,
): Promise<Result<RequestSubmitted, SubmitRequestRefusal>> {
  const { commandId, holderId, requestId, version, sessionId, isDeclaredTrue } = command
  const key = { subjectId: holderId, commandId, name: 'submit-request', body: { requestId, version, isDeclaredTrue } }
  return runCommand<RequestSubmitted, SubmitRequestRefusal>(deps, key, async (trx) => {
    const loaded = await loadForAction(trx, { holderId, requestId, action: 'submit', actor: 'holder' })
    if (!loaded.ok) return loaded
    const { request } = loaded.value
    if (request.version !== version) return refuse(changedMeanwhile(request))
    if (!isDeclaredTrue) return refuse({ code: 'declaration-missing' })
    const facts = await requestFacts(trx, deps, request)
    if (!facts.ok) return facts
    const obstacle = whyNotSubmittable(request, facts.value, deps.clock.now())
    if (obstacle) return refuse(obstacle)
    const promise = promiseOf(deps, facts.value)
    if (!promise.ok) return promise
    const change = { state: loaded.value.to, asked_session_id: sessionId, ...promise.value }
    const acknowledged = [...request.answers.acknowledged, declarationOfTruth]
    const sent = await changeRequest(trx, request, { ...change, acknowledged }, promise.value.submitted_at)
    if (!sent) return refuse(changedMeanwhile(request))
    await insertStop(trx, { holderId, cardId: request.cardId, requestId, at: promise.value.submitted_at })
    const { book, card } = facts.value
    const receipt = await issueReceipt(trx, deps, {
      request: sent,
      card,
      book,
      submittedAt: promise.value.submitted_at,
    })
    await tell(trx, deps, command, sent, facts.value, receipt)
    const { submitted_on: submittedOn, due_on: dueOn, recall_until } = promise.value
    const { number: receiptNumber } = receipt
    return ok({
      requestId,
      reference: sent.reference,
      submittedOn,
      dueOn,
      recallUntil: recall_until.toISOString(),
      receiptNumber,
      charge: frozenAt(receipt),
    })
  })
}

function whyNotSubmittable(
  { answers }: CancellationRequest,
  facts: RequestFacts,
  now: Date,
): SubmitRequestRefusal | undefined {
  const cannot = whyNotCancellable(facts.card) ?? stopFault(facts.card, now, facts.book.calendar.timeZone)
  if (cannot) return cannot
  const steps = missing(answers, facts)
  if (steps.length === 0) return undefined
  return { code: 'answers-incomplete', steps, faults: steps.flatMap((step) => faultsOf(step, answers, facts)) }
}

function promiseOf({ clock }: CancellationDeps, { book, today }: RequestFacts) {
  const { workingDays, recallHours } = book.serviceTime
  const deadline = dueDay(book.calendar, { submittedOn: today, workingDays, pauses: [] })
  if (!deadline.ok) return refuse({ code: deadline.refusal })
  if (deadline.value.kind === 'paused') throw new Error('a promise without pauses is paused')
  const now = clock.now()
  return ok({
    submitted_at: now,
    submitted_on: today,
    due_on: deadline.value.on,
    recall_until: recallUntil(now, recallHours),
  })
}

async function tell(
  trx: Trx,
  deps: CancellationDeps,
  { accountId }: SubmitRequest,
  sent: CancellationRequest,
  { book }: RequestFacts,
  receipt: Receipt,
): Promise<void> {
  const { holderId, id, cardId, reference, dueOn, recallUntil: until, answers } = sent
  if (dueOn === null || until === null) throw new Error('submitted without a promise')
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'request-submitted',
    actor: { kind: 'holder', id: accountId },
    cardId,
    requestId: id,
    details: {
      reference,
      effect: answers.effect,
      reason: answers.reasonCode,
      dueOn,
      receiptNumber: receipt.number,
      chargeMinor: frozenAt(receipt)?.amountMinor ?? null,
      currency: frozenAt(receipt)?.currency ?? null,
    },
  })
  await notifyHolder(
    trx,
    deps,
    sent,
    'request-submitted',
    {
      promisedOn: dueOn,
      recallUntil: { at: until, timeZone: book.calendar.timeZone },
      notMePage: notMePage(id),
      receiptNumber: receipt.number,
      chargeSoFar: frozenAt(receipt),
      askedOn: receipt.content.submittedOn,
    },
    [{ document: 'receipt', id: receipt.id }],
  )
}

/** What the receipt says is owed. */
function frozenAt({ content: { charge } }: Receipt): Money | null {
  return charge && { amountMinor: charge.amountMinor, currency: charge.currency }
}
