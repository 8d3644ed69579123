import type { Application } from '#domain/applications/application.ts'
import type { Trx } from '#platform/db/database.ts'
import { changeApplication, type ApplicationChange } from './application-store.ts'
import { releaseGuard } from './guard-store.ts'

/** An end without a card. */
export type ApplicationEnd = ApplicationChange & { readonly state: 'withdrawn' | 'refused' | 'lapsed' }

/**
 * Ends an application without a card, if it still is as it was read; the person may apply again at once.
 * @returns the application as it is now, or undefined when somebody changed it meanwhile
 */
export async function endApplication(
  trx: Trx,
  application: Application,
  end: ApplicationEnd,
  at: Date,
): Promise<Application | undefined> {
  const ended = await changeApplication(trx, application, end, at)
  if (ended) await releaseGuard(trx, ended)
  return ended
}
