import type { Id } from '#kernel/ids.ts'

export function sharePath(cardId: Id): string {
  return `/account/cards/${cardId}/share`
}
