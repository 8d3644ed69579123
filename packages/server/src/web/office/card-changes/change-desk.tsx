import { fullName } from '#domain/cards/holder.ts'
import {
  approveCardChange,
  previewChangeDecision,
  refuseCardChange,
  viewCardChange,
  type CaseKey,
} from '#modules/review'
import { ok, refuse } from '#kernel/result.ts'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { groundChoices } from '../decide-case/choices.ts'
import type { CaseOnDesk, Desk } from '../decide-case/desk.ts'
import { noticeRenderer } from '../decide-case/render-notice.ts'
import { commandIdOf, staffOf } from '../shared/office-page.ts'
import { loadChangePage, type ChangePageData } from './change-page-data.ts'
import { changeKinds, changeTexts } from './change-words.ts'

const keyOf = ({ holderId, requestId }: CaseKey) => ({ holderId, changeId: requestId })

/** Deciding a request about a card. There is no return: who asks for `return` is told that there is no such page. */
export const changeDesk: Desk = {
  kinds: changeKinds,

  async look(page, key, errors) {
    const view = await viewCardChange(page.deps.applicationReview, { ...keyOf(key), staff: staffOf(page) })
    return view.ok ? ok(onDesk(await loadChangePage(page, view.value, errors))) : view
  },

  async preview(page, key, decision) {
    if (decision.kind === 'return') return refuse({ code: 'case-not-found' })
    const { deps, language } = page
    const renderNotice = noticeRenderer(page)
    const shown = await previewChangeDecision(
      { ...deps.applicationReview, renderNotice },
      { ...keyOf(key), staff: staffOf(page), decision, language },
    )
    return shown.ok ? ok({ notices: shown.value }) : shown
  },

  async send(page, key, decision) {
    if (decision.kind === 'return') return refuse({ code: 'case-not-found' })
    const { applicationReview: deps } = page.deps
    const command = { ...keyOf(key), commandId: commandIdOf(page), staff: staffOf(page) }
    if (decision.kind === 'refuse') {
      const refused = await refuseCardChange(deps, { ...command, ground: decision.ground })
      return refused.ok ? ok('request-refused') : refused
    }
    const approved = await approveCardChange(deps, command)
    return approved.ok ? ok('change-approved') : approved
  },
}

function onDesk(data: ChangePageData): CaseOnDesk {
  const { page, view, book } = data
  const { decide: texts } = page.t.officeApplications
  return {
    ...data,
    texts: changeTexts(page),
    about: { what: <span class="num">{formatCardNumber(view.card.cardNumber)}</span>, who: fullName(view.holder) },
    papers: [],
    grounds: groundChoices(page, book.listApplicationGrounds()),
    returnDays: 0,
    approval: <Approval {...data} />,
    refusal: texts.refusedChange,
  }
}

function Approval({ page, view }: ChangePageData) {
  const { decide: texts } = page.t.officeApplications
  const { wish } = view.change
  if (wish.kind === 'extend') return <p>{texts.extendEffect(formatDay(page.language, wish.validUntil))}</p>
  return (
    <>
      <p>{texts.renumberEffect}</p>
      <p>{texts.numberLater}</p>
    </>
  )
}
