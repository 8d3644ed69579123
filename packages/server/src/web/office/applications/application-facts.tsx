import { cardName } from '#domain/applications/passport.ts'
import { fullName } from '#domain/cards/holder.ts'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import { countryName } from '../../shared/countries.ts'
import { formatBirthDate, formatDay, formatList } from '../../shared/format.ts'
import type { ApplicationPageData } from './application-page-data.ts'

/** The journey that the card is for, and the person. */
export function ApplicationFacts(data: ApplicationPageData) {
  const { application: texts } = data.page.t.officeApplications
  return (
    <>
      <section class="panel">
        <h2>{texts.facts}</h2>
        <Facts facts={journeyFacts(data)} />
      </section>
      <section class="panel">
        <h2>{texts.applicant}</h2>
        <Facts facts={applicantFacts(data)} />
      </section>
    </>
  )
}

function journeyFacts({ page, view, book, journey, validity }: ApplicationPageData): Fact[] {
  const { language } = page
  const { office, officeApplications, common } = page.t
  const { application: texts } = officeApplications
  const { answers, groupId, id, ground } = view.application
  const { offer } = view
  const day = (value: string) => formatDay(language, value)
  const sms = answers.isSmsWanted ? office.case.withSms : office.case.withoutSms
  return [
    { term: texts.offer, value: offer.names[language] },
    { term: office.case.purpose, value: book.purpose(journey.purpose).names[language] },
    { term: texts.arrival, value: day(journey.arrivalOn) },
    { term: texts.departure, value: day(journey.departureOn) },
    {
      term: texts.wouldBeValid,
      value: validity ? office.case.fromUntil(day(validity.validFrom), day(validity.validUntil)) : texts.noDayLeft,
    },
    { term: office.case.entries, value: offer.entries === null ? common.unlimited : String(offer.entries) },
    { term: texts.stays, value: <bdi>{journey.stayAddress ?? office.case.notTold}</bdi> },
    ...(groupId === id ? [] : [{ term: texts.group, value: texts.inGroup }]),
    { term: office.case.letterLanguage, value: formatList(language, [common.languageNames[answers.language], sms]) },
    ...(ground === null ? [] : [{ term: office.case.ground, value: book.applicationGround(ground).names[language] }]),
  ]
}

function applicantFacts({ page, view, book, passport, person }: ApplicationPageData): Fact[] {
  const { language } = page
  const { office, officeApplications } = page.t
  const { application: texts } = officeApplications
  const name = fullName(cardName(passport, view.application.answers.mrz, book.day))
  return [
    { term: texts.nameOnCard, value: <bdi>{name}</bdi> },
    ...(person.nativeName === null ? [] : [{ term: office.case.nativeName, value: <bdi>{person.nativeName}</bdi> }]),
    { term: office.comparison.born, value: formatBirthDate(language, passport.bornOn) },
    { term: texts.birthPlace, value: <bdi>{person.birthPlace}</bdi> },
    { term: office.case.nationality, value: countryName(page, passport.nationality) },
    { term: texts.residence, value: countryName(page, person.residenceCountry) },
    ...(person.occupation === null ? [] : [{ term: texts.occupation, value: <bdi>{person.occupation}</bdi> }]),
  ]
}
