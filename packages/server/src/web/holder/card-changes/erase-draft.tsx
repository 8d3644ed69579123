import type { ChangeKind } from '#domain/card-changes/change.ts'
import { eraseChangeDraft } from '#modules/applications'
import { ConfirmPage } from '../shared/confirm-page.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { commandOf, withDraft } from './own-draft.ts'
import { withCard } from './changeable-card.ts'
import { changesPath } from './paths.ts'

export function askToErase(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withDraft(page, kind, ({ card }) => {
    const { title, text, button } = page.t.cancel.erase
    return page.html(
      <ConfirmPage
        page={page}
        back={changesPath(card.facts.card.id, kind)}
        reference={undefined}
        title={title}
        lines={[text]}
        button={button}
        isFinal
      />,
    )
  })
}

/** Erases what was not sent. Whoever presses twice, or has sent it meanwhile, sees what there is now. */
export function eraseDraft(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withCard(page, async (card) => {
    const erased = await eraseChangeDraft(page.deps.applications, commandOf({ page, card, kind }))
    return page.redirect(`${changesPath(card.facts.card.id)}${erased.ok ? '?done=change-erased' : ''}`)
  })
}
