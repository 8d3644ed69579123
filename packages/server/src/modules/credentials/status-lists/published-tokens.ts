import { textOf } from '@sapar/verifier/format'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import { readListIndex, tokenKey } from './published-heads.ts'

/** Every Status List Token as it is published now; one that was begun and not yet published is left out. */
export async function listPublishedTokens(objects: ObjectStore): Promise<readonly string[]> {
  const lists = await readListIndex(objects)
  const tokens = await Promise.all(lists.map((listId) => objects.get(tokenKey(listId))))
  return tokens.flatMap((bytes) => (bytes === undefined ? [] : [textOf(bytes) ?? '']))
}
