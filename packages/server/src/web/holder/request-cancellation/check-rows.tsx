import type { Step } from '#domain/cancellations/steps.ts'
import { askingSentence } from '../../shared/charges/cost-sentences.ts'
import { Emphasised } from '../../shared/components/emphasised.tsx'
import type { Fact } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay, formatList } from '../../shared/format.ts'
import { pathOf } from '../request/own-request.ts'
import { answerRow } from '../shared/answer-row.tsx'
import { fromCheck } from './draft.ts'
import type { StepProps } from './step-frame.tsx'

type Props = Pick<StepProps, 'page' | 'draft'> & { readonly missing: readonly Step[] }

/** One row per page of the request, each with its way to change it. */
export function checkRows(props: Props): Fact[] {
  const { page, draft } = props
  const { check } = page.t.cancel
  const { card, book } = draft.facts
  return [
    {
      term: check.card,
      value: `${formatCardNumber(card.cardNumber)} · ${book.purpose(card.purpose).names[page.language]}`,
    },
    ...chargeRow(props),
    row(props, 'where', check.where, whereLines(props)),
    row(props, 'reason', check.reason, reasonLines(props)),
    row(props, 'effect', check.effect, [effectText(props)]),
    row(props, 'identity', check.identity, [check.identityConfirmed]),
    ...(draft.facts.papersAsked.length > 0 ? [row(props, 'evidence', check.papers, paperNames(props))] : []),
    row(props, 'contact', check.contact, contactLines(props)),
    row(props, 'consequences', check.consequences, [check.acknowledged(draft.request.answers.acknowledged.length)]),
  ]
}

/** Good news, so it is shown and nothing is asked. */
function chargeRow({ page, draft: { cost } }: Props): Fact[] {
  if (!cost) return []
  return [{ term: page.t.charges.asking.term, value: <Emphasised {...askingSentence(page, cost)} /> }]
}

function row({ page, draft, missing }: Props, step: Step, term: string, lines: readonly string[]): Fact {
  const href = `${pathOf(draft.request, step)}?${fromCheck}`
  return answerRow(page, { term, lines, step, href, isMissing: missing.includes(step) })
}

function whereLines({ page, draft }: Props): string[] {
  const { where, check } = page.t.cancel
  const { whereabouts, lastExitOn, departureOn } = draft.request.answers
  const day = (value: string) => formatDay(page.language, value)
  if (whereabouts === 'inside') {
    return [where.inside, ...(departureOn === null ? [] : [`${check.departure}: ${day(departureOn)}`])]
  }
  return [where.outside, lastExitOn === null ? check.noExit : `${check.exit}: ${day(lastExitOn)}`]
}

function reasonLines({ page, draft }: Props): string[] {
  const { reasonCode, reasonText } = draft.request.answers
  const reason = reasonCode === null ? undefined : draft.facts.book.find('reason', reasonCode)
  return [...(reason ? [reason.names[page.language]] : []), ...(reasonText === null ? [] : [reasonText])]
}

function effectText({ page, draft }: Props): string {
  const { effect, check } = page.t.cancel
  const { effect: wanted, effectOn } = draft.request.answers
  if (wanted === null) return ''
  return wanted === 'on-date'
    ? check.effectOn(effectOn === null ? '' : formatDay(page.language, effectOn))
    : effect[wanted]
}

function paperNames({ page, draft }: Props): string[] {
  return draft.papers.map(({ paper }) => draft.facts.book.returnPaper(paper).names[page.language])
}

function contactLines({ page, draft }: Props): string[] {
  const { check } = page.t.cancel
  const { email, phone } = draft.facts.holder
  const { isSmsWanted, language } = draft.request.answers
  const addresses = [email, isSmsWanted ? phone : null].filter((address) => address !== null)
  return [
    formatList(page.language, addresses),
    isSmsWanted && phone !== null ? check.withSms : check.withoutSms,
    `${check.language}: ${page.t.common.languageNames[language]}`,
  ]
}
