import { isStillCounting, type CardCost } from '../../shared/charges/card-cost.ts'
import { askingSentence, forecastSentence } from '../../shared/charges/cost-sentences.ts'
import { Emphasised } from '../../shared/components/emphasised.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** What stops when the request is sent, what it would come to otherwise, and what undoes the stop. */
export function ChargeLines({ page, cost }: { readonly page: HolderPage; readonly cost: CardCost }) {
  const forecast = forecastSentence(page, cost)
  const sentences = [askingSentence(page, cost), ...(forecast ? [forecast] : [])]
  return (
    <>
      {sentences.map((sentence) => (
        <div>
          <Emphasised {...sentence} />
        </div>
      ))}
      {isStillCounting(cost) && <div class="quiet-text">{page.t.charges.asking.resumes}</div>}
    </>
  )
}
