import type { Route } from '../shared/route.ts'
import { accessesRoutes } from './accesses/routes.ts'
import { applicationRoutes } from './applications/routes.tsx'
import { applyStepsRoutes } from './apply-steps/routes.ts'
import { cardRoutes } from './card/routes.ts'
import { cardChangeRoutes } from './card-changes/routes.tsx'
import { chargesRoutes } from './charges/routes.ts'
import type { HolderDeps } from './deps.ts'
import { documentRoutes } from './documents/routes.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { letterRoutes } from './letters/routes.ts'
import { listRequestsRoutes } from './list-requests/routes.ts'
import { accountRoutes } from './my-account/routes.ts'
import { paymentRoutes } from './payments/routes.ts'
import { previewCancellationRoutes } from './preview-cancellation/routes.ts'
import { requestRoutes } from './request/routes.ts'
import { requestCancellationRoutes } from './request-cancellation/routes.ts'
import { linkCardRoutes } from './link-card/routes.ts'
import { receiptRoutes } from './receipt/routes.ts'
import { registerRoutes } from './register/routes.ts'
import { resetPasswordRoutes } from './reset-password/routes.ts'
import { securityRoutes } from './security/routes.ts'
import { shareRoutes } from './share/routes.tsx'
import { signInRoutes } from './sign-in/routes.ts'
import { walletRoutes } from './wallet/routes.tsx'

/** Everything under `/account`. */
export const holderRoutes: readonly Route<HolderDeps>[] = [
  ...accountRoutes,
  ...applyStepsRoutes,
  ...cardRoutes,
  ...cardChangeRoutes,
  ...applicationRoutes,
  ...shareRoutes,
  ...walletRoutes,
  ...chargesRoutes,
  ...paymentRoutes,
  ...previewCancellationRoutes,
  ...listRequestsRoutes,
  ...requestRoutes,
  ...receiptRoutes,
  ...documentRoutes,
  ...requestCancellationRoutes,
  ...evidenceRoutes,
  ...letterRoutes,
  ...accessesRoutes,
  ...signInRoutes,
  ...registerRoutes,
  ...resetPasswordRoutes,
  ...securityRoutes,
  ...linkCardRoutes,
]
