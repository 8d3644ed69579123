import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { currencyDigits } from '#domain/money/currencies.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Log } from '#platform/log/log.ts'
import type { Acquirer } from '#platform/payments/acquirer.ts'
import { openStripeAcquirer } from '#platform/payments/stripe-acquirer.ts'
import { startSandboxAcquirer } from './acquirer/start-acquirer.ts'

/** Named apart from the real one, so that its records can never be taken for those of money. */
const provider = 'sandbox'

type Deps = { readonly clock: Clock; readonly log: Log }

/**
 * A make-believe bank on this machine, and the real adapter connected to it. Its book lies beside the demonstration's
 * data: after a restart, payments go on where they were.
 */
export async function openDemoAcquirer(
  { publicUrl, dataDir }: Pick<Settings, 'publicUrl' | 'dataDir'>,
  { clock, log }: Deps,
): Promise<{ readonly acquirer: Acquirer; close(): Promise<void> }> {
  const folder = join(dataDir, 'demo')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const sandbox = await startSandboxAcquirer({
    clock,
    webhookUrl: new URL(`/api/v1/payment-events/${provider}`, publicUrl),
    file: join(folder, 'bank.json'),
    onError: (error) => log.warn({ err: error }, 'the make-believe bank could not deliver an event'),
  })
  const { host, port, secretKey, webhookSecret } = sandbox
  const settings = { provider, secretKey, webhookSecrets: [webhookSecret], currencyDigits }
  return {
    acquirer: openStripeAcquirer({ ...settings, server: { host, port } }, clock),
    close: () => sandbox.close(),
  }
}
