import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { NewId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { recordEvents } from '#modules/audit'
import { findKnownRecords, findPlaces } from './known-records.ts'
import { Overtaken } from './overtaken.ts'
import { planRows, type BatchPlan, type RowPlan } from './plan-rows.ts'
import type { RegisterRow } from './register-row.ts'
import { writeCards } from './write-cards.ts'
import { forgetDependants, writeDependants, type DependanceSaid } from './write-dependants.ts'
import { writeHolders } from './write-holders.ts'

export type ImportDeps = { readonly db: Database; readonly clock: Clock; readonly newId: NewId }

export type BatchDone = BatchPlan & {
  /** Lines whose main card is not known yet: it may come later in the file. */
  readonly postponed: readonly DependanceSaid[]
}

const attempts = 5

/** Plans some good lines and, when told to, carries the plan out: all in one transaction. */
export async function importBatch(
  deps: ImportDeps,
  rows: readonly RegisterRow[],
  today: CalendarDay,
  commit: boolean,
): Promise<BatchDone> {
  if (!commit) return previewBatch(deps, rows, today)
  for (let attempt = 1; ; attempt += 1) {
    try {
      const done = await inTransaction(deps.db, async (trx) => ok(await commitBatch(trx, deps, rows, today)))
      if (!done.ok) throw new Error('a batch was refused, which no import does')
      return done.value
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt >= attempts) throw error
    }
  }
}

async function previewBatch({ db }: ImportDeps, rows: readonly RegisterRow[], today: CalendarDay): Promise<BatchDone> {
  const known = await findKnownRecords(db, rows)
  const plan = planRows(rows, known, today)
  return { ...plan, postponed: dependances(plan.rows).filter((said) => !known.places.has(said.mainCardNumber)) }
}

async function commitBatch(
  trx: Trx,
  deps: ImportDeps,
  rows: readonly RegisterRow[],
  today: CalendarDay,
): Promise<BatchDone> {
  const plan = planRows(rows, await findKnownRecords(trx, rows), today)
  const holders = await writeHolders(trx, deps, plan.rows)
  const cards = await writeCards(trx, deps, plan.rows, holders.ids)
  await recordEvents(trx, deps, [...holders.events, ...cards])
  const changed = plan.rows.filter(({ card }) => card.kind === 'change').map(({ row }) => row.card.cardNumber)
  await forgetDependants(trx, changed)
  return { ...plan, postponed: await writeSaid(trx, dependances(plan.rows)) }
}

/** Written whenever a line says so, not only when it is new: a stopped import leaves lines whose main card came later. */
export async function writeSaid(trx: Trx, said: readonly DependanceSaid[]): Promise<DependanceSaid[]> {
  const numbers = said.flatMap(({ cardNumber, mainCardNumber }) => [cardNumber, mainCardNumber])
  return writeDependants(trx, said, await findPlaces(trx, numbers))
}

function dependances(plans: readonly RowPlan[]): DependanceSaid[] {
  return plans.flatMap(({ row: { line, card, dependsOn } }) =>
    dependsOn === null
      ? []
      : [{ line, cardNumber: card.cardNumber, mainCardNumber: dependsOn.cardNumber, relation: dependsOn.relation }],
  )
}
