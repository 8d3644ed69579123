import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { pageKey } from './object-keys.ts'
import type { Paper } from './paper.ts'
import { findPaper } from './paper-store.ts'

export type PageFound = { readonly paper: Paper; readonly mediaType: 'image/jpeg'; readonly bytes: Uint8Array }

type Deps = { readonly db: Queryable; readonly files: FileStore }

/**
 * One clean page of a paper of these holders. Nobody reads the original through here: what people see is our own
 * re-encoding (I-15).
 * @param page counted from 1
 */
export async function findPage(
  { db, files }: Deps,
  holderIds: readonly Id[],
  fileId: Id,
  page: number,
): Promise<PageFound | undefined> {
  const paper = await findPaper(db, holderIds, fileId)
  if (!paper || !Number.isInteger(page) || page < 1 || page > paper.pages.length) return undefined
  const key = pageKey({ holderId: paper.holderId, fileId }, page)
  const bytes = await files.get(key)
  if (!bytes) throw new Error(`the record names ${key}, the store does not have it`)
  return { paper, mediaType: 'image/jpeg', bytes }
}
