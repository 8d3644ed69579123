import type { Card } from '#domain/cards/card.ts'
import { canBeCancelled, displayState } from '#domain/cards/display-state.ts'
import type { ReferenceBook } from '#modules/reference'
import { isStillCounting, type CardCost } from '../../shared/charges/card-cost.ts'
import { CostNote } from '../../shared/charges/cost-note.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { Facts } from '../../shared/components/parts.tsx'
import { LinkButton } from '../../shared/components/form.tsx'
import type { HolderPage } from './holder-layout.tsx'
import type { OpenRequest } from './open-request.ts'
import { CardStateTag, cardTones, RequestStateTag, requestTones } from './states.tsx'

type Props = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  readonly card: Card
  readonly openRequest: OpenRequest | undefined
  /** undefined: cards of this type cost nothing. */
  readonly cost: CardCost | undefined
  readonly receiptNumber: string | undefined
}

/** One that can be used, and one that has expired and still costs something. */
export function isWorthCancelling(card: Card, book: ReferenceBook, cost: CardCost | undefined): boolean {
  const isUsable = ['valid', 'not-yet-valid', 'suspended'].includes(displayState(card, book.day))
  return isUsable || (canBeCancelled(card.state) && cost !== undefined && isStillCounting(cost))
}

/** A travel card, shown as one: its number in groups, purpose and dates large, its state, its cost, and the next step. */
export function CardFace({ page, book, card, openRequest, cost, receiptNumber }: Props) {
  const state = displayState(card, book.day)
  const tone = openRequest ? requestTones[openRequest.state] : cardTones[state]
  const labels = page.t.account.card
  return (
    <article class={`card ${tone}`} aria-labelledby={`card-${card.id}`}>
      <div class="row">
        <h2 id={`card-${card.id}`} class="card-number">
          <span class="visually-hidden">{labels.number} </span>
          {formatCardNumber(card.cardNumber)}
        </h2>
        {openRequest ? (
          <RequestStateTag page={page} state={openRequest.state} />
        ) : (
          <CardStateTag page={page} state={state} />
        )}
      </div>
      <p class="purpose">
        {book.purpose(card.purpose).names[page.language]} · {entriesText(page, card)}
      </p>
      <Facts
        facts={[
          { term: labels.validFrom, value: formatDay(page.language, card.validFrom) },
          { term: labels.validUntil, value: formatDay(page.language, card.validUntil) },
        ]}
      />
      {openRequest && <p>{openRequestText(page, openRequest)}</p>}
      <CostNote page={page} cost={cost} receiptNumber={receiptNumber} />
      <p class="act">
        <NextStep page={page} card={card} openRequest={openRequest} canCancel={isWorthCancelling(card, book, cost)} />
        <LinkButton href={`/account/cards/${card.id}`} kind="quiet">
          {labels.details}
          <span class="visually-hidden"> {formatCardNumber(card.cardNumber)}</span>
        </LinkButton>
      </p>
    </article>
  )
}

export function entriesText(page: HolderPage, card: Card): string {
  const labels = page.t.account.card
  return card.entries === null ? labels.multipleEntry : labels.entryCount(card.entries)
}

/** One sentence on where the open request stands and which day counts now. */
export function openRequestText(page: HolderPage, request: OpenRequest): string {
  const labels = page.t.account.card
  const day = (value: string | null) => (value === null ? '' : formatDay(page.language, value))
  switch (request.state) {
    case 'draft':
      return labels.draft
    case 'returned':
      return labels.returned(day(request.answerBy))
    case 'approved':
      return request.effect === 'on-date' ? labels.pendingDate(day(request.effectOn)) : labels.pendingDeparture
    default:
      return labels.promised(day(request.dueOn))
  }
}

function NextStep({
  page,
  card,
  openRequest,
  canCancel,
}: Pick<Props, 'page' | 'card' | 'openRequest'> & { readonly canCancel: boolean }) {
  const labels = page.t.account.card
  if (openRequest) {
    const text =
      openRequest.state === 'draft'
        ? labels.continueDraft
        : openRequest.state === 'returned'
          ? labels.answerReturn
          : labels.seeProgress
    return <LinkButton href={`/account/requests/${openRequest.id}`}>{text}</LinkButton>
  }
  if (!canCancel) return <></>
  return (
    <LinkButton href={`/account/cards/${card.id}/cancel`}>
      {labels.cancelThis}
      <span class="visually-hidden"> {formatCardNumber(card.cardNumber)}</span>
    </LinkButton>
  )
}
