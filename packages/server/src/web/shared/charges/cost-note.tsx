import { Emphasised } from '../components/emphasised.tsx'
import type { Page } from '../page.ts'
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
  const isStopped = cost.outlook.state.kind === 'frozen'
  return (
    <p class="cost">
      <Emphasised {...costSentence(page, cost)} />
      {isStopped && receiptNumber !== undefined && (
        <Emphasised text={` ${page.t.charges.cost.receipt(receiptNumber)}`} figures={[receiptNumber]} />
      )}
    </p>
  )
}
