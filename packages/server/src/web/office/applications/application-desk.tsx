import { cardName } from '#domain/applications/passport.ts'
import { feeBackOnRefusal } from '#domain/applications/decision-notice.ts'
import { fullName } from '#domain/cards/holder.ts'
import {
  grantApplication,
  previewApplicationDecision,
  refuseApplication,
  returnApplication,
  viewApplication,
  type CaseKey,
} from '#modules/review'
import { ok } from '#kernel/result.ts'
import { moneyText } from '#locales/money.ts'
import { groundChoices, paperChoices } from '../decide-case/choices.ts'
import { decisionKinds } from '../decide-case/decision-form.ts'
import type { CaseOnDesk, Desk } from '../decide-case/desk.ts'
import { noticeRenderer } from '../decide-case/render-notice.ts'
import { commandIdOf, staffOf } from '../shared/office-page.ts'
import { loadApplicationPage, type ApplicationPageData } from './application-page-data.ts'
import { applicationTexts, grantStage } from './application-words.ts'

const keyOf = ({ holderId, requestId }: CaseKey) => ({ holderId, applicationId: requestId })

/** Deciding an application: to approve one is to grant it. */
export const applicationDesk: Desk = {
  kinds: decisionKinds,

  async look(page, key, errors) {
    const view = await viewApplication(page.deps.applicationReview, { ...keyOf(key), staff: staffOf(page) })
    return view.ok ? ok(onDesk(await loadApplicationPage(page, view.value, errors))) : view
  },

  async preview(page, key, decision) {
    const { deps, language } = page
    const renderNotice = noticeRenderer(page)
    return previewApplicationDecision(
      { ...deps.applicationReview, renderNotice },
      { ...keyOf(key), staff: staffOf(page), decision, language },
    )
  },

  async send(page, key, decision) {
    const { applicationReview: deps } = page.deps
    const command = { ...keyOf(key), commandId: commandIdOf(page), staff: staffOf(page) }
    if (decision.kind === 'return') {
      const { papers, comment } = decision
      const returned = await returnApplication(deps, { ...command, papers, comment })
      return returned.ok ? ok('request-returned') : returned
    }
    if (decision.kind === 'refuse') {
      const refused = await refuseApplication(deps, { ...command, ground: decision.ground })
      return refused.ok ? ok('request-refused') : refused
    }
    const granted = await grantApplication(deps, command)
    return granted.ok ? ok(`application-${granted.value.state}` as const) : granted
  },
}

function onDesk(data: ApplicationPageData): CaseOnDesk {
  const { page, view, book, passport } = data
  return {
    ...data,
    texts: applicationTexts(data),
    about: {
      what: view.offer.names[page.language],
      who: fullName(cardName(passport, view.application.answers.mrz, book.day)),
    },
    papers: paperChoices(page, book.listApplicationPapers()),
    grounds: groundChoices(page, book.listApplicationGrounds()),
    returnDays: book.applicationTime().returnDays,
    approval: <Approval {...data} />,
    refusal: refusalEffect(data),
  }
}

function Approval(data: ApplicationPageData) {
  const { decide: texts } = data.page.t.officeApplications
  return (
    <>
      <p>{grantStage(data) === 'propose' ? texts.proposeEffect : texts.grantEffect}</p>
      <p>{texts.numberLater}</p>
    </>
  )
}

function refusalEffect({ page, view }: ApplicationPageData): string | undefined {
  const { decide: texts } = page.t.officeApplications
  if (view.application.fee === null) return undefined
  const back = feeBackOnRefusal(view.application)
  return back ? texts.feeBack(moneyText(back, page.language)) : texts.feeKept
}
