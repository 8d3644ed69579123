import type { Application } from '#domain/applications/application.ts'
import type { CardChange } from '#domain/card-changes/change.ts'
import type { Card } from '#domain/cards/card.ts'
import { displayState } from '#domain/cards/display-state.ts'
import type { ReferenceBook } from '#modules/reference'
import type { Id } from '#kernel/ids.ts'
import type { CardCost } from '../../shared/charges/card-cost.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { CardFace, isWorthCancelling } from '../shared/card-face.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import type { OpenRequest } from '../shared/open-request.ts'
import { OpenMatters, WaysToCards } from './open-matters.tsx'

type Props = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  /** How the holder is greeted. */
  readonly name: string
  /** Valid ones first. */
  readonly cards: readonly Card[]
  readonly openRequests: readonly OpenRequest[]
  /** By card; a card that costs nothing is not there. */
  readonly costs: ReadonlyMap<Id, CardCost>
  readonly receiptNumbers: ReadonlyMap<Id, string>
  /** Applications that are open. */
  readonly applications: readonly Application[]
  /** Requests about these cards that are open. */
  readonly changes: readonly CardChange[]
}

/** "My account": every card, each with its state, what it costs today and the next step. */
export function AccountPage(props: Props) {
  const { page, book, name, cards, openRequests, costs, receiptNumbers } = props
  const { account } = page.t
  const hasOpen = (card: Card) => openRequests.some((request) => request.cardId === card.id)
  const isPresent = (card: Card) => hasOpen(card) || isWorthCancelling(card, book, costs.get(card.id))
  const present = cards.filter(isPresent)
  const past = cards.filter((card) => !isPresent(card))
  const validCount = cards.filter((card) => displayState(card, book.day) === 'valid').length
  const face = (card: Card) => (
    <CardFace
      page={page}
      book={book}
      card={card}
      openRequest={openRequests.find((request) => request.cardId === card.id)}
      cost={costs.get(card.id)}
      receiptNumber={receiptNumbers.get(card.id)}
    />
  )
  return (
    <HolderLayout page={page} title={account.title} tab="cards">
      <h1>{account.title}</h1>
      {cards.length === 0 ? (
        <>
          <OpenMatters {...props} />
          <NoCards page={page} />
        </>
      ) : (
        <>
          <p class="lead">{account.greeting(name, validCount)}</p>
          <div class="cards">{present.map(face)}</div>
          <OpenMatters {...props} />
          {past.length > 0 && (
            <section aria-labelledby="past-cards">
              <h2 id="past-cards">{account.pastCards}</h2>
              <div class="cards">{past.map(face)}</div>
            </section>
          )}
          <WaysToCards page={page} />
        </>
      )}
    </HolderLayout>
  )
}

function NoCards({ page }: { readonly page: HolderPage }) {
  const { account } = page.t
  return (
    <section class="panel">
      <h2>{account.noCardsTitle}</h2>
      <p>{account.noCardsText}</p>
      <p class="act">
        <LinkButton href="/account/link">{account.linkCard}</LinkButton>
        <LinkButton href="/apply" kind="quiet">
          {page.t.applyBefore.home.link}
        </LinkButton>
      </p>
    </section>
  )
}
