import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import { chainStart, entryHash } from './entry-hash.ts'

export type ChainFault = {
  readonly subjectId: Id
  readonly seq: number
  readonly what: 'gap' | 'broken-link' | 'changed'
}

/** Recomputes one subject's chain. Empty means: gapless, linked and unchanged. */
export async function verifyChain(db: Queryable, subjectId: Id): Promise<ChainFault[]> {
  const entries = await db
    .selectFrom('audit_entries')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('seq')
    .execute()
  const faults: ChainFault[] = []
  let previous: Buffer = chainStart
  entries.forEach((entry, index) => {
    const fault = (what: ChainFault['what']) => faults.push({ subjectId, seq: entry.seq, what })
    if (entry.seq !== index + 1) fault('gap')
    if (!previous.equals(entry.previous_hash)) fault('broken-link')
    if (!entryHash(entry).equals(entry.hash)) fault('changed')
    previous = entry.hash
  })
  return faults
}
