import { caseWorkers } from '../../shared/access.ts'
import { route, type Route } from '../../shared/route.ts'
import type { OfficeDeps } from '../deps.ts'
import { askWaiver, takeWaiver } from './ask-waiver.ts'
import { showWaiting, showWaiver, takeDecision } from './decide-waiver.ts'
import { waiverPart, waiversPath } from './paths.ts'

const asking = {
  path: `/office/cases/:caseId/${waiverPart}`,
  access: { kind: 'staff', roles: caseWorkers },
  objects: { caseId: 'case' },
} as const

/** A second person is a supervisor; the use cases check the same once more. */
const access = { kind: 'staff', roles: ['supervisor'] } as const
const deciding = { path: `${waiversPath}/:waiverId`, access, objects: { waiverId: 'waiver' } } as const

export const waiverRoutes: readonly Route<OfficeDeps>[] = [
  route({ ...asking, method: 'GET', handle: askWaiver }),
  route({ ...asking, method: 'POST', handle: takeWaiver }),
  route({ path: waiversPath, access, method: 'GET', handle: showWaiting }),
  route({ ...deciding, method: 'GET', handle: showWaiver }),
  route({ ...deciding, method: 'POST', handle: takeDecision }),
]
