import type { Application } from '#domain/applications/application.ts'
import { applicationLifeCycle, type ApplicationAction } from '#domain/applications/life-cycle.ts'
import { isPossible } from '#domain/life-cycle.ts'

/** What the table of states lets the applicant do; the use case looks again. */
export function canDo({ state }: Pick<Application, 'state'>, action: ApplicationAction): boolean {
  return isPossible(applicationLifeCycle, state, action, 'holder')
}
