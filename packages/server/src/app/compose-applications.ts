import { makeReference } from '#domain/case-reference.ts'
import { feePort, type ApplicantDeps } from '#modules/applications'
import { openFee, returnFee, type PaymentDeps } from '#modules/payments'
import { messages } from '#locales/index.ts'
import type { Services } from './services.ts'

type Needs = Pick<
  Services,
  'db' | 'clock' | 'newId' | 'randomBytes' | 'files' | 'sanitiseUpload' | 'fingerprint' | 'acquirer'
> &
  Pick<ApplicantDeps, 'reference' | 'queueNotice' | 'findContact' | 'countGuardAttempt'> & { readonly publicUrl: URL }

const refundReasonOf = {
  refused: 'application-refused',
  'paid-twice': 'paid-twice',
  'ended-before': 'application-ended',
} as const

/** Applications and payments, each of which tells the other: a fee is paid here, and what follows from it happens there. */
export function composeApplications(needs: Needs): {
  readonly applications: ApplicantDeps
  readonly payments: PaymentDeps
} {
  const { db, clock, newId, randomBytes, reference, queueNotice } = needs
  const common = { db, clock, newId, reference, queueNotice }
  const applications: ApplicantDeps = {
    ...common,
    files: needs.files,
    sanitiseUpload: needs.sanitiseUpload,
    findContact: needs.findContact,
    fingerprint: needs.fingerprint,
    countGuardAttempt: needs.countGuardAttempt,
    newReference: () => makeReference('A', randomBytes),
    newChangeReference: () => makeReference('R', randomBytes),
    openFeePayment: (trx, { applicationId: subjectId, ...order }) => openFee(trx, payments, { ...order, subjectId }),
    returnFee: (trx, { because, ...fee }) => returnFee(trx, payments, { ...fee, reason: refundReasonOf[because] }),
  }
  const payments: PaymentDeps = {
    ...common,
    acquirer: needs.acquirer,
    publicUrl: needs.publicUrl,
    describe: (language, purpose) => messages[language].payments.purposes[purpose],
    fees: feePort(applications),
  }
  return { applications, payments }
}
