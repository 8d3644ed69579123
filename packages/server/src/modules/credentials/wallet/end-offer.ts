import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { CredentialsDeps } from '../deps.ts'
import { endWaitingOffers } from './offer-store.ts'

export type EndWalletOffer = {
  readonly commandId: Id
  readonly holderId: Id
  readonly accountId: Id
  readonly cardId: Id
}

/** Takes back what waits for a wallet. When a wallet was quicker, or time was, nothing is left to end, and that is well. */
export function endWalletOffer(
  deps: Pick<CredentialsDeps, 'db' | 'clock'>,
  { commandId, holderId, accountId, cardId }: EndWalletOffer,
): Promise<Result<{ readonly ended: number }, CommandReused>> {
  const key = { subjectId: holderId, commandId, name: 'end-wallet-offer', body: { cardId } }
  return runCommand<{ readonly ended: number }, never>(deps, key, async (trx) => {
    const ended = await endWaitingOffers(trx, holderId, cardId, deps.clock.now())
    if (ended > 0) {
      const actor = { kind: 'holder', id: accountId } as const
      await recordEvent(trx, deps, { subjectId: holderId, event: 'wallet-offer-ended', actor, cardId, details: {} })
    }
    return ok({ ended })
  })
}
