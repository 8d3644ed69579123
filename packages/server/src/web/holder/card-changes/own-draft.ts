import type { CardChangeDraft, ChangeKind } from '#domain/card-changes/change.ts'
import { listPapers, type Paper } from '#modules/evidence'
import { isId, type Id } from '#kernel/ids.ts'
import { commandField } from '../../shared/fields.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { withCard, type ChangeableCard } from './changeable-card.ts'
import { changesPath } from './paths.ts'

/** What is being prepared about a card, with the papers that were added to it. */
export type OwnDraft = {
  readonly page: HolderPage
  readonly card: ChangeableCard
  readonly kind: ChangeKind
  readonly draft: CardChangeDraft
  readonly papers: readonly Paper[]
}

/** Runs where something was begun and can still be sent; without it the form, or the page of all kinds, says how to go on. */
export function withDraft(
  page: HolderPage,
  kind: ChangeKind,
  work: (own: OwnDraft) => Response | Promise<Response>,
): Promise<Response> {
  return withCard(page, async (card) => {
    const { id } = card.facts.card
    if (card.open) return page.redirect(changesPath(id))
    const draft = card.drafts.find(({ wish }) => wish.kind === kind)
    if (!draft) return page.redirect(changesPath(id, kind))
    return work({ page, card, kind, draft, papers: await listPapers(page.deps.db, draft.holderId, draft.id) })
  })
}

/** The id under which a second try of the same form is recognised (I-16). */
export function commandIdOf(page: HolderPage): Id {
  const typed = page.field(commandField)
  return isId(typed) ? typed : page.deps.newId()
}

/** What every command about a draft says. */
export function commandOf({ page, card, kind }: Pick<OwnDraft, 'page' | 'card' | 'kind'>) {
  const { holderId, id: cardId } = card.facts.card
  return { commandId: commandIdOf(page), accountId: page.session.principalId, holderId, cardId, kind }
}
