import type { Route } from '../shared/route.ts'
import { applyRoutes } from './apply/routes.ts'
import { assetRoutes } from './asset-routes.ts'
import { demoRoutes } from './demo/routes.ts'
import type { PublicDeps } from './deps.ts'
import { gateRoutes } from './gate/routes.ts'
import { officialRoutes } from './official/routes.ts'
import { publishedRoutes } from './published/routes.ts'
import { receiptCheckRoutes } from './receipts/routes.ts'
import { startRoutes } from './start/routes.ts'
import { tariffRoutes } from './tariffs/routes.ts'
import { verifyRoutes } from './verify/routes.tsx'

/** Everything that anybody may ask for. */
export const publicRoutes: readonly Route<PublicDeps>[] = [
  ...startRoutes,
  ...applyRoutes,
  ...officialRoutes,
  ...receiptCheckRoutes,
  ...tariffRoutes,
  ...verifyRoutes,
  ...gateRoutes,
  ...demoRoutes,
  ...assetRoutes,
  ...publishedRoutes,
]
