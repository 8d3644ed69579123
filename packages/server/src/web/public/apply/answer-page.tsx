import type { EligibilityAnswer, OfferAnswer } from '#domain/applications/eligibility.ts'
import { stayDaysOf, type TravelPlan } from '#domain/applications/travel-plan.ts'
import type { ReferenceBook } from '#modules/reference'
import { Document } from '../../shared/components/document.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { countryName } from '../../shared/countries.ts'
import { formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import { OfferPanel, OfferTerms } from './offer-panel.tsx'
import { obstacleText } from './obstacle-text.ts'
import { answerPath } from './paths.ts'
import { PlanForm } from './plan-form.tsx'

type Props = {
  readonly page: Page<undefined, PublicDeps>
  readonly book: ReferenceBook
  readonly plan: TravelPlan
  readonly answer: EligibilityAnswer
}

const isOpen = ({ obstacles }: OfferAnswer): boolean => obstacles.length === 0

/** What applies to one plan: a card that is not needed, cards to choose from, or what stands in the way. */
export function AnswerPage(props: Props) {
  const { page, book, plan, answer } = props
  const open = answer.offers.filter(isOpen)
  const title = titleOf(props, open.length)
  return (
    <Document page={page} title={title} look="public" hasForm>
      <div class="narrow">
        <h1>{title}</h1>
        <PlanLines {...props} />
        {answer.exemption ? (
          <Exempt {...props} />
        ) : (
          <>
            {open.length === 0 && <p>{page.t.applyBefore.answer.noneText}</p>}
            {open.length > 0 && answer.isLate && <LateNote {...props} />}
            {open.map((offer) => (
              <OfferPanel page={page} book={book} plan={plan} answer={offer} decisionOn={answer.decisionOn} />
            ))}
            <OtherOffers {...props} isAny={open.length > 0} />
          </>
        )}
        <h2>{page.t.applyBefore.again}</h2>
        <PlanForm page={page} book={book} errors={{}} shownAt={answerPath(plan)} />
      </div>
    </Document>
  )
}

function titleOf({ page, answer }: Props, openOffers: number): string {
  const texts = page.t.applyBefore.answer
  if (answer.exemption) return texts.exempt
  return openOffers > 0 ? texts.open(openOffers) : texts.none
}

function PlanLines({ page, book, plan }: Props) {
  const labels = page.t.applyBefore
  const day = (value: string) => formatDay(page.language, value)
  const days = stayDaysOf(plan)
  return (
    <p class="lead">
      {labels.plan(countryName(page, plan.nationality), book.purpose(plan.purpose).names[page.language])}
      {days > 0 && (
        <>
          <br />
          {labels.days(day(plan.arrivalOn), day(plan.departureOn), days)}
        </>
      )}
    </p>
  )
}

function Exempt({ page, book, answer: { exemption } }: Props) {
  if (!exemption) return <></>
  return (
    <section class="panel">
      <p>{exemption.names[page.language]}</p>
      <p>{page.t.applyBefore.answer.exemptText}</p>
      <OfferTerms page={page} origin={book.originOf('card-exemption', exemption.code)} />
    </section>
  )
}

function LateNote({ page, answer: { decisionOn } }: Props) {
  if (!decisionOn.ok) return <></>
  return (
    <Note kind="warn">
      <p>{page.t.applyBefore.answer.late(formatDayWithWeekday(page.language, decisionOn.value))}</p>
    </Note>
  )
}

/** Cards for other purposes are no news to somebody who can have one for theirs. */
function OtherOffers({ page, plan, answer, isAny }: Props & { readonly isAny: boolean }) {
  const others = answer.offers.filter((one) => !isOpen(one) && (!isAny || one.offer.purposes.includes(plan.purpose)))
  const near = others.filter(({ offer }) => offer.purposes.includes(plan.purpose))
  const shown = near.length > 0 ? near : others
  if (shown.length === 0) return <></>
  return (
    <section aria-labelledby="others">
      <h2 id="others">{isAny ? page.t.applyBefore.others : page.t.applyBefore.inTheWay}</h2>
      {shown.map(({ offer, obstacles }) => (
        <section class="panel" aria-labelledby={`other-${offer.code}`}>
          <h3 id={`other-${offer.code}`}>{offer.names[page.language]}</h3>
          <ul>
            {obstacles.map((obstacle) => (
              <li>{obstacleText(page, obstacle)}</li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
