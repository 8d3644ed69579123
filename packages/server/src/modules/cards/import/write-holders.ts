import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { AnyAuditRecord } from '#modules/audit'
import type { HolderRow } from '../tables.ts'
import { isOtherAddress } from '../contact.ts'
import { insertAll, Overtaken } from './overtaken.ts'
import type { RowPlan } from './plan-rows.ts'
import type { RegisterHolder } from './register-row.ts'
import { holderHash } from './row-hash.ts'

type Deps = { readonly clock: Clock; readonly newId: NewId }

const actor = { kind: 'operator' } as const

/** Adds and changes the people of these lines; each register_ref with its id, and what to write into the audit. */
export async function writeHolders(trx: Trx, deps: Deps, plans: readonly RowPlan[]) {
  const first = firstOfEachHolder(plans)
  const ids = new Map<string, Id>()
  for (const [ref, { holder }] of first) ids.set(ref, holder.kind === 'add' ? deps.newId() : holder.known.holderId)
  const added = await addHolders(trx, deps, first, ids)
  return { ids, events: [...added, ...(await changeHolders(trx, deps, first))] }
}

export function idOf(ids: ReadonlyMap<string, Id>, registerRef: string): Id {
  const id = ids.get(registerRef)
  if (id === undefined) throw new Error('a line was planned without its holder')
  return id
}

/** A person with several cards stands on several lines, with the same data on each. */
function firstOfEachHolder(plans: readonly RowPlan[]): Map<string, RowPlan> {
  const first = new Map<string, RowPlan>()
  for (const plan of plans) {
    const ref = plan.row.holder.registerRef
    if (!first.has(ref)) first.set(ref, plan)
  }
  return first
}

async function addHolders(
  trx: Trx,
  { clock }: Deps,
  first: ReadonlyMap<string, RowPlan>,
  ids: ReadonlyMap<string, Id>,
): Promise<AnyAuditRecord[]> {
  const added = [...first.values()].flatMap(({ holder }) => (holder.kind === 'add' ? [holder.data] : []))
  if (added.length === 0) return []
  const rows = added.map((holder) => ({ holder, holder_id: idOf(ids, holder.registerRef) }))
  const refs = rows.map(({ holder, holder_id }) => ({ register_ref: holder.registerRef, holder_id }))
  await insertAll(
    trx
      .insertInto('register_refs')
      .values(refs)
      .onConflict((on) => on.doNothing()),
    refs.length,
  )
  const created_at = clock.now()
  await trx
    .insertInto('holders')
    .values(
      rows.map(({ holder, holder_id }) => ({
        ...holderColumns(holder),
        holder_id,
        register_hash: holderHash(holder),
        version: 1,
        created_at,
      })),
    )
    .execute()
  return refs.map(({ register_ref, holder_id }) => ({
    subjectId: holder_id,
    event: 'holder-imported',
    actor,
    details: { registerRef: register_ref },
  }))
}

async function changeHolders(
  trx: Trx,
  { clock }: Deps,
  first: ReadonlyMap<string, RowPlan>,
): Promise<AnyAuditRecord[]> {
  const events: AnyAuditRecord[] = []
  for (const { row, holder } of first.values()) {
    if (holder.kind !== 'change') continue
    const { data, known, changed } = holder
    const updated = await trx
      .updateTable('holders')
      .set({
        ...holderColumns(data),
        ...(isOtherAddress(changed) ? { contact_changed_at: clock.now() } : {}),
        register_hash: holderHash(row.holder),
        version: known.version + 1,
      })
      .where('holder_id', '=', known.holderId)
      .where('version', '=', known.version)
      .executeTakeFirst()
    if (updated.numUpdatedRows !== 1n) throw new Overtaken()
    if (changed.length === 0) continue
    events.push({ subjectId: known.holderId, event: 'holder-updated-from-register', actor, details: { changed } })
  }
  return events
}

function holderColumns(holder: RegisterHolder) {
  return {
    register_ref: holder.registerRef,
    family_name: holder.familyName,
    given_names: holder.givenNames,
    native_name: holder.nativeName,
    born_on: holder.bornOn,
    sex: holder.sex,
    nationality: holder.nationality,
    passport_number: holder.passportNumber,
    passport_issuer: holder.passportIssuer,
    passport_expires_on: holder.passportExpiresOn,
    passport_changed_on: holder.passportChangedOn,
    email: holder.email,
    phone: holder.phone,
    language: holder.language,
  } satisfies Partial<HolderRow>
}
