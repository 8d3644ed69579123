import type { Application } from '#domain/applications/application.ts'
import { planOf } from '#domain/applications/plan-of.ts'
import { missing, steps, stepsFor, type Step } from '#domain/applications/steps.ts'
import { draftFacts, findOwnDuplicate, type DraftFacts, type Duplicate } from '#modules/applications'
import type { AccountContact } from '#modules/cards'
import { listPapers, type Paper } from '#modules/evidence'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { applicationPath, applicationsPath } from '../applications/paths.ts'

/** An application that was not sent yet, with everything its answers are measured by at this moment. */
export type Draft = {
  readonly application: Application
  readonly facts: DraftFacts
  readonly papers: readonly Paper[]
  /** Where the account is written to. */
  readonly contact: AccountContact
  /** What will stand in the way, where it is the applicant's own; null: nothing that may be told. */
  readonly duplicate: Duplicate | null
}

export async function loadDraft(page: HolderPage, application: Application): Promise<Draft> {
  const { db, applications } = page.deps
  const facts = await draftFacts(db, applications, application)
  const papers = await listPapers(db, application.holderId, application.id)
  const contact = await applications.findContact(db, application.accountId)
  if (!contact) throw new Error(`no account ${application.accountId} stands behind the application`)
  const duplicate = await findOwnDuplicate(db, applications, application, facts)
  return { application, facts, papers, contact, duplicate }
}

/** The page that must be answered before this one can be; "Check your answers" names what is missing itself. */
export function stepBefore({ application, facts }: Draft, step: Step): Step | undefined {
  if (step === 'check') return undefined
  const first = missing(application.answers, facts)[0]
  return first !== undefined && steps.indexOf(first) < steps.indexOf(step) ? first : undefined
}

export function stepAfter({ facts }: Draft, step: Step): Step {
  return stepsFor(facts).find((other) => steps.indexOf(other) > steps.indexOf(step)) ?? 'check'
}

/** Where "Back" leads: the page before, from the first one to all applications. */
export function backFrom({ application, facts }: Draft, step: Step): string {
  const before = stepsFor(facts).findLast((other) => steps.indexOf(other) < steps.indexOf(step))
  return before === undefined ? applicationsPath : applicationPath(application, before)
}

/** Where a page stands in the whole. While nobody can say which papers are asked for, their page counts. */
export function placeOf({ application, facts }: Draft, step: Step): { number: number; total: number } {
  const shown = planOf(application.answers) ? stepsFor(facts) : steps
  return { number: shown.indexOf(step) + 1, total: shown.length }
}

/** "Change" on the check page leads to a step and straight back. */
export const fromCheck = 'from=check'

export function isFromCheck(page: HolderPage): boolean {
  return page.query('from') === 'check'
}

export function stepPath(page: HolderPage, application: Application, step: Step): string {
  return isFromCheck(page) ? `${applicationPath(application, step)}?${fromCheck}` : applicationPath(application, step)
}
