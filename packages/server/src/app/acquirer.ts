import { currencyDigits } from '#domain/money/currencies.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Acquirer } from '#platform/payments/acquirer.ts'
import { openStripeAcquirer } from '#platform/payments/stripe-acquirer.ts'

/** The acquirer that the settings name; undefined where nothing is paid online. */
export function openAcquirer({ payments }: Pick<Settings, 'payments'>, clock: Clock): Acquirer | undefined {
  return payments && openStripeAcquirer({ ...payments, currencyDigits }, clock)
}
