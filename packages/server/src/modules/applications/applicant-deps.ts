import type { SubmitCardChangeDeps } from './changes/submit-card-change.ts'
import type { AddApplicationPaperDeps } from './papers.ts'
import type { StartApplicationDeps } from './start-application.ts'
import type { StartFeePaymentDeps } from './start-fee-payment.ts'
import type { SubmitApplicationDeps } from './submit-application.ts'

/** Everything that the use cases of applicants and of holders with a wish about a card need. */
export type ApplicantDeps = SubmitApplicationDeps &
  StartApplicationDeps &
  StartFeePaymentDeps &
  SubmitCardChangeDeps &
  AddApplicationPaperDeps
