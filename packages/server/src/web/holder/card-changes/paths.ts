import type { ChangeKind } from '#domain/card-changes/change.ts'
import type { Id } from '#kernel/ids.ts'

/** What can be asked for about one card, the form of one kind, or a page after it. */
export function changesPath(cardId: Id, ...parts: [] | [kind: ChangeKind, part?: string]): string {
  return ['/account/cards', cardId, 'changes', ...parts].join('/')
}

/** The page of one request about a card, or a part of it. */
export function cardChangePath({ id }: { readonly id: Id }, part?: string): string {
  return part === undefined ? `/account/card-changes/${id}` : `/account/card-changes/${id}/${part}`
}
