import { Emphasised } from '../components/emphasised.tsx'
import type { Page } from '../page.ts'
import { receiptPaperPath } from '../receipts/receipt-links.tsx'
import type { CardCost } from './card-cost.ts'
import { costSentence } from './cost-sentences.ts'

type Props = {
  readonly page: Page<unknown>
  /** undefined: the card costs nothing, and nothing is said. */
  readonly cost: CardCost | undefined
  /** The number of the receipt that proves the stop. */
  readonly receiptNumber?: string | undefined
}

/** What a card costs, in a box of its own. */
export function CostNote({ page, cost, receiptNumber }: Props) {
  if (!cost) return <></>
  return (
    <p class="cost">
      <Emphasised {...costSentence(page, cost)} />
      <Proof page={page} cost={cost} receiptNumber={receiptNumber} />
    </p>
  )
}

/** The paper that proves the stop. */
function Proof({ page, cost, receiptNumber }: Props & { readonly cost: CardCost }) {
  const { stop } = cost.facts
  if (cost.outlook.state.kind !== 'frozen' || !stop || receiptNumber === undefined) return <></>
  return (
    <>
      {' '}
      <a href={receiptPaperPath(stop.requestId)}>
        <Emphasised text={page.t.charges.cost.receipt(receiptNumber)} figures={[receiptNumber]} />
      </a>
    </>
  )
}
