import { walletOffers } from '#domain/credentials/wallet-offer.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CredentialsDeps } from '../deps.ts'

type Deps = Pick<CredentialsDeps, 'clock' | 'randomBytes' | 'sealer'>

export type Nonce = { readonly fingerprint: Buffer; readonly endsAt: Date }

/**
 * A nonce for proofs (OpenID4VCI 1.0 §7): its end and chance, under a seal of ours. Making one writes nothing, so asking for
 * any number of them costs nobody anything; the one that is used is written down.
 */
export function makeWalletNonce({ clock, randomBytes, sealer }: Deps): string {
  const endsAt = clock.now().getTime() + walletOffers.nonceMinutes * 60_000
  const body = `${endsAt}.${Buffer.from(randomBytes(16)).toString('base64url')}`
  return `${body}.${sealOf(sealer, body)}`
}

/** @returns undefined for one that is not ours, or too old */
export function readNonce({ clock, sealer }: Pick<Deps, 'clock' | 'sealer'>, text: string): Nonce | undefined {
  const [, body = '', ends = '', seal = ''] = /^(([0-9]{1,16})\.[\w-]{22})\.([\w-]{43})$/.exec(text) ?? []
  if (body === '' || seal !== sealOf(sealer, body)) return undefined
  const endsAt = new Date(Number(ends))
  return endsAt > clock.now() ? { endsAt, fingerprint: sealer.fingerprint(body, 'wallet-nonce-used') } : undefined
}

/** @returns false when it was used before */
export async function useNonce(trx: Trx, { fingerprint, endsAt }: Nonce): Promise<boolean> {
  const added = await trx
    .insertInto('wallet_nonces')
    .values({ fingerprint, ends_at: endsAt })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

function sealOf(sealer: CredentialsDeps['sealer'], body: string): string {
  return sealer.fingerprint(body, 'wallet-nonce').toString('base64url')
}
