import type { ChangeKind } from '#domain/card-changes/change.ts'
import { changePapers } from '#domain/card-changes/papers.ts'
import { draftCardChange, type DraftCardChangeRefusal } from '#modules/applications'
import { unreachable } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { withCard, type ChangeableCard } from './changeable-card.ts'
import { ChangeFormPage } from './change-form.tsx'
import { errorsOf } from './fault-texts.ts'
import { kindObstacle } from './kind-obstacle.ts'
import { commandOf } from './own-draft.ts'
import { changesPath } from './paths.ts'
import { readChange } from './read-change.ts'

type Asked = { readonly page: HolderPage; readonly card: ChangeableCard; readonly kind: ChangeKind }

/** The form, where this can be asked for; anywhere else the page of all kinds says why not. */
export function showChangeForm(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withCard(page, (card) =>
    card.open || kindObstacle(page, kind, card.facts) !== undefined
      ? page.redirect(changesPath(card.facts.card.id))
      : page.html(<ChangeFormPage page={page} card={card} kind={kind} errors={{}} />),
  )
}

/** Keeps what was typed and leads on: to the paper that nothing goes without, or to what would be sent. */
export function askChange(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withCard(page, async (card) => {
    const asked = { page, card, kind }
    const typed = readChange(kind, page.fields, card.facts)
    if (!typed.ok) return again(asked, errorsOf(page, kind, card.facts, typed.obstacle))
    const { wish, explanation, isSmsWanted } = typed
    const { kind: _said, ...by } = commandOf(asked)
    // whoever goes back and types something else says it anew: kept twice, it is still one draft
    const command = { ...by, commandId: page.deps.newId() }
    const drafted = await draftCardChange(page.deps.applications, { ...command, wish, explanation, isSmsWanted })
    if (!drafted.ok) return refused(asked, drafted.refusal)
    return page.redirect(changesPath(card.facts.card.id, kind, changePapers[kind].isRequired ? 'papers' : 'check'))
  })
}

function again({ page, card, kind }: Asked, errors: FormErrors): Promise<Response> {
  return page.html(<ChangeFormPage page={page} card={card} kind={kind} errors={errors} />, 400)
}

function refused(asked: Asked, refusal: DraftCardChangeRefusal): Response | Promise<Response> {
  const { page, kind, card } = asked
  switch (refusal.code) {
    case 'card-not-found':
    case 'change-already-open':
      return page.redirect(changesPath(card.facts.card.id))
    case 'command-id-reused':
      return again(asked, { explanation: page.t.cardChanges.obstacles[refusal.code] })
    case 'answers-not-valid':
    case 'card-not-changeable':
    case 'card-not-extendable':
    case 'nothing-changes':
      return again(asked, errorsOf(page, kind, card.facts, refusal))
    default:
      return unreachable(refusal)
  }
}
