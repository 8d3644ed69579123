import type { CardChange, CardChangeDraft } from '#domain/card-changes/change.ts'
import { openChangeStates, type ChangeState } from '#domain/card-changes/life-cycle.ts'
import type { ChangeFacts } from '#domain/card-changes/obstacles.ts'
import { changeFacts, listCardChanges, listChangeDrafts } from '#modules/applications'
import { findCard } from '#modules/cards'
import type { ReferenceBook } from '#modules/reference'
import { isId } from '#kernel/ids.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** A card, what a request about it is measured by, the one that is open, and what is being prepared. */
export type ChangeableCard = {
  readonly book: ReferenceBook
  readonly facts: ChangeFacts
  readonly open: CardChange | undefined
  readonly drafts: readonly CardChangeDraft[]
}

export function isOpenChange({ state }: { readonly state: ChangeState }): boolean {
  return (openChangeStates as readonly ChangeState[]).includes(state)
}

/** The card that the path names, when it is the visitor's own; anybody else gets the answer for none (I-10). */
export async function withCard(
  page: HolderPage,
  work: (card: ChangeableCard) => Response | Promise<Response>,
): Promise<Response> {
  const { db, reference } = page.deps
  const cardId = page.param('cardId')
  const card = isId(cardId) ? await findCard(db, page.session.holderIds, cardId) : undefined
  if (!card) return notFoundPage(page)
  const book = await reference.today()
  const key = { holderId: card.holderId, cardId: card.id }
  const facts = await changeFacts(db, key, book, book.day)
  if (!facts) return notFoundPage(page)
  const [changes, drafts] = await Promise.all([listCardChanges(db, [card.holderId]), listChangeDrafts(db, key)])
  return work({ book, facts, drafts, open: changes.find((one) => one.cardId === card.id && isOpenChange(one)) })
}
