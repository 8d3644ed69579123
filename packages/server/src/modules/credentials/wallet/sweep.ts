import type { CredentialsDeps } from '../deps.ts'

export const sweepWalletJob = 'credentials.sweep-wallet'

const dayMs = 86_400_000

/**
 * Erases what leads nowhere any more: nonces and places at their end, offers a day later. Copies stay, because a cancellation
 * has to reach them. Run twice it does nothing more.
 */
export async function sweepWallet({ db, clock }: Pick<CredentialsDeps, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  await db.deleteFrom('wallet_nonces').where('ends_at', '<', now).execute()
  await db.deleteFrom('wallet_places').where('ends_at', '<', now).execute()
  await db
    .deleteFrom('wallet_offers')
    .where('made_at', '<', new Date(now.getTime() - dayMs))
    .execute()
}
