import type { Route } from '../shared/route.ts'
import type { OfficeDeps } from './deps.ts'

/** Everything under `/office`. */
export const officeRoutes: readonly Route<OfficeDeps>[] = []
