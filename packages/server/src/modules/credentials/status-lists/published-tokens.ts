import { textOf } from '@sapar/verifier/format'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import type { CredentialsDeps } from '../deps.ts'
import { listUri } from './list-uri.ts'
import { readListIndex, tokenKey } from './published-heads.ts'

/** Every Status List Token as it is published now; one that was begun and not yet published is left out. */
export async function listPublishedTokens(objects: ObjectStore): Promise<readonly string[]> {
  const lists = await readListIndex(objects)
  const tokens = await Promise.all(lists.map((listId) => objects.get(tokenKey(listId))))
  return tokens.flatMap((bytes) => (bytes === undefined ? [] : [textOf(bytes) ?? '']))
}

/** The token at an address, as a card names it; undefined when we publish none there. */
export async function findPublishedToken(
  { objects, issuer }: Pick<CredentialsDeps, 'objects' | 'issuer'>,
  uri: string,
): Promise<string | undefined> {
  const listId = (await readListIndex(objects)).find((one) => listUri(issuer.publicUrl, one) === uri)
  const bytes = listId === undefined ? undefined : await objects.get(tokenKey(listId))
  return bytes && textOf(bytes)
}
