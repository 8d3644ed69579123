import type { Route } from '../shared/route.ts'
import { caseRoutes } from './case/routes.ts'
import { decideCaseRoutes } from './decide-case/routes.ts'
import type { OfficeDeps } from './deps.ts'
import { enrolRoutes } from './enrol/routes.ts'
import { officePaymentRoutes } from './payments/routes.ts'
import { queueRoutes } from './queue/routes.ts'
import { officeSignInRoutes } from './sign-in/routes.ts'
import { staffHomeRoutes } from './staff-home/routes.ts'
import { waiverRoutes } from './waivers/routes.ts'

/** Everything under `/office`. */
export const officeRoutes: readonly Route<OfficeDeps>[] = [
  ...officeSignInRoutes,
  ...enrolRoutes,
  ...queueRoutes,
  ...caseRoutes,
  ...decideCaseRoutes,
  ...officePaymentRoutes,
  ...waiverRoutes,
  ...staffHomeRoutes,
]
