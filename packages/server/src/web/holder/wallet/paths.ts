import type { Id } from '#kernel/ids.ts'

export function walletPath(cardId: Id): string {
  return `/account/cards/${cardId}/wallet`
}
