import type { CardChange } from '#domain/card-changes/change.ts'
import type { Card, Dependant } from '#domain/cards/card.ts'
import { displayState } from '#domain/cards/display-state.ts'
import { fullName, type Holder } from '#domain/cards/holder.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { DecidedPaper } from '#modules/credentials'
import type { ReferenceBook } from '#modules/reference'
import type { CardCost } from '../../shared/charges/card-cost.ts'
import { CostNote } from '../../shared/charges/cost-note.tsx'
import { LinkButton } from '../../shared/components/form.tsx'
import { BackLink, Facts } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { ChangeLines } from '../card-changes/change-lines.tsx'
import { changesPath } from '../card-changes/paths.ts'
import { chargesPath } from '../charges/paths.ts'
import { sharePath } from '../share/paths.ts'
import { walletPath } from '../wallet/paths.ts'
import { PaperSection } from '../documents/paper-section.tsx'
import { entriesText, openRequestText } from '../shared/card-face.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import type { OpenRequest } from '../shared/open-request.ts'
import { RequestLines, type RequestLine } from '../shared/request-lines.tsx'
import { CardStateTag } from '../shared/states.tsx'

type Props = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  readonly card: Card
  readonly holder: Holder
  readonly dependants: readonly Dependant[]
  readonly requests: readonly RequestLine[]
  /** Requests to correct, replace or extend it. */
  readonly changes: readonly CardChange[]
  readonly openRequest: OpenRequest | undefined
  readonly cost: CardCost | undefined
  readonly receiptNumber: string | undefined
  readonly canCancel: boolean
  /** The card's own document, and the certificate of its cancellation. */
  readonly papers: readonly DecidedPaper[]
}

/** One card: purpose and dates large, so that the wrong one is not cancelled. */
export function CardPage(props: Props) {
  const { page, book, card, openRequest } = props
  const labels = page.t.account.card
  const title = formatCardNumber(card.cardNumber)
  return (
    <HolderLayout page={page} title={title} tab="cards">
      <BackLink href="/account">{page.t.account.title}</BackLink>
      <div class="row">
        <h1 class="num">{title}</h1>
        <CardStateTag page={page} state={displayState(card, book.day)} />
      </div>
      <div class="columns">
        <section class="panel" aria-label={title}>
          <p class="big-reference">{book.purpose(card.purpose).names[page.language]}</p>
          <dl class="facts large">
            <div>
              <dt>{labels.validFrom}</dt>
              <dd>{formatDay(page.language, card.validFrom)}</dd>
            </div>
            <div>
              <dt>{labels.validUntil}</dt>
              <dd>{formatDay(page.language, card.validUntil)}</dd>
            </div>
          </dl>
          <CardFacts {...props} />
          <CardCharge {...props} />
          <CardActions {...props} />
          {card.state === 'active' && displayState(card, book.day) !== 'expired' && (
            <p>
              <a href={changesPath(card.id)}>{page.t.cardChanges.link}</a>
            </p>
          )}
          <p>
            <a href={sharePath(card.id)}>{page.t.verify.share.link}</a>
          </p>
          <p>
            <a href={walletPath(card.id)}>{page.t.wallet.link}</a>
          </p>
        </section>
        <div>
          <PaperSection page={page} papers={props.papers} />
          <aside class="panel" aria-labelledby="card-requests">
            <h2 id="card-requests">{labels.history}</h2>
            {openRequest && <p>{openRequestText(page, openRequest)}</p>}
            {props.requests.length + props.changes.length === 0 && <p class="quiet-text">{labels.noHistory}</p>}
            {props.requests.length > 0 && <RequestLines page={page} lines={props.requests} />}
            {props.changes.length > 0 && <ChangeLines page={page} changes={props.changes} cards={[card]} />}
          </aside>
        </div>
      </div>
    </HolderLayout>
  )
}

function CardFacts({ page, book, card, holder, dependants }: Props) {
  const labels = page.t.account.card
  const state = displayState(card, book.day)
  const since = labels.since(formatDay(page.language, dayInZone(card.stateSince, book.calendar.timeZone)))
  // an active card is as old as its validity; when the register was imported says nothing
  const endedFact = card.state === 'active' ? [] : [{ term: page.t.common.cardStates[state], value: since }]
  const facts = [
    { term: labels.type, value: book.cardType(card.cardType).names[page.language] },
    { term: labels.entries, value: entriesText(page, card) },
    { term: labels.stay, value: card.stayDays === null ? labels.notLimited : labels.days(card.stayDays) },
    { term: labels.holder, value: <bdi>{fullName(holder)}</bdi> },
    { term: labels.passport, value: card.passportNumber },
    ...endedFact,
  ]
  const linked = dependants.map((dependant) => formatCardNumber(dependant.dependantCardNumber)).join(', ')
  return <Facts facts={linked === '' ? facts : [...facts, { term: labels.dependants, value: linked }]} />
}

function CardCharge({ page, card, cost, receiptNumber }: Props) {
  if (!cost) return <></>
  return (
    <>
      <CostNote page={page} cost={cost} receiptNumber={receiptNumber} />
      <p>
        <a href={chargesPath(card.id)}>{page.t.charges.page.seeCard}</a>
      </p>
    </>
  )
}

function CardActions({ page, card, openRequest, canCancel }: Props) {
  const labels = page.t.account.card
  if (openRequest) {
    return (
      <p class="act">
        <LinkButton href={`/account/requests/${openRequest.id}`}>
          {openRequest.state === 'draft' ? labels.continueDraft : labels.seeProgress}
        </LinkButton>
      </p>
    )
  }
  if (!canCancel) return <></>
  return (
    <p class="act">
      <LinkButton href={`/account/cards/${card.id}/cancel`}>{labels.cancelThis}</LinkButton>
    </p>
  )
}
