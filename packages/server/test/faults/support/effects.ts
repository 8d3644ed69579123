import assert from 'node:assert/strict'
import { findRequest } from '#modules/cancellations'
import { verifyChain } from '#modules/audit'
import type { Platform } from '#test/access/support/platform.ts'
import type { ReadyDraft } from './ready-drafts.ts'

/** What sending a request leaves behind: each of these exactly once, however often it was asked for (I-12, I-13, I-16). */
export async function assertSubmittedOnce(t: Platform, { request, submit }: ReadyDraft, what: string): Promise<void> {
  const { holderId, id: requestId } = request
  const now = await findRequest(t.db, [holderId], requestId)
  assert.equal(now?.state, 'submitted', what)
  assert.equal(now?.version, request.version + 1, `${what}: changed once`)
  assert.equal(await count(t, 'audit_entries', "event = 'request-submitted'", requestId), 1, `${what}: audit entries`)
  assert.equal(await count(t, 'notices', "channel = 'email'", requestId), 1, `${what}: e-mails`)
  assert.equal(await count(t, 'notices', "channel = 'sms'", requestId), 1, `${what}: SMS`)
  assert.equal(await count(t, 'charge_stops', 'lifted_at is null', requestId), 1, `${what}: stops of the charge`)
  assert.equal(await count(t, 'receipts', 'true', requestId), 1, `${what}: receipts`)
  assert.equal(
    await count(t, 'receipt_numbers', 'true', undefined, holderId, 'holder_id'),
    1,
    `${what}: receipt numbers`,
  )
  assert.equal(await jobsFor(t, holderId), 2, `${what}: a job for each message`)
  assert.equal(await count(t, 'commands', `command_id = '${submit.commandId}'`, undefined, holderId), 1, what)
  assert.deepEqual(await verifyChain(t.db, holderId), [], `${what}: the chain`)
}

/** Nothing of it: not a half of it either. */
export async function assertNotSubmitted(t: Platform, { request, submit }: ReadyDraft, what: string): Promise<void> {
  const { holderId, id: requestId } = request
  assert.deepEqual(await findRequest(t.db, [holderId], requestId), request, what)
  assert.equal(await count(t, 'audit_entries', "event = 'request-submitted'", requestId), 0, what)
  assert.equal(await count(t, 'notices', 'true', requestId), 0, what)
  for (const table of ['charge_stops', 'receipts']) assert.equal(await count(t, table, 'true', requestId), 0, what)
  assert.equal(await count(t, 'receipt_numbers', 'true', undefined, holderId, 'holder_id'), 0, what)
  assert.equal(await jobsFor(t, holderId), 0, what)
  assert.equal(await count(t, 'commands', `command_id = '${submit.commandId}'`, undefined, holderId), 0, what)
}

async function count(
  { pool }: Platform,
  table: string,
  condition: string,
  requestId?: string,
  holderId?: string,
  holderColumn = 'subject_id',
): Promise<number> {
  const [column, id] = requestId === undefined ? [holderColumn, holderId] : ['request_id', requestId]
  const sql = `select count(*)::int as n from ${table} where ${column} = $1 and ${condition}`
  const { rows } = await pool.query<{ n: number }>(sql, [id])
  return rows[0]?.n ?? 0
}

async function jobsFor({ ownerPool }: Platform, holderId: string): Promise<number> {
  const { rows } = await ownerPool.query<{ n: number }>(
    "select count(*)::int as n from graphile_worker._private_jobs where payload ->> 'subjectId' = $1",
    [holderId],
  )
  return rows[0]?.n ?? 0
}
