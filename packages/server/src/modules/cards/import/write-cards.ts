import type { CardState } from '#domain/cards/life-cycle.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { AnyAuditRecord } from '#modules/audit'
import type { CardRow } from '../tables.ts'
import { insertAll, Overtaken } from './overtaken.ts'
import type { RowPlan } from './plan-rows.ts'
import type { RegisterCard } from './register-row.ts'
import { cardHash } from './row-hash.ts'
import { idOf } from './write-holders.ts'

type Deps = { readonly clock: Clock; readonly newId: NewId }

const actor = { kind: 'operator' } as const

/** Adds and changes the cards of these lines; what to write into the audit. */
export async function writeCards(
  trx: Trx,
  deps: Deps,
  plans: readonly RowPlan[],
  ids: ReadonlyMap<string, Id>,
): Promise<AnyAuditRecord[]> {
  return [...(await addCards(trx, deps, plans, ids)), ...(await changeCards(trx, deps, plans))]
}

async function addCards(
  trx: Trx,
  { clock, newId }: Deps,
  plans: readonly RowPlan[],
  ids: ReadonlyMap<string, Id>,
): Promise<AnyAuditRecord[]> {
  const rows = plans.flatMap(({ row, card }) => {
    if (card.kind !== 'add') return []
    const holder_id = idOf(ids, row.holder.registerRef)
    return [{ row, data: card.data, holder_id, id: newId() }]
  })
  if (rows.length === 0) return []
  const numbers = rows.map(({ data, holder_id, id }) => ({ card_number: data.cardNumber, holder_id, card_id: id }))
  await insertAll(
    trx
      .insertInto('card_numbers')
      .values(numbers)
      .onConflict((on) => on.doNothing()),
    numbers.length,
  )
  const at = clock.now()
  await trx
    .insertInto('cards')
    .values(
      rows.map(({ row, data, holder_id, id }) => ({
        ...cardColumns(data),
        holder_id,
        id,
        state_since: at,
        ended_before_import: endedStates.has(data.state),
        register_hash: cardHash(row.card, row.dependsOn),
        version: 1,
        created_at: at,
      })),
    )
    .execute()
  return rows.map(({ data, holder_id, id }) => ({
    subjectId: holder_id,
    event: 'card-imported',
    actor,
    cardId: id,
    details: { cardNumber: data.cardNumber, state: data.state },
  }))
}

async function changeCards(trx: Trx, { clock }: Deps, plans: readonly RowPlan[]): Promise<AnyAuditRecord[]> {
  const events: AnyAuditRecord[] = []
  for (const { row, card } of plans) {
    if (card.kind !== 'change') continue
    const { data, known, changed } = card
    const updated = await trx
      .updateTable('cards')
      .set({
        ...cardColumns(data),
        ...(data.state === known.state ? {} : { state_since: clock.now() }),
        register_hash: cardHash(row.card, row.dependsOn),
        version: known.version + 1,
      })
      .where('holder_id', '=', known.holderId)
      .where('id', '=', known.id)
      .where('version', '=', known.version)
      .executeTakeFirst()
    if (updated.numUpdatedRows !== 1n) throw new Overtaken()
    events.push({
      subjectId: known.holderId,
      event: 'card-updated-from-register',
      actor,
      cardId: known.id,
      details: { cardNumber: data.cardNumber, changed },
    })
  }
  return events
}

const endedStates: ReadonlySet<CardState> = new Set(['cancelled', 'revoked', 'annulled'])

function cardColumns(card: RegisterCard) {
  return {
    card_number: card.cardNumber,
    card_type: card.cardType,
    purpose: card.purpose,
    passport_number: card.passportNumber,
    issued_on: card.issuedOn,
    valid_from: card.validFrom,
    valid_until: card.validUntil,
    entries: card.entries,
    stay_days: card.stayDays,
    trip_ends_on: card.tripEndsOn,
    last_exit_on: card.lastExitOn,
    state: card.state,
    ground: card.ground,
  } satisfies Partial<CardRow>
}
