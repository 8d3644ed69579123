import { isJsonObject, parseStrictJson, utf8, textOf, type JsonValue } from '@sapar/verifier/format'
import type { ObjectStore } from '#platform/objects/object-store.ts'

/** What was last said to be published of a list; in the object store, apart from the database (I-09). */
export type PublishedHead = { readonly sequence: number; readonly tokenHash: Buffer }

/** Where a list lies, and its address below the public one. */
export const tokenKey = (listId: string): string => `status-lists/${listId}`

/** Not served: nobody but the publisher needs these. */
const headKey = (listId: string): string => `heads/status-lists/${listId}.json`
const indexKey = 'heads/status-lists.json'

const json = 'application/json'

/** Every list that was ever begun. A database that does not know one of them is older than this store. */
export async function readListIndex(objects: ObjectStore): Promise<readonly string[]> {
  const value = await readJson(objects, indexKey)
  if (value === undefined) return []
  const lists = isJsonObject(value) ? value['lists'] : undefined
  if (!Array.isArray(lists) || !lists.every((one) => typeof one === 'string')) throw damaged(indexKey)
  return lists
}

export async function writeListIndex(objects: ObjectStore, lists: readonly string[]): Promise<void> {
  await objects.put(indexKey, utf8(`${JSON.stringify({ lists })}\n`), json)
}

export async function readHead(objects: ObjectStore, listId: string): Promise<PublishedHead | undefined> {
  const value = await readJson(objects, headKey(listId))
  if (value === undefined) return undefined
  const { sequence, tokenHash } = isJsonObject(value) ? value : {}
  if (typeof sequence !== 'number' || typeof tokenHash !== 'string') throw damaged(headKey(listId))
  return { sequence, tokenHash: Buffer.from(tokenHash, 'base64url') }
}

export async function writeHead(objects: ObjectStore, listId: string, head: PublishedHead): Promise<void> {
  const value = { sequence: head.sequence, tokenHash: head.tokenHash.toString('base64url') }
  await objects.put(headKey(listId), utf8(`${JSON.stringify(value)}\n`), json)
}

async function readJson(objects: ObjectStore, key: string): Promise<JsonValue | undefined> {
  const bytes = await objects.get(key)
  if (bytes === undefined) return undefined
  const text = textOf(bytes)
  const parsed = text === undefined ? undefined : parseStrictJson(text, { longest: 1_000_000 })
  if (!parsed?.ok) throw damaged(key)
  return parsed.value
}

/** A head that cannot be read must not be taken for none. */
function damaged(key: string): Error {
  return new Error(`the published head ${key} is damaged`)
}
