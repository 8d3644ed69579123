import type { Passport } from '#domain/applications/passport.ts'
import { cardName } from '#domain/applications/passport.ts'
import type { Step } from '#domain/applications/steps.ts'
import { fullName } from '#domain/cards/holder.ts'
import { moneyText } from '#locales/money.ts'
import type { Fact } from '../../shared/components/parts.tsx'
import { countryName } from '../../shared/countries.ts'
import { formatBirthDate, formatDay, formatList } from '../../shared/format.ts'
import { applicationPath } from '../applications/paths.ts'
import { answerRow } from '../shared/answer-row.tsx'
import { fromCheck } from './draft.ts'
import type { StepProps } from './step-frame.tsx'

type Props = Pick<StepProps, 'page' | 'draft'> & { readonly missing: readonly Step[] }

/** One row per page of the application, each with its way to change it. */
export function checkRows(props: Props): Fact[] {
  const { page, draft } = props
  const { applySteps, cancel } = page.t
  const { check } = applySteps
  return [
    row(props, 'passport', check.passport, passportLines(props)),
    row(props, 'person', check.person, personLines(props)),
    row(props, 'journey', check.journey, journeyLines(props)),
    ...feeRow(props),
    ...(draft.facts.papersAsked.length > 0 ? [row(props, 'papers', cancel.check.papers, paperNames(props))] : []),
    row(props, 'contact', cancel.check.contact, contactLines(props)),
    row(props, 'declaration', check.declaration, [
      cancel.check.acknowledged(draft.application.answers.declared.length),
    ]),
  ]
}

function row({ page, draft, missing }: Props, step: Step, term: string, lines: readonly string[]): Fact {
  const href = `${applicationPath(draft.application, step)}?${fromCheck}`
  return answerRow(page, { term, lines, step, href, isMissing: missing.includes(step) })
}

function passportLines({ page, draft }: Props): string[] {
  const { check } = page.t.applySteps
  const { passport, mrz } = draft.application.answers
  if (!passport) return []
  return [
    fullName(cardName(passport, mrz, draft.facts.today)),
    check.passportLine(passport.number, countryName(page, passport.nationality)),
    ...issuerLine(page, passport),
    check.born(formatBirthDate(page.language, passport.bornOn)),
    check.expires(formatDay(page.language, passport.expiresOn)),
    mrz === null ? check.zoneNotGiven : check.zoneGiven,
  ]
}

function issuerLine(page: Props['page'], { issuer, nationality }: Passport): string[] {
  return issuer === nationality ? [] : [`${page.t.applySteps.passport.issuer}: ${countryName(page, issuer)}`]
}

function personLines({ page, draft }: Props): string[] {
  const { check } = page.t.applySteps
  const { person } = draft.application.answers
  if (!person) return []
  return [
    ...(person.nativeName === null ? [] : [person.nativeName]),
    check.bornIn(person.birthPlace),
    check.livesIn(countryName(page, person.residenceCountry)),
    ...(person.occupation === null ? [] : [person.occupation]),
  ]
}

function journeyLines({ page, draft }: Props): string[] {
  const { journey } = draft.application.answers
  const { book } = draft.facts
  if (!journey) return []
  const day = (value: string) => formatDay(page.language, value)
  return [
    book.find('card-offer', journey.offer)?.names[page.language] ?? journey.offer,
    book.find('purpose', journey.purpose)?.names[page.language] ?? journey.purpose,
    page.t.applySteps.check.days(day(journey.arrivalOn), day(journey.departureOn)),
    ...(journey.stayAddress === null ? [] : [journey.stayAddress]),
  ]
}

/** Said before it is paid, with whether it comes back. */
function feeRow({ page, draft }: Props): Fact[] {
  const { check } = page.t.applySteps
  const { journey } = draft.application.answers
  const offer = journey && draft.facts.findOffer(journey.offer)
  if (!offer) return []
  if (offer.fee === null) return [{ term: check.fee, value: check.noFee }]
  const amount = moneyText(offer.fee, page.language)
  return [{ term: check.fee, value: offer.fee.isRefundedOnRefusal ? check.feeReturned(amount) : check.feeKept(amount) }]
}

function paperNames({ page, draft }: Props): string[] {
  return draft.papers.map(({ paper }) => draft.facts.book.applicationPaper(paper).names[page.language])
}

function contactLines({ page, draft }: Props): string[] {
  const { check } = page.t.cancel
  const { email, phone } = draft.contact
  const { isSmsWanted, language } = draft.application.answers
  const addresses = [email, isSmsWanted ? phone : null].filter((address) => address !== null)
  return [
    formatList(page.language, addresses),
    isSmsWanted && phone !== null ? check.withSms : check.withoutSms,
    `${check.language}: ${page.t.common.languageNames[language]}`,
  ]
}
