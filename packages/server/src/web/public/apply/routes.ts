import { answerEligibility } from '#domain/applications/eligibility.ts'
import type { Page } from '../../shared/page.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { PublicDeps } from '../deps.ts'
import { AnswerPage } from './answer-page.tsx'
import { answerPath, applyPath } from './paths.ts'
import { PlanPage } from './plan-page.tsx'
import { planFields, readPlan, type PlanField } from './read-plan.ts'

type PublicPage = Page<undefined, PublicDeps>

const access = {
  kind: 'public',
  because: 'anybody may ask whether they need a card; nothing typed here is kept',
} as const

export const applyRoutes: readonly Route<PublicDeps>[] = [
  route({ method: 'GET', path: applyPath, access, handle: show }),
  route({ method: 'POST', path: applyPath, access, handle: ask }),
]

/** Without a question the form; with one its answer, from the rules of today. */
async function show(page: PublicPage): Promise<Response> {
  const book = await page.deps.reference.today()
  const typed = (name: PlanField) => page.query(name)
  if (planFields.every((name) => typed(name) === '')) return page.html(PlanPage({ page, book, errors: {} }))
  const plan = readPlan(typed, book)
  if (!plan.ok) return page.html(PlanPage({ page, book, errors: errorsOf(page, plan.refusal) }), 400)
  return page.html(AnswerPage({ page, book, plan: plan.value, answer: answerEligibility(book, plan.value, book.day) }))
}

async function ask(page: PublicPage): Promise<Response> {
  const book = await page.deps.reference.today()
  const plan = readPlan((name) => page.field(name), book)
  if (plan.ok) return page.redirect(answerPath(plan.value))
  return page.html(PlanPage({ page, book, errors: errorsOf(page, plan.refusal) }), 400)
}

function errorsOf({ t }: PublicPage, wrong: readonly PlanField[]): FormErrors {
  return Object.fromEntries(wrong.map((name) => [name, t.applyBefore.errors[name]]))
}
