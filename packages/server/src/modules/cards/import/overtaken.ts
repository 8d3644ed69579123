/** Another import was faster with one of these records: the batch is read again and planned anew. */
export class Overtaken extends Error {}

type Insert = { executeTakeFirst(): Promise<{ readonly numInsertedOrUpdatedRows?: bigint | undefined }> }

/** Runs an `on conflict do nothing` and tells when something was there already. */
export async function insertAll(insert: Insert, expected: number): Promise<void> {
  const { numInsertedOrUpdatedRows } = await insert.executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows ?? 0n) !== expected) throw new Overtaken()
}
