import { displayState } from '#domain/cards/display-state.ts'
import { fullName } from '#domain/cards/holder.ts'
import type { Answers } from '#domain/cancellations/answers.ts'
import { isStillCounting, tariffOn, type CardCost } from '../../shared/charges/card-cost.ts'
import { amountText, costSentence } from '../../shared/charges/cost-sentences.ts'
import { Emphasised } from '../../shared/components/emphasised.tsx'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import { formatBirthDate, formatCardNumber, formatDay, formatList } from '../../shared/format.ts'
import { CaseWaivers } from '../waivers/case-waivers.tsx'
import type { CaseProps } from './case-page-data.ts'
import { ContactLines } from '../shared/contact-lines.tsx'

/** What is asked for: it comes before the papers, which are read for it. */
export function RequestFacts(props: CaseProps) {
  return <FactPanel title={props.page.t.office.case.request} facts={requestFacts(props)} />
}

/** The card, its charge and the person, each in a few facts. */
export function CaseFacts(props: CaseProps) {
  const texts = props.page.t.office.case
  return (
    <>
      <FactPanel title={texts.card} facts={cardFacts(props)} />
      <ChargePanel {...props} />
      <FactPanel title={texts.person} facts={personFacts(props)} />
    </>
  )
}

function FactPanel({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  return (
    <section class="panel">
      <h2>{title}</h2>
      <Facts facts={facts} />
    </section>
  )
}

/** What the holder is told, in the same words, and what it is worked out from. */
function ChargePanel(props: CaseProps) {
  const { page, cost, receiptNumber } = props
  const { office } = page.t.charges
  return (
    <section class="panel">
      <h2>{office.title}</h2>
      {cost ? (
        <>
          <p>
            <Emphasised {...costSentence(page, cost)} />
          </p>
          <Facts facts={chargeFacts(page, cost, receiptNumber)} />
          <CaseWaivers {...props} />
        </>
      ) : (
        <p>{office.none}</p>
      )}
    </section>
  )
}

function chargeFacts(page: CaseProps['page'], cost: CardCost, receiptNumber: string | undefined): Fact[] {
  const { office, figures } = page.t.charges
  const { owedMinor, owed, todayMinor } = cost.outlook
  const period = tariffOn(cost, cost.today)
  return [
    ...(period
      ? [
          {
            term: office.tariff,
            value: office.tariffVersion(period.tariff.names[page.language], period.tariff.version),
          },
        ]
      : []),
    { term: figures.today, value: amountText(page, cost, todayMinor) },
    ...(owed.waivedMinor > 0 ? [{ term: figures.waived, value: amountText(page, cost, owed.waivedMinor) }] : []),
    { term: isStillCounting(cost) ? figures.total : figures.finalTotal, value: amountText(page, cost, owedMinor) },
    ...(receiptNumber === undefined ? [] : [{ term: page.t.receipts.links.term, value: receiptNumber }]),
  ]
}

function requestFacts({ page, view, book }: CaseProps): Fact[] {
  const { case: texts } = page.t.office
  const { common } = page.t
  const { answers, ground } = view.request
  const { language } = page
  const reason = answers.reasonCode === null ? texts.notTold : book.reason(answers.reasonCode).names[language]
  const sms = answers.isSmsWanted ? texts.withSms : texts.withoutSms
  return [
    {
      term: texts.reason,
      value: (
        <>
          {reason}
          {answers.reasonText !== null && (
            <q class="when" dir="auto">
              {answers.reasonText}
            </q>
          )}
        </>
      ),
    },
    { term: texts.effect, value: effectText(page, answers) },
    { term: texts.where, value: whereText(page, answers) },
    {
      term: texts.letterLanguage,
      value: formatList(language, [common.languageNames[answers.language], sms]),
    },
    ...(ground === null ? [] : [{ term: texts.ground, value: book.refusalGround(ground).names[language] }]),
  ]
}

function effectText({ t, language }: CaseProps['page'], { effect, effectOn }: Answers): string {
  if (effect === null) return t.office.case.notTold
  return effect === 'on-date' && effectOn !== null
    ? t.office.case.effectOn(formatDay(language, effectOn))
    : t.office.effects[effect]
}

function whereText({ t, language }: CaseProps['page'], answers: Answers) {
  const { case: texts } = t.office
  const inside = answers.whereabouts === 'inside'
  const day = inside ? answers.departureOn : answers.lastExitOn
  const label = inside ? texts.departure : texts.lastExit
  return (
    <>
      {inside ? texts.inside : texts.outside}
      <span class="when">{day === null ? texts.noExit : `${label}: ${formatDay(language, day)}`}</span>
    </>
  )
}

function cardFacts({ page, view, book }: CaseProps): Fact[] {
  const { case: texts } = page.t.office
  const { common } = page.t
  const { card } = view
  const { language } = page
  const day = (value: string) => formatDay(language, value)
  return [
    { term: texts.card, value: <span class="num">{formatCardNumber(card.cardNumber)}</span> },
    { term: texts.cardType, value: book.cardType(card.cardType).names[language] },
    { term: texts.purpose, value: book.purpose(card.purpose).names[language] },
    { term: texts.cardState, value: common.cardStates[displayState(card, book.day)] },
    { term: texts.valid, value: texts.fromUntil(day(card.validFrom), day(card.validUntil)) },
    { term: texts.issued, value: day(card.issuedOn) },
    { term: texts.entries, value: card.entries === null ? common.unlimited : String(card.entries) },
    { term: texts.stay, value: card.stayDays === null ? common.unlimited : texts.days(card.stayDays) },
  ]
}

function personFacts({ page, view }: CaseProps): Fact[] {
  const { case: texts, comparison } = page.t.office
  const { holder } = view
  return [
    { term: comparison.name, value: <bdi>{fullName(holder)}</bdi> },
    ...(holder.nativeName === null ? [] : [{ term: texts.nativeName, value: <bdi>{holder.nativeName}</bdi> }]),
    { term: comparison.born, value: formatBirthDate(page.language, holder.bornOn) },
    { term: texts.sex, value: holder.sex },
    { term: texts.nationality, value: holder.nationality },
    { term: texts.contact, value: <ContactLines page={page} holder={holder} /> },
    { term: texts.registerRef, value: holder.registerRef },
  ]
}
