import type { CardChange } from '#domain/card-changes/change.ts'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import { listTimeline, type AuditEntry } from '#modules/audit'
import { findCard, findHolder } from '#modules/cards'
import { listPapers, type Paper } from '#modules/evidence'
import { listNoticesOfRequest, type Letter } from '#modules/notices'
import type { ReferenceBook } from '#modules/reference'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** Everything the page of a request about a card shows. */
export type ChangeView = {
  readonly change: CardChange
  readonly card: Card
  readonly holder: Holder
  readonly book: ReferenceBook
  readonly entries: readonly AuditEntry[]
  readonly letters: readonly Letter[]
  readonly papers: readonly Paper[]
}

export async function loadChangeView({ deps }: HolderPage, change: CardChange): Promise<ChangeView> {
  const { db, reference } = deps
  const { holderId, cardId, id } = change
  const [book, card, holder, entries, letters, papers] = await Promise.all([
    reference.today(),
    findCard(db, [holderId], cardId),
    findHolder(db, holderId),
    listTimeline(db, holderId, id),
    listNoticesOfRequest(db, holderId, id),
    listPapers(db, holderId, id),
  ])
  if (!card || !holder) throw new Error('a request without its holder or card')
  return { change, card, holder, book, entries, letters, papers }
}
