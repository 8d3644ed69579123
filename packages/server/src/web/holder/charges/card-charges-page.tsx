import type { CardStatement, Statement } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import type { CardCost } from '../../shared/charges/card-cost.ts'
import { costCurve } from '../../shared/charges/cost-curve.ts'
import { CostNote } from '../../shared/charges/cost-note.tsx'
import { forecastSentence } from '../../shared/charges/cost-sentences.ts'
import { ChargeChart } from '../../shared/components/charge-chart.tsx'
import { Emphasised } from '../../shared/components/emphasised.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { CurveTable } from './curve-table.tsx'
import { PayCharge } from '../payments/pay-charge.tsx'
import type { Payable } from '../payments/read-payable.ts'
import { chargesPath } from './paths.ts'
import { StatementLinks } from './statement-links.tsx'
import { StatementTable } from './statement-table.tsx'
import { SumFacts } from './sum-facts.tsx'
import { TariffWords } from './tariff-words.tsx'

type Props = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  readonly statement: CardStatement
  readonly through: Statement['through']
  readonly cost: CardCost
  readonly receiptNumber: string | undefined
  readonly payable: Payable | undefined
}

/** The charge of one card: what it costs, how it grew, what was charged and paid, and by which rules. */
export function CardChargesPage(props: Props) {
  const { page, book, statement, cost } = props
  const { charges } = page.t
  const number = formatCardNumber(statement.card.cardNumber)
  return (
    <HolderLayout page={page} title={charges.ofCard(number)} tab="charges">
      <BackLink href={chargesPath()}>{charges.page.allCharges}</BackLink>
      <h1>{charges.ofCard(number)}</h1>
      <p class="lead">
        {book.purpose(statement.card.purpose).names[page.language]} ·{' '}
        <a href={`/account/cards/${statement.card.id}`}>{charges.page.card}</a>
      </p>
      <NowPanel {...props} />
      <OverTime page={page} cost={cost} />
      <div class="columns">
        <section aria-labelledby="statement">
          <h2 id="statement">{charges.lines.title}</h2>
          <StatementTable page={page} statement={statement} />
          <StatementLinks page={page} cardId={statement.card.id} />
        </section>
        <TariffWords page={page} tariff={cost.input.tariff} today={cost.today} />
      </div>
    </HolderLayout>
  )
}

function NowPanel({ page, statement, through, cost, receiptNumber, payable }: Props) {
  const { charges } = page.t
  const forecast = forecastSentence(page, cost)
  return (
    <section class="panel" aria-label={charges.title}>
      <CostNote page={page} cost={cost} receiptNumber={receiptNumber} />
      {forecast && (
        <p>
          <Emphasised {...forecast} />
        </p>
      )}
      <SumFacts page={page} sums={statement.sums} currency={statement.currency} />
      <PayCharge page={page} cardId={statement.card.id} payable={payable} />
      <p class="quiet-text">{charges.page.rule(formatDay(page.language, through))}</p>
    </section>
  )
}

function OverTime({ page, cost }: Pick<Props, 'page' | 'cost'>) {
  const curve = costCurve(cost)
  if (!curve) return <></>
  return (
    <section class="panel" aria-labelledby="over-time">
      <h2 id="over-time">{page.t.charges.chart.title}</h2>
      <div class="two">
        <ChargeChart page={page} curve={curve} />
        <CurveTable page={page} cost={cost} curve={curve} />
      </div>
    </section>
  )
}
