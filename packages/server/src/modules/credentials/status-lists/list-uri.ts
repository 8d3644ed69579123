import type { StatusReference } from '@sapar/verifier/format'

/** A list's address is its `sub` and the `uri` of every card in it, byte for byte (Token Status List §8.3). */
export function listUri(publicUrl: URL, listId: string): string {
  return `${publicUrl.origin}/status-lists/${listId}`
}

/** Where a card's status stands, as its document says it. */
export function referenceTo(publicUrl: URL, listId: string, index: number): StatusReference {
  return { idx: index, uri: listUri(publicUrl, listId) }
}
