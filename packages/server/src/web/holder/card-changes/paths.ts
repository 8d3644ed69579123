import type { ChangeKind } from '#domain/card-changes/change.ts'
import type { Id } from '#kernel/ids.ts'

/** What can be asked for about one card, or the form of one kind. */
export function changesPath(cardId: Id, kind?: ChangeKind): string {
  return kind === undefined ? `/account/cards/${cardId}/changes` : `/account/cards/${cardId}/changes/${kind}`
}

/** The page of one request about a card, or a part of it. */
export function cardChangePath({ id }: { readonly id: Id }, part?: string): string {
  return part === undefined ? `/account/card-changes/${id}` : `/account/card-changes/${id}/${part}`
}
