import { randomBytes } from 'node:crypto'
import { makeRequestReference } from '#domain/cancellations/request-reference.ts'
import { queueNotice } from '#modules/notices'
import { loadProfile, referenceSource } from '#modules/reference'
import type { CompletionDeps, SubmitRequestDeps } from '#modules/cancellations'
import { certificateKit } from './certificates.ts'
import { noticeDeps } from './notices.ts'
import { receiptKit } from './receipts.ts'
import { testDatabase, type TestDatabase } from './database.ts'

export type CancellationKit = TestDatabase &
  SubmitRequestDeps &
  CompletionDeps & { readonly newReference: () => string }

const profile = new URL('../../profiles/kz.json', import.meta.url)

/** A database with the bundled profile, and what every use case of cancellations needs. */
export async function cancellationKit(): Promise<CancellationKit> {
  const t = await testDatabase()
  const loaded = await loadProfile(t, profile)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal))
  return {
    ...t,
    reference: referenceSource(t),
    queueNotice: (trx, order) => queueNotice(trx, noticeDeps(t), order),
    newReference: () => makeRequestReference(randomBytes),
    ...receiptKit,
    ...certificateKit,
  }
}

export type NoticeSeen = {
  readonly template: string
  readonly channel: string
  readonly recipient: string
  readonly language: string
}

/** What was told about a request, in order. */
export async function noticesOf(t: TestDatabase, requestId: string): Promise<NoticeSeen[]> {
  return t.db
    .selectFrom('notices')
    .select(['template', 'channel', 'recipient', 'language'])
    .where('request_id', '=', requestId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** The templates alone, e-mail only: one for each thing that was told. */
export async function toldOf(t: TestDatabase, requestId: string): Promise<string[]> {
  return (await noticesOf(t, requestId)).filter(({ channel }) => channel === 'email').map(({ template }) => template)
}

/** Names of the audit events about a request, in the order of the chain. */
export async function eventsOf(t: TestDatabase, requestId: string): Promise<string[]> {
  const rows = await t.db
    .selectFrom('audit_entries')
    .select('event')
    .where('request_id', '=', requestId)
    .orderBy('seq')
    .execute()
  return rows.map(({ event }) => event)
}

/** Payloads of the queued jobs of one name. */
export async function jobsOf(t: TestDatabase, name: string): Promise<unknown[]> {
  const { rows } = await t.ownerPool.query<{ payload: unknown }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
     where k.identifier = $1 order by j.id`,
    [name],
  )
  return rows.map(({ payload }) => payload)
}

/** What every command of a holder about a request carries; a new id each time. */
export function holderCommand(t: TestDatabase, request: { readonly holderId: string; readonly id: string }) {
  return { commandId: t.newId(), holderId: request.holderId, accountId: t.newId(), requestId: request.id }
}
