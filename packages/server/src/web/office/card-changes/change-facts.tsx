import { displayState } from '#domain/cards/display-state.ts'
import { fullName } from '#domain/cards/holder.ts'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import { countryName } from '../../shared/countries.ts'
import { formatBirthDate, formatDay, formatList } from '../../shared/format.ts'
import type { ChangePageData } from './change-page-data.ts'
import { ContactLines } from '../shared/contact-lines.tsx'

/** What is asked and in which words; the card and the person that it is about. */
export function ChangeFacts(data: ChangePageData) {
  const { office, officeApplications } = data.page.t
  return (
    <>
      <FactPanel title={officeApplications.change.asked} facts={requestFacts(data)} />
      <FactPanel title={office.case.card} facts={cardFacts(data)} />
      <FactPanel title={office.case.person} facts={personFacts(data)} />
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

function requestFacts({ page, view, book }: ChangePageData): Fact[] {
  const { office, officeApplications, common } = page.t
  const { change: texts, changes } = officeApplications
  const { wish, explanation, language: theirs, isSmsWanted, ground } = view.change
  const sms = isSmsWanted ? office.case.withSms : office.case.withoutSms
  return [
    { term: office.case.request, value: changes[wish.kind] },
    {
      term: texts.explanation,
      value: explanation === null ? texts.noExplanation : <q dir="auto">{explanation}</q>,
    },
    { term: office.case.letterLanguage, value: formatList(page.language, [common.languageNames[theirs], sms]) },
    ...(ground === null
      ? []
      : [{ term: office.case.ground, value: book.applicationGround(ground).names[page.language] }]),
  ]
}

function cardFacts({ page, view, book }: ChangePageData): Fact[] {
  const { case: texts } = page.t.office
  const { card } = view
  const { language } = page
  const day = (value: string) => formatDay(language, value)
  return [
    { term: texts.cardType, value: book.cardType(card.cardType).names[language] },
    { term: texts.purpose, value: book.purpose(card.purpose).names[language] },
    { term: texts.cardState, value: page.t.common.cardStates[displayState(card, book.day)] },
    { term: texts.valid, value: texts.fromUntil(day(card.validFrom), day(card.validUntil)) },
  ]
}

function personFacts({ page, view }: ChangePageData): Fact[] {
  const { case: texts, comparison } = page.t.office
  const { holder } = view
  return [
    { term: comparison.name, value: <bdi>{fullName(holder)}</bdi> },
    ...(holder.nativeName === null ? [] : [{ term: texts.nativeName, value: <bdi>{holder.nativeName}</bdi> }]),
    { term: comparison.born, value: formatBirthDate(page.language, holder.bornOn) },
    { term: texts.nationality, value: countryName(page, holder.nationality) },
    { term: texts.contact, value: <ContactLines page={page} holder={holder} /> },
  ]
}
