import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { missing, steps, stepsFor, type Step } from '#domain/cancellations/steps.ts'
import { requestFacts, type RequestFacts } from '#modules/cancellations'
import { listPapers, type Paper } from '#modules/evidence'
import { readCardCost, type CardCost } from '../../shared/charges/card-cost.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { pathOf } from '../request/own-request.ts'

/** A request that was not sent yet, with everything its answers are measured by at this moment. */
export type Draft = {
  readonly request: CancellationRequest
  readonly facts: RequestFacts
  readonly papers: readonly Paper[]
  /** undefined: cards of this type cost nothing. */
  readonly cost: CardCost | undefined
}

export async function loadDraft(page: HolderPage, request: CancellationRequest): Promise<Draft> {
  const { db } = page.deps
  const facts = await requestFacts(db, page.deps, request)
  if (!facts.ok) throw new Error(`the authority's calendar does not reach far enough: ${facts.refusal.code}`)
  const { book, card } = facts.value
  const [papers, cost] = await Promise.all([listPapers(db, request.holderId, request.id), readCardCost(db, book, card)])
  return { request, facts: facts.value, papers, cost }
}

/** The page that must be answered before this one can be; "Check your answers" names what is missing itself. */
export function stepBefore({ request, facts }: Draft, step: Step): Step | undefined {
  if (step === 'check') return undefined
  const first = missing(request.answers, facts)[0]
  return first !== undefined && steps.indexOf(first) < steps.indexOf(step) ? first : undefined
}

export function stepAfter({ facts }: Draft, step: Step): Step {
  return stepsFor(facts).find((other) => steps.indexOf(other) > steps.indexOf(step)) ?? 'check'
}

/** Where "Back" leads: the page before, from the first one to the card's preview. */
export function backFrom({ request, facts }: Draft, step: Step): string {
  const before = stepsFor(facts).findLast((other) => steps.indexOf(other) < steps.indexOf(step))
  return before === undefined ? `/account/cards/${request.cardId}` : pathOf(request, before)
}

/** "Change" on the check page leads to a step and straight back. */
export const fromCheck = 'from=check'

export function isFromCheck(page: HolderPage): boolean {
  return page.query('from') === 'check'
}

export function stepPath(page: HolderPage, request: CancellationRequest, step: Step): string {
  return isFromCheck(page) ? `${pathOf(request, step)}?${fromCheck}` : pathOf(request, step)
}
