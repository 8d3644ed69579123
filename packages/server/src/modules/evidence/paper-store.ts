import { z } from 'zod'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { Paper } from './paper.ts'
import type { EvidenceFileRow } from './tables.ts'

const pageSizes = z.array(z.object({ width: z.int().positive(), height: z.int().positive() })).readonly()

function toPaper(row: EvidenceFileRow): Paper {
  return {
    holderId: row.holder_id,
    id: row.id,
    requestId: row.request_id,
    returnNumber: row.return_number,
    paper: row.paper,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.original_sha256.toString('hex'),
    pages: pageSizes.parse(row.pages),
    uploadedAt: row.uploaded_at,
  }
}

export async function insertPaper(trx: Trx, paper: Paper): Promise<void> {
  await trx
    .insertInto('evidence_files')
    .values({
      holder_id: paper.holderId,
      id: paper.id,
      request_id: paper.requestId,
      return_number: paper.returnNumber,
      paper: paper.paper,
      file_name: paper.fileName,
      media_type: paper.mediaType,
      size_bytes: paper.sizeBytes,
      original_sha256: Buffer.from(paper.sha256, 'hex'),
      pages: JSON.stringify(paper.pages),
      uploaded_at: paper.uploadedAt,
      removed_at: null,
    })
    .execute()
}

/** Papers that lie with a request, in the order in which they came. */
export async function listPapers(db: Queryable, holderId: Id, requestId: Id): Promise<Paper[]> {
  const rows = await db
    .selectFrom('evidence_files')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('request_id', '=', requestId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(toPaper)
}

/** One paper of these holders; a stranger's answers like none (I-10). */
export async function findPaper(db: Queryable, holderIds: readonly Id[], fileId: Id): Promise<Paper | undefined> {
  if (holderIds.length === 0) return undefined
  const row = await db
    .selectFrom('evidence_files')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .where('id', '=', fileId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row && toPaper(row)
}

/** @returns false when it was taken back meanwhile */
export async function markRemoved(trx: Trx, paper: Paper, at: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('evidence_files')
    .set({ removed_at: at })
    .where('holder_id', '=', paper.holderId)
    .where('id', '=', paper.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Forgets the papers of a request that is erased, those taken back included. @returns their ids */
export async function deletePapersOf(trx: Trx, holderId: Id, requestId: Id): Promise<Id[]> {
  const rows = await trx
    .deleteFrom('evidence_files')
    .where('holder_id', '=', holderId)
    .where('request_id', '=', requestId)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
