import type { ReferenceEntry } from '#domain/reference/contents.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'

/** Every version of every entry, in the order of the profile: lists on pages keep it. */
export async function listEntries(db: Queryable): Promise<ReferenceEntry[]> {
  const rows = await db
    .selectFrom('reference_entries')
    .selectAll()
    .orderBy('position')
    .orderBy('recorded_at')
    .orderBy('code')
    .execute()
  return rows.map(
    (row) =>
      ({
        kind: row.kind,
        code: row.code,
        version: row.version,
        effectiveFrom: row.effective_from,
        source: row.source,
        content: row.content,
      }) as ReferenceEntry,
  )
}

/** @returns how many were new; a version that is there already is left as it is. */
export async function addEntries(trx: Trx, entries: readonly ReferenceEntry[], at: Date): Promise<number> {
  if (entries.length === 0) return 0
  const added = await trx
    .insertInto('reference_entries')
    .values(
      entries.map((entry, position) => ({
        kind: entry.kind,
        code: entry.code,
        version: entry.version,
        effective_from: entry.effectiveFrom,
        content: JSON.stringify(entry.content),
        source: entry.source,
        position,
        recorded_at: at,
      })),
    )
    // a parallel load of the same profile may have been first; the caller compares what is there
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0n)
}
