import { comparePassport, type ZoneComparison } from '#domain/applications/compare-passport.ts'
import type { CardChange } from '#domain/card-changes/change.ts'
import { changeObstacle, type ChangeObstacle } from '#domain/card-changes/obstacles.ts'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { CaseAccess } from '#domain/review/case-access.ts'
import type { Lease } from '#domain/review/lease.ts'
import { listCaseHistory, recordEvent, type AuditEntry } from '#modules/audit'
import { changeFacts } from '#modules/applications'
import { listCards } from '#modules/cards'
import { listPapers, type Paper } from '#modules/evidence'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { findLease } from '../assignment-store.ts'
import type { Staff } from '../deps.ts'
import { accessTo } from '../load-case.ts'
import { listNotes, type CaseNote } from '../note-store.ts'
import { loadAnyCase } from '../office-case.ts'
import type { ViewCaseRefusal } from '../view-case.ts'
import { changeKey, type ChangeReviewDeps } from './decide-change.ts'

/** Everything about one request about a card, on one page: what is on record beside what is asked for. */
export type CardChangeView = {
  readonly access: CaseAccess
  readonly change: CardChange
  readonly card: Card
  readonly holder: Holder
  /** Why it cannot be approved as things stand; undefined once it is decided, and while it can be. */
  readonly obstacle: ChangeObstacle | undefined
  /** What was typed against the zone that was sent with it. */
  readonly zone: ZoneComparison
  /** Other cards that the same person has or had. */
  readonly otherCards: readonly Card[]
  readonly papers: readonly Paper[]
  readonly notes: readonly CaseNote[]
  readonly history: readonly AuditEntry[]
  readonly lease: Lease | undefined
}

type Deps = Pick<ChangeReviewDeps, 'db' | 'clock' | 'reference'>

type ViewCardChange = { readonly staff: Staff; readonly holderId: Id; readonly changeId: Id }

/** Shows such a request to somebody with access, and records the look: without the record nothing is shown. */
export function viewCardChange(deps: Deps, question: ViewCardChange): Promise<Result<CardChangeView, ViewCaseRefusal>> {
  const { staff, holderId } = question
  const key = changeKey(question)
  return inTransaction<CardChangeView, ViewCaseRefusal>(deps.db, async (trx) => {
    const loaded = await loadAnyCase(trx, staff, 'open-case', key)
    if (!loaded.ok) return loaded
    if (loaded.value.kind !== 'card-change') return refuse({ code: 'case-not-found' })
    const access = await accessTo(trx, deps, staff, key)
    if (!access.ok) return access
    const { change } = loaded.value
    const { reason, text } = access.value
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'case-opened',
      actor: { kind: 'staff', ...staff },
      cardId: change.cardId,
      requestId: change.id,
      details: { reference: change.reference, reason, reasonText: text },
    })
    return ok(await readChange(trx, deps, change, access.value))
  })
}

async function readChange(trx: Trx, deps: Deps, change: CardChange, access: CaseAccess): Promise<CardChangeView> {
  const { holderId, id: requestId, wish } = change
  const book = await deps.reference.today()
  const today = dayInZone(deps.clock.now(), book.calendar.timeZone)
  const facts = await changeFacts(trx, change, book, today)
  if (!facts) throw new Error('a request without its holder or card')
  const { card, holder } = facts
  const isOpen = change.decidedAt === null && change.state !== 'withdrawn'
  const cards = await listCards(trx, [holderId], today)
  return {
    access,
    change,
    card,
    holder,
    obstacle: isOpen ? changeObstacle(wish, change.explanation, facts) : undefined,
    zone: 'passport' in wish ? comparePassport(wish.passport, wish.mrz, today) : { kind: 'no-zone' },
    otherCards: cards.filter(({ id }) => id !== card.id),
    papers: await listPapers(trx, holderId, requestId),
    notes: await listNotes(trx, { holderId, requestId }),
    history: await listCaseHistory(trx, holderId, requestId),
    lease: await findLease(trx, { holderId, requestId }),
  }
}
