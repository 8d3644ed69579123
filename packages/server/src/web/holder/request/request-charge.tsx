import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { CardCost } from '../../shared/charges/card-cost.ts'
import { costSentence, goesOnSentence, type Sentence } from '../../shared/charges/cost-sentences.ts'
import { Emphasised } from '../../shared/components/emphasised.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly request: Pick<CancellationRequest, 'id' | 'state'>
  readonly cost: CardCost | undefined
}

/** What this request did to the charge of its card, and how that stands now. */
export function RequestCharge({ page, request, cost }: Props) {
  const sentence = cost && requestCharge(page, request, cost)
  if (!sentence) return <></>
  return (
    <p>
      <Emphasised {...sentence} />
    </p>
  )
}

/** undefined: the request is not sent yet. One that came to nothing says that the charge goes on, and at which figure. */
export function requestCharge(page: HolderPage, request: Props['request'], cost: CardCost): Sentence | undefined {
  if (request.state === 'draft') return undefined
  return cost.facts.stop?.requestId === request.id ? costSentence(page, cost) : goesOnSentence(page, cost)
}
