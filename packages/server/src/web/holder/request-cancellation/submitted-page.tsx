import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { Receipt } from '#modules/cancellations'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { ReferenceBook } from '#modules/reference'
import type { CardCost } from '../../shared/charges/card-cost.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { formatCardNumber, formatDayWithWeekday, formatInstant, formatList } from '../../shared/format.ts'
import { ReceiptLinks } from '../../shared/receipts/receipt-links.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { RequestCharge } from '../request/request-charge.tsx'
import { canRecall } from '../request/possible-actions.ts'
import { pathOf } from '../request/own-request.ts'

type Props = {
  readonly page: HolderPage
  readonly request: CancellationRequest
  readonly card: Card
  readonly holder: Holder
  readonly book: ReferenceBook
  readonly cost: CardCost | undefined
  readonly receipt: Receipt | undefined
}

/** What was sent, what happens next and when. It can be bookmarked: later it also says how things stand. */
export function SubmittedPage(props: Props) {
  const { page, request, card, cost, receipt } = props
  const { submitted, task } = page.t.cancel
  const due = request.dueOn === null ? '' : formatDayWithWeekday(page.language, request.dueOn)
  return (
    <HolderLayout page={page} title={submitted.title}>
      <div class="narrow">
        <div class="outcome">
          <h1>{submitted.title}</h1>
          <p>{task(formatCardNumber(card.cardNumber))}</p>
          <p>
            {submitted.reference}
            <br />
            <b class="big-reference">{request.reference}</b>
          </p>
          <RequestCharge page={page} request={request} cost={cost} />
          <p>
            {request.state === 'submitted'
              ? submitted.decisionBy(due)
              : submitted.stateNow(page.t.common.requestStates[request.state])}
          </p>
        </div>
        {request.state === 'submitted' && <Next {...props} due={due} />}
        <h2>{submitted.keepTitle}</h2>
        <p>{submitted.keep}</p>
        {receipt && (
          <p>
            {page.t.receipts.links.term} <ReceiptLinks page={page} requestId={request.id} number={receipt.number} />
          </p>
        )}
        <p class="act">
          <LinkButton href={pathOf(request)}>{submitted.progress}</LinkButton>
          <LinkButton href={`${pathOf(request)}#letters`} kind="quiet">
            {submitted.letters}
          </LinkButton>
        </p>
      </div>
    </HolderLayout>
  )
}

function Next({ page, request, holder, book, due }: Props & { readonly due: string }) {
  const { submitted } = page.t.cancel
  const { email, phone } = holder
  const addresses = [email, request.answers.isSmsWanted ? phone : null].filter((address) => address !== null)
  const until = request.recallUntil
  return (
    <>
      <h2>{submitted.nextTitle}</h2>
      <ol>
        {addresses.length > 0 && <li>{submitted.confirmation(formatList(page.language, addresses))}</li>}
        <li>{submitted.review(due)}</li>
        <li>{submitted.tell}</li>
        {until !== null && canRecall(request, page.deps.clock.now()) && (
          <li>
            {submitted.recall(formatInstant(page.language, until, book.calendar.timeZone))}{' '}
            <a href={pathOf(request, 'recall')}>{submitted.recallLink}</a>
          </li>
        )}
      </ol>
      <p>
        {submitted.notMe} <a href={pathOf(request, 'not-me')}>{submitted.notMeLink}</a>
      </p>
    </>
  )
}
