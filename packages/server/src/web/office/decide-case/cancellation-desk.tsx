import { fullName } from '#domain/cards/holder.ts'
import type { Answers } from '#domain/cancellations/answers.ts'
import { approveRequest, previewDecision, refuseRequest, returnRequest, viewCase } from '#modules/review'
import { ok } from '#kernel/result.ts'
import { resumeSentence } from '../../shared/charges/cost-sentences.ts'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { loadCasePage, type CasePageData } from '../case/case-page-data.ts'
import { staffCommandOf, staffOf, type OfficePage } from '../shared/office-page.ts'
import { groundChoices, paperChoices } from './choices.ts'
import { decisionKinds } from './decision-form.ts'
import type { CaseOnDesk, Desk } from './desk.ts'
import { noticeRenderer } from './render-notice.ts'

/** Deciding a cancellation. */
export const cancellationDesk: Desk = {
  kinds: decisionKinds,

  async look(page, key, errors) {
    const view = await viewCase(page.deps, { ...key, staff: staffOf(page) })
    return view.ok ? ok(onDesk(await loadCasePage(page, view.value, errors))) : view
  },

  async preview(page, key, decision) {
    const { deps, language } = page
    const renderNotice = noticeRenderer(page)
    const shown = await previewDecision({ ...deps, renderNotice }, { ...key, staff: staffOf(page), decision, language })
    return shown.ok ? ok({ notices: shown.value.notices }) : shown
  },

  async send(page, key, decision) {
    const command = staffCommandOf(page, key)
    if (decision.kind === 'return') {
      const { papers, comment } = decision
      const returned = await returnRequest(page.deps, { ...command, papers, comment })
      return returned.ok ? ok('request-returned') : returned
    }
    if (decision.kind === 'refuse') {
      const refused = await refuseRequest(page.deps, { ...command, ground: decision.ground })
      return refused.ok ? ok('request-refused') : refused
    }
    const approved = await approveRequest(page.deps, command)
    return approved.ok ? ok(approved.value.state === 'completed' ? 'request-completed' : 'request-approved') : approved
  },
}

function onDesk(data: CasePageData): CaseOnDesk {
  const { page, view, book, cost } = data
  const texts = page.t.office.decide
  return {
    ...data,
    texts,
    about: {
      what: <span class="num">{formatCardNumber(view.card.cardNumber)}</span>,
      who: fullName(view.holder),
    },
    papers: paperChoices(page, book.listReturnPapers()),
    grounds: groundChoices(page, book.listRefusalGrounds()),
    returnDays: book.serviceTime.returnDays,
    approval: <p>{approvalEffect(page, view.request.answers)}</p>,
    refusal: cost && resumeSentence(page, cost).text,
  }
}

function approvalEffect({ t, language }: OfficePage, { effect, effectOn }: Answers): string {
  const { approveEffect } = t.office.decide
  if (effect === 'on-date' && effectOn !== null) return approveEffect['on-date'](formatDay(language, effectOn))
  return approveEffect[effect === 'on-departure' ? 'on-departure' : 'now']
}
