import { addWorkingDays } from '#domain/calendar/working-days.ts'
import type { CalendarRefusal } from '#domain/calendar/authority-calendar.ts'
import type { CardChange, CardChangeDraft } from '#domain/card-changes/change.ts'
import { changeObstacle, type ChangeObstacle } from '#domain/card-changes/obstacles.ts'
import { missingPaper, type PaperMissing } from '#domain/card-changes/papers.ts'
import type { Language } from '#domain/languages.ts'
import { recordEvent } from '#modules/audit'
import { listPapers } from '#modules/evidence'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import type { ApplicationDeps, ChangedMeanwhileRefusal } from '../deps.ts'
import { changeFacts } from './change-facts.ts'
import { claimChangeReference, findOpenChange, insertChange, toChange } from './change-store.ts'
import { deleteChangeDraft, lockChangeDraft, type DraftKey } from './draft-store.ts'
import { notifyOfChange } from './notify-change.ts'

export type CardChangeDeps = Pick<ApplicationDeps, 'db' | 'clock' | 'newId' | 'reference' | 'queueNotice'>

export type SubmitCardChangeDeps = CardChangeDeps & {
  /** Makes a reference that has probably not been used. */
  readonly newChangeReference: () => string
}

export type SubmitCardChange = DraftKey & {
  readonly commandId: Id
  readonly accountId: Id
  /** Of the draft as it was shown before it is sent. */
  readonly version: number
  readonly language: Language
}

export type CardChangeSubmitted = { readonly changeId: Id; readonly reference: string; readonly dueOn: CalendarDay }

export type SubmitCardChangeRefusal =
  | CommandReused
  | ChangeObstacle
  | PaperMissing
  | ChangedMeanwhileRefusal
  | { readonly code: 'card-not-found' | 'change-draft-not-found' }
  | { readonly code: 'change-already-open'; readonly changeId: Id }
  | { readonly code: CalendarRefusal }

/** Sends what was prepared about a card, with its papers. Until the decision the card stays as it is. */
export function submitCardChange(
  deps: SubmitCardChangeDeps,
  command: SubmitCardChange,
): Promise<Result<CardChangeSubmitted, SubmitCardChangeRefusal>> {
  const { commandId, holderId, cardId, kind, version } = command
  const key = { subjectId: holderId, commandId, name: 'submit-card-change', body: { cardId, kind, version } }
  return runCommand<CardChangeSubmitted, SubmitCardChangeRefusal>(deps, key, async (trx) => {
    const book = await deps.reference.today()
    const today = dayInZone(deps.clock.now(), book.calendar.timeZone)
    const loaded = await loadDraft(trx, command)
    if (!loaded.ok) return loaded
    const draft = loaded.value
    const facts = await changeFacts(trx, command, book, today)
    if (!facts) return refuse({ code: 'card-not-found' })
    const obstacle = changeObstacle(draft.wish, draft.explanation, facts) ?? (await lackingPaper(trx, draft))
    if (obstacle) return refuse(obstacle)
    const due = addWorkingDays(book.calendar, today, book.applicationTime().workingDays)
    if (!due.ok) return refuse({ code: due.refusal })
    const sent = await insert(trx, deps, draft, command, { today, dueOn: due.value })
    if (!sent.ok) return sent
    await deleteChangeDraft(trx, draft)
    await tell(trx, deps, sent.value)
    return ok({ changeId: sent.value.id, reference: sent.value.reference, dueOn: due.value })
  })
}

/** The draft as it was shown. Whoever waited for its lock finds it sent by then. */
async function loadDraft(
  trx: Trx,
  command: SubmitCardChange,
): Promise<Result<CardChangeDraft, SubmitCardChangeRefusal>> {
  const draft = await lockChangeDraft(trx, command)
  const open = await findOpenChange(trx, command.holderId, command.cardId)
  if (open) return refuse({ code: 'change-already-open', changeId: open.id })
  if (!draft) return refuse({ code: 'change-draft-not-found' })
  return draft.version === command.version ? ok(draft) : refuse({ code: 'changed-meanwhile' })
}

async function lackingPaper(trx: Trx, { holderId, id, wish }: CardChangeDraft): Promise<PaperMissing | undefined> {
  const papers = await listPapers(trx, holderId, id)
  return missingPaper(
    wish.kind,
    papers.map(({ paper }) => paper),
  )
}

async function insert(
  trx: Trx,
  deps: SubmitCardChangeDeps,
  { holderId, id: changeId, cardId, wish, explanation, isSmsWanted }: CardChangeDraft,
  { accountId, language }: SubmitCardChange,
  { today, dueOn }: { readonly today: CalendarDay; readonly dueOn: CalendarDay },
): Promise<Result<CardChange, SubmitCardChangeRefusal>> {
  const reference = await claimChangeReference(trx, deps.newChangeReference, { holderId, changeId })
  const at = deps.clock.now()
  const row = {
    holder_id: holderId,
    id: changeId,
    card_id: cardId,
    account_id: accountId,
    reference,
    state: 'submitted' as const,
    kind: wish.kind,
    explanation,
    language,
    sms_wanted: isSmsWanted,
    submitted_at: at,
    submitted_on: today,
    due_on: dueOn,
    decided_at: null,
    decided_by: null,
    ground: null,
    version: 1,
    updated_at: at,
  }
  if (await insertChange(trx, { ...row, wish: JSON.stringify(wish) })) return ok(toChange({ ...row, wish }))
  // Another kind was sent a moment before; the index has waited for its commit, so its request can be seen now.
  const quicker = await findOpenChange(trx, holderId, cardId)
  if (!quicker) throw new Error('the index refused a second open request, and there is no first')
  return refuse({ code: 'change-already-open', changeId: quicker.id })
}

async function tell(trx: Trx, deps: CardChangeDeps, sent: CardChange): Promise<void> {
  const { holderId, id: requestId, cardId, reference, dueOn, accountId } = sent
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'card-change-submitted',
    actor: { kind: 'holder', id: accountId },
    cardId,
    requestId,
    details: { reference, change: sent.wish.kind, dueOn },
  })
  await notifyOfChange(trx, deps, sent, 'card-change-submitted', { promisedOn: dueOn })
}
