import type { CardStatement, Statement } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import type { Id } from '#kernel/ids.ts'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import type { CardCost } from '../../shared/charges/card-cost.ts'
import { CostNote } from '../../shared/charges/cost-note.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { PayCharge } from '../payments/pay-charge.tsx'
import { paymentsPath } from '../payments/paths.ts'
import type { Payable } from '../payments/read-payable.ts'
import { chargesPath } from './paths.ts'
import { StatementLinks } from './statement-links.tsx'
import { SumFacts } from './sum-facts.tsx'

type Props = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  readonly statement: Statement
  readonly costs: ReadonlyMap<Id, CardCost>
  /** Of the receipts that prove the stops, by card. */
  readonly receiptNumbers: ReadonlyMap<Id, string>
  readonly payable: ReadonlyMap<Id, Payable>
}

/** What all cards cost together, and each of them. */
export function ChargesPage(props: Props) {
  const { page, statement } = props
  const { title, page: texts } = page.t.charges
  return (
    <HolderLayout page={page} title={title} tab="charges">
      <h1>{title}</h1>
      {statement.cards.length === 0 ? (
        <p class="lead">{texts.empty}</p>
      ) : (
        <>
          <p class="lead">{texts.lead}</p>
          <section class="panel" aria-labelledby="in-all">
            <h2 id="in-all">{texts.inAll}</h2>
            {statement.totals.map((sums) => (
              <SumFacts page={page} sums={sums} currency={sums.currency} />
            ))}
            <p class="quiet-text">{texts.rule(formatDay(page.language, statement.through))}</p>
            <StatementLinks page={page} />
            <p>
              <a href={paymentsPath}>{page.t.payments.all}</a>
            </p>
          </section>
          <div class="cards">
            {statement.cards.map((one) => (
              <CardCharges {...props} statement={one} />
            ))}
          </div>
        </>
      )}
    </HolderLayout>
  )
}

type CardProps = Omit<Props, 'statement'> & { readonly statement: CardStatement }

function CardCharges({ page, book, statement, costs, receiptNumbers, payable }: CardProps) {
  const { card, sums, currency } = statement
  const number = formatCardNumber(card.cardNumber)
  return (
    <section class="panel" aria-labelledby={`card-${card.id}`}>
      <h2 id={`card-${card.id}`}>
        <span class="num">{number}</span> · {book.purpose(card.purpose).names[page.language]}
      </h2>
      <CostNote page={page} cost={costs.get(card.id)} receiptNumber={receiptNumbers.get(card.id)} />
      <SumFacts page={page} sums={sums} currency={currency} />
      <PayCharge page={page} cardId={card.id} payable={payable.get(card.id)} />
      <p>
        <a href={chargesPath(card.id)}>
          {page.t.charges.page.seeCard}
          <span class="visually-hidden"> {number}</span>
        </a>
      </p>
    </section>
  )
}
