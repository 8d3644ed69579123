import { addDays } from '#kernel/calendar-day.ts'
import type { EligibilityAnswer, OfferAnswer } from '#domain/applications/eligibility.ts'
import type { TravelPlan } from '#domain/applications/travel-plan.ts'
import type { Origin } from '#domain/reference/reference-book.ts'
import type { ReferenceBook } from '#modules/reference'
import { moneyText } from '#locales/money.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import { formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import { beginPath } from './paths.ts'

type PublicPage = Page<undefined, PublicDeps>

type Props = {
  readonly page: PublicPage
  readonly book: ReferenceBook
  readonly plan: TravelPlan
  readonly answer: OfferAnswer
  readonly decisionOn: EligibilityAnswer['decisionOn']
}

/** One card that somebody may apply for: what it costs, how long it takes, how far it reaches, what it needs. */
export function OfferPanel(props: Props) {
  const { page, book, plan, answer } = props
  const { offer } = answer
  const labels = page.t.applyBefore.offer
  const name = offer.names[page.language]
  return (
    <section class="panel" aria-labelledby={`offer-${offer.code}`}>
      <h2 id={`offer-${offer.code}`}>{name}</h2>
      <Facts kind="list" facts={factsOf(props)} />
      <h3>{labels.papers}</h3>
      <Needed {...props} />
      <p class="act">
        <LinkButton href={beginPath(offer.code, plan)}>
          {labels.apply}
          <span class="visually-hidden">: {name}</span>
        </LinkButton>
      </p>
      <OfferTerms page={page} origin={book.originOf('card-offer', offer.code)} />
    </section>
  )
}

/** From when the terms hold and where they come from. */
export function OfferTerms({ page, origin }: { readonly page: PublicPage; readonly origin: Origin }) {
  const { holdsFrom, source } = page.t.applyBefore.offer
  return (
    <details class="quiet-text">
      <summary>{holdsFrom(formatDay(page.language, origin.effectiveFrom))}</summary>
      <p>
        {source}: <span lang="en">{origin.source}</span>
      </p>
    </details>
  )
}

function factsOf(props: Props): Fact[] {
  const { page, answer } = props
  const { offer, validity } = answer
  const labels = page.t.applyBefore.offer
  const day = (value: string) => formatDay(page.language, value)
  const { card } = page.t.account
  return [
    { term: labels.fee, value: feeText(props) },
    { term: labels.decision, value: decisionText(props) },
    ...(validity
      ? [{ term: labels.validity, value: labels.validFor(day(validity.validFrom), day(validity.validUntil)) }]
      : []),
    { term: labels.entries, value: offer.entries === null ? card.multipleEntry : card.entryCount(offer.entries) },
    { term: labels.stay, value: labels.stayDays(offer.stayDays) },
  ]
}

function feeText({ page, answer: { fee } }: Props): string {
  const labels = page.t.applyBefore.offer
  if (!fee) return labels.noFee
  return `${moneyText(fee, page.language)}. ${fee.isRefundedOnRefusal ? labels.refunded : labels.notRefunded}`
}

function decisionText({ page, book, decisionOn }: Props): string {
  const labels = page.t.applyBefore.offer
  const { workingDays } = book.applicationTime()
  if (!decisionOn.ok) return labels.decisionWithin(workingDays)
  return labels.decisionBy(workingDays, formatDayWithWeekday(page.language, decisionOn.value))
}

function Needed({ page, book, plan, answer: { offer, papers } }: Props) {
  const labels = page.t.applyBefore.offer
  const passportUntil = addDays(plan.departureOn, offer.passportDaysBeyond)
  return (
    <>
      <ul>
        <li>{labels.passport(formatDay(page.language, passportUntil))}</li>
        {papers.map(({ paper, ruleCode }) => (
          <li>
            {book.applicationPaper(paper).names[page.language]}
            <div class="quiet-text">{book.find('application-paper-rule', ruleCode)?.explanation[page.language]}</div>
          </li>
        ))}
      </ul>
      <p class="quiet-text">{labels.minor}</p>
    </>
  )
}
