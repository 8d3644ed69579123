import { caseWorkers } from '../../shared/access.ts'
import { route, type Route } from '../../shared/route.ts'
import type { OfficeDeps } from '../deps.ts'
import type { OfficePage } from '../shared/office-page.ts'
import { decisionKinds } from './decision-form.ts'
import { askExit, takeExit } from './record-exit.ts'
import { askDecision, takeDecision } from './show-decision.ts'

const objects = { caseId: 'case' } as const
const access = { kind: 'staff', roles: caseWorkers } as const

const both = (
  part: string,
  ask: (page: OfficePage) => Promise<Response>,
  take: (page: OfficePage) => Promise<Response>,
): Route<OfficeDeps>[] => {
  const path = `/office/cases/:caseId/${part}`
  return [
    route({ method: 'GET', path, access, objects, handle: ask }),
    route({ method: 'POST', path, access, objects, handle: take }),
  ]
}

/** To decide is for officers and supervisors; everybody else is turned away at the door. */
export const decideCaseRoutes: readonly Route<OfficeDeps>[] = [
  ...decisionKinds.flatMap((kind) =>
    both(
      kind,
      (page) => askDecision(page, kind),
      (page) => takeDecision(page, kind),
    ),
  ),
  ...both('exit', askExit, takeExit),
]
