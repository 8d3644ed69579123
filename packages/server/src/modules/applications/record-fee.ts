import type { Application } from '#domain/applications/application.ts'
import { applicationLifeCycle } from '#domain/applications/life-cycle.ts'
import { transition } from '#domain/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { changeApplication, lockApplication, type ApplicationKey } from './application-store.ts'
import { beginReview, type BeginReviewRefusal } from './begin-review.ts'
import type { ApplicationDeps, FeeReturnReason } from './deps.ts'

const system = { kind: 'system' } as const

export type FeePaid = ApplicationKey & { readonly paymentId: Id; readonly paidAt: Date }

/**
 * The fee was paid: called by the payments module, in its transaction, once for each payment and harmless when told again.
 * A success that comes after the payment had been given up counts while the application waits; money for an application
 * that ended, or that was paid already by another payment, goes back.
 */
export async function recordFeePaid(
  trx: Trx,
  deps: ApplicationDeps,
  paid: FeePaid,
): Promise<Result<'review-begun' | 'known' | 'returned', BeginReviewRefusal>> {
  const application = await lockApplication(trx, paid)
  if (!application) throw new Error(`a payment for the application ${paid.applicationId}, which does not exist`)
  if (application.paidAt !== null && application.paymentId === paid.paymentId) return ok('known')
  const step = transition(applicationLifeCycle, application.state, 'pay', 'system')
  if (!step.ok) {
    await giveBack(trx, deps, application, paid.paymentId)
    return ok('returned')
  }
  const { paymentId, paidAt } = paid
  const { holderId, id: requestId, reference } = application
  const details = { reference, paymentId }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'application-paid', actor: system, requestId, details })
  const change = { payment_id: paymentId, paid_at: paidAt }
  const begun = await beginReview(trx, deps, application, { to: step.value.to, change, actor: system })
  return begun.ok ? ok('review-begun') : begun
}

async function giveBack(trx: Trx, deps: ApplicationDeps, application: Application, paymentId: Id): Promise<void> {
  await returnFee(trx, deps, application, paymentId, application.paidAt === null ? 'ended-before' : 'paid-twice')
}

/** Orders a fee back and writes down why. */
export async function returnFee(
  trx: Trx,
  deps: ApplicationDeps,
  { holderId, id: requestId, reference }: Application,
  paymentId: Id,
  because: FeeReturnReason,
): Promise<void> {
  await deps.returnFee(trx, { holderId, paymentId, because })
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'application-fee-returned',
    actor: system,
    requestId,
    details: { reference, paymentId, because },
  })
}

/** A payment came to nothing: the applicant can pay anew. Harmless when told again, or of a payment that is not the present one. */
export async function recordFeeGivenUp(
  trx: Trx,
  deps: Pick<ApplicationDeps, 'clock'>,
  given: ApplicationKey & { readonly paymentId: Id },
): Promise<Result<'given-up' | 'known', { readonly code: 'changed-meanwhile' }>> {
  const application = await lockApplication(trx, given)
  if (application?.paymentId !== given.paymentId) return ok('known')
  const step = transition(applicationLifeCycle, application.state, 'give-up-payment', 'system')
  if (!step.ok) return ok('known')
  const { holderId, id: requestId, reference, paymentId } = application
  const left = await changeApplication(trx, application, { state: step.value.to }, deps.clock.now())
  if (!left) return refuse({ code: 'changed-meanwhile' })
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'application-payment-given-up',
    actor: system,
    requestId,
    details: { reference, paymentId },
  })
  return ok('given-up')
}
