import { addWorkingDays } from '#domain/calendar/working-days.ts'
import type { ChangeKind } from '#domain/card-changes/change.ts'
import { missingPaper } from '#domain/card-changes/papers.ts'
import { findCardChange, submitCardChange, type SubmitCardChangeRefusal } from '#modules/applications'
import type { Id } from '#kernel/ids.ts'
import { unreachable } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { shownVersion, untyped } from '../shared/answer-form.tsx'
import { answerLink } from '../shared/answer-row.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { withCard, type ChangeableCard } from './changeable-card.ts'
import { CheckChangePage } from './check-page.tsx'
import { errorsOf } from './fault-texts.ts'
import { missingError, papersAgain } from './give-papers.tsx'
import { commandOf, withDraft, type OwnDraft } from './own-draft.ts'
import { cardChangePath, changesPath } from './paths.ts'

/** What would be sent; without a paper that it needs, the page that asks for it. */
export function showCheck(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withDraft(page, kind, (own) => {
    const given = own.papers.map(({ paper }) => paper)
    if (missingPaper(kind, given)) return page.redirect(changesPath(own.card.facts.card.id, kind, 'papers'))
    return page.html(<CheckChangePage {...own} decisionOn={decisionDay(own.card)} errors={{}} />)
  })
}

function decisionDay({ book }: ChangeableCard) {
  const decision = addWorkingDays(book.calendar, book.day, book.applicationTime().workingDays)
  return decision.ok ? decision.value : undefined
}

/** Sends the request. Sent twice, by whatever way, it leads to the same page and happened once (I-16). */
export function sendChange(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withCard(page, async (card) => {
    const command = { ...commandOf({ page, card, kind }), version: shownVersion(page), language: page.language }
    const sent = await submitCardChange(page.deps.applications, command)
    if (sent.ok) return page.redirect(`${cardChangePath({ id: sent.value.changeId })}?done=change-sent`)
    return refused(page, kind, sent.refusal)
  })
}

function refused(page: HolderPage, kind: ChangeKind, refusal: SubmitCardChangeRefusal): Response | Promise<Response> {
  const { obstacles } = page.t.cardChanges
  switch (refusal.code) {
    case 'change-already-open':
      return leadToOpen(page, kind, refusal.changeId)
    case 'card-not-found':
    case 'change-draft-not-found':
      // which page comes next is asked of what is there now
      return withDraft(page, kind, (own) => page.redirect(changesPath(own.card.facts.card.id, kind, 'check')))
    case 'change-paper-missing':
      return withDraft(page, kind, (own) => papersAgain(own, missingError(page, kind)))
    case 'changed-meanwhile':
    case 'command-id-reused':
      return withDraft(page, kind, (own) => checkChanged(own))
    case 'calendar-not-covered':
      return withDraft(page, kind, (own) => checkAgain(own, { [answerLink('form')]: obstacles[refusal.code] }))
    case 'answers-not-valid':
    case 'card-not-changeable':
    case 'card-not-extendable':
    case 'nothing-changes':
      return withDraft(page, kind, (own) => checkAgain(own, noLongerPossible(own, refusal)))
    default:
      return unreachable(refusal)
  }
}

/** Sent from another window it is there, and its page says so; something else that is open stands in the way of this. */
function leadToOpen(page: HolderPage, kind: ChangeKind, changeId: Id): Promise<Response> {
  return withCard(page, async ({ facts: { card } }) => {
    const open = await findCardChange(page.deps.db, [card.holderId], changeId)
    return page.redirect(open?.wish.kind === kind ? cardChangePath(open) : changesPath(card.id))
  })
}

/** What was possible when it was typed is not any more; each reason leads to the form. */
function noLongerPossible({ page, kind, card }: OwnDraft, refusal: Parameters<typeof errorsOf>[3]): FormErrors {
  return { [answerLink('form')]: Object.values(errorsOf(page, kind, card.facts, refusal)).join('. ') }
}

function checkAgain(own: OwnDraft, errors: FormErrors): Promise<Response> {
  return own.page.html(<CheckChangePage {...own} decisionOn={decisionDay(own.card)} errors={errors} />, 400)
}

function checkChanged(own: OwnDraft): Promise<Response> {
  const page = untyped(own.page)
  return page.html(
    <CheckChangePage {...own} page={page} decisionOn={decisionDay(own.card)} errors={{}} isChanged />,
    409,
  )
}
