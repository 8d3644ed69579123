import type { Payment } from '#domain/payments/payment.ts'
import type { FeePort } from '#modules/payments'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Result } from '#kernel/result.ts'
import type { ApplicationDeps } from './deps.ts'
import { lockApplication } from './application-store.ts'
import { notifyApplicant } from './notify-applicant.ts'
import { recordFeeGivenUp, recordFeePaid } from './record-fee.ts'

/** What follows from the payment of a fee, as the payments module tells it. */
export function feePort(deps: ApplicationDeps): FeePort {
  return {
    received: async (trx, payment) => {
      const paidAt = payment.paidAt ?? deps.clock.now()
      through(await recordFeePaid(trx, deps, { ...keyOf(payment), paymentId: payment.id, paidAt }))
    },
    givenUp: async (trx, payment) => {
      through(await recordFeeGivenUp(trx, deps, { ...keyOf(payment), paymentId: payment.id }))
    },
    refunded: async (trx, payment, { money, refundedAt }) => {
      const application = await lockApplication(trx, keyOf(payment))
      if (!application) throw new Error(`a fee of the application ${payment.subjectId}, which does not exist`)
      const { timeZone } = (await deps.reference.today()).calendar
      const refundedOn = dayInZone(refundedAt ?? deps.clock.now(), timeZone)
      await notifyApplicant(trx, deps, application, 'fee-refunded', { amount: money, refundedOn })
    },
  }
}

const keyOf = ({ holderId, subjectId }: Payment) => ({ holderId, applicationId: subjectId })

/** Money that came is never refused: what stands in the way rolls everything back, and the payment is taken over again. */
function through(result: Result<unknown, { readonly code: string }>): void {
  if (!result.ok) throw new Error(`a fee could not be recorded: ${result.refusal.code}`)
}
