import { payByDay } from '#domain/applications/unpaid-time.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import { moneyText } from '#locales/money.ts'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { cardWords, personWords } from './application-words.ts'
import type { ApplicationView } from './status-view.ts'

type Props = { readonly page: HolderPage; readonly view: ApplicationView }

/** Reference, person, journey, days and fee, as far as they are known. */
export function ApplicationFacts({ page, view }: Props) {
  const { application, book, openReturn } = view
  const labels = page.t.applications.page
  const day = (value: string) => formatDay(page.language, value)
  const { state, submittedOn, createdAt, dueOn, answers } = application
  const person = personWords(application)
  const { journey } = answers
  const facts: readonly (Fact | undefined)[] = [
    { term: labels.reference, value: <span class="num">{application.reference}</span> },
    journey ? { term: labels.card, value: cardWords(page, book, application) } : undefined,
    person === '' ? undefined : { term: labels.person, value: <bdi>{person}</bdi> },
    journey
      ? { term: labels.journey, value: labels.journeyDays(day(journey.arrivalOn), day(journey.departureOn)) }
      : undefined,
    submittedOn === null
      ? { term: labels.begun, value: day(dayInZone(createdAt, book.calendar.timeZone)) }
      : { term: labels.sent, value: day(submittedOn) },
    state === 'submitted' && submittedOn !== null
      ? { term: labels.payBy, value: day(payByDay(submittedOn)) }
      : undefined,
    state === 'under-review' && dueOn !== null ? { term: labels.promised, value: day(dueOn) } : undefined,
    openReturn && { term: labels.answerBy, value: day(openReturn.answerBy) },
    feeFact(page, view),
  ]
  return <Facts facts={facts.filter((fact) => fact !== undefined)} />
}

function feeFact(page: HolderPage, { application, book }: ApplicationView): Fact | undefined {
  const labels = page.t.applications.page
  const { fee, paidAt } = application
  if (!fee) return undefined
  const amount = moneyText(fee, page.language)
  const paidOn = paidAt && formatDay(page.language, dayInZone(paidAt, book.calendar.timeZone))
  return { term: labels.fee, value: paidOn ? labels.paidOn(amount, paidOn) : amount }
}
