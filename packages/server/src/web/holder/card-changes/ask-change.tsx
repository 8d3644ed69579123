import { addWorkingDays } from '#domain/calendar/working-days.ts'
import type { ChangeKind } from '#domain/card-changes/change.ts'
import { submitCardChange, type SubmitCardChangeRefusal } from '#modules/applications'
import { isId } from '#kernel/ids.ts'
import { commandField } from '../../shared/fields.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { withCard, type ChangeableCard } from './changeable-card.ts'
import { ChangeFormPage } from './change-form.tsx'
import { CheckChangePage } from './check-page.tsx'
import { errorsOf } from './fault-texts.ts'
import { kindObstacle } from './kind-obstacle.ts'
import { cardChangePath, changesPath } from './paths.ts'
import { readChange, type TypedChange } from './read-change.ts'

type Asked = { readonly page: HolderPage; readonly card: ChangeableCard; readonly kind: ChangeKind }

/** Runs where this can be asked for; anywhere else the page of all kinds says why not. */
function withKind(page: HolderPage, kind: ChangeKind, work: (asked: Asked) => Response | Promise<Response>) {
  return withCard(page, (card) =>
    card.open || kindObstacle(page, kind, card.facts) !== undefined
      ? page.redirect(changesPath(card.facts.card.id))
      : work({ page, card, kind }),
  )
}

export function showChangeForm(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withKind(page, kind, (asked) => page.html(<ChangeFormPage {...asked} errors={{}} />))
}

/** Shows what would be sent, sends it, or gives the form back, by the button that was pressed. */
export function askChange(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withCard(page, async (card) => {
    const asked = { page, card, kind }
    if (page.field('do') === 'change') return page.html(<ChangeFormPage {...asked} errors={{}} />)
    const typed = readChange(kind, page.fields, card.facts)
    if (!typed.ok) return again(asked, errorsOf(page, kind, card.facts, typed.obstacle))
    return page.field('do') === 'send' ? send(asked, typed) : showCheck(asked, typed)
  })
}

function again(asked: Asked, errors: Parameters<typeof ChangeFormPage>[0]['errors']): Promise<Response> {
  return asked.page.html(<ChangeFormPage {...asked} errors={errors} />, 400)
}

function showCheck(asked: Asked, typed: TypedChange): Promise<Response> {
  const { page, card } = asked
  const decision = addWorkingDays(card.book.calendar, card.book.day, card.book.applicationTime().workingDays)
  const decisionOn = decision.ok ? decision.value : undefined
  return page.html(<CheckChangePage {...asked} typed={typed} decisionOn={decisionOn} />)
}

async function send(asked: Asked, { wish, explanation, isSmsWanted }: TypedChange): Promise<Response> {
  const { page, card } = asked
  const { holderId, id: cardId } = card.facts.card
  const commandId = page.field(commandField)
  const sent = await submitCardChange(page.deps.applications, {
    commandId: isId(commandId) ? commandId : page.deps.newId(),
    accountId: page.session.principalId,
    holderId,
    cardId,
    wish,
    explanation,
    isSmsWanted,
    language: page.language,
  })
  if (sent.ok) return page.redirect(`${cardChangePath({ id: sent.value.changeId })}?done=change-sent`)
  return refused(asked, sent.refusal)
}

function refused(asked: Asked, refusal: SubmitCardChangeRefusal): Response | Promise<Response> {
  const { page, kind, card } = asked
  const texts = page.t.cardChanges.obstacles
  switch (refusal.code) {
    case 'card-not-found':
    case 'change-already-open':
      return page.redirect(changesPath(card.facts.card.id))
    case 'calendar-not-covered':
    case 'command-id-reused':
      return again(asked, { explanation: texts[refusal.code] })
    default:
      return again(asked, errorsOf(page, kind, card.facts, refusal))
  }
}
