import { registerState, stateChange } from '#domain/cards/register-state.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { KnownCard, KnownHolder, KnownRecords } from './known-records.ts'
import type { LineProblem, RegisterHolder, RegisterRow } from './register-row.ts'
import { cardHash, holderHash } from './row-hash.ts'

type Planned<New, Known> =
  | { readonly kind: 'add'; readonly data: New }
  | { readonly kind: 'change'; readonly data: New; readonly known: Known; readonly changed: readonly string[] }
  | { readonly kind: 'same'; readonly known: Known }

/** What an import would do with one good line. */
export type RowPlan = {
  readonly row: RegisterRow
  readonly holder: Planned<RegisterHolder, KnownHolder>
  readonly card: Planned<RegisterRow['card'], KnownCard>
}

export type BatchPlan = { readonly rows: readonly RowPlan[]; readonly problems: readonly LineProblem[] }

/** Compares lines with what is known, without touching anything. */
export function planRows(rows: readonly RegisterRow[], known: KnownRecords, today: CalendarDay): BatchPlan {
  const problems: LineProblem[] = []
  const planned: RowPlan[] = []
  for (const row of rows) {
    const holder = known.holders.get(row.holder.registerRef)
    const card = known.cards.get(row.card.cardNumber)
    if (card && card.holderId !== holder?.holderId) {
      problems.push(anothersCard(row))
      continue
    }
    const { plan, problem } = planCard(row, card, today)
    if (problem) problems.push(problem)
    planned.push({ row, holder: planHolder(row.holder, holder), card: plan })
  }
  return { rows: planned, problems }
}

function planHolder(said: RegisterHolder, known: KnownHolder | undefined): RowPlan['holder'] {
  if (!known) return { kind: 'add', data: said }
  if (known.registerHash === holderHash(said)) return { kind: 'same', known }
  // since the link, the account is where a person keeps contact data up to date
  const kept = known.accountId === null ? {} : { email: known.email, phone: known.phone, language: known.language }
  const data = { ...said, ...kept }
  const names = (Object.keys(said) as (keyof RegisterHolder)[]).filter((name) => data[name] !== known[name])
  return { kind: 'change', data, known, changed: names }
}

function planCard(row: RegisterRow, known: KnownCard | undefined, today: CalendarDay) {
  const registers = registerState(row.card.state, row.card.validUntil, today)
  if (!known) return { plan: { kind: 'add', data: { ...row.card, state: registers } } as const }
  const change = stateChange(known.state, registers)
  const problem = change === 'keep' ? stateKept(row, known) : undefined
  if (known.registerHash === cardHash(row.card, row.dependsOn))
    return { plan: { kind: 'same', known } as const, problem }
  const state = change === 'move' ? { state: registers } : { state: known.state, ground: known.ground }
  const data = { ...row.card, ...state, lastExitOn: later(row.card.lastExitOn, known.lastExitOn) }
  const changed = (Object.keys(data) as (keyof typeof data)[]).filter((name) => data[name] !== known[name])
  return { plan: { kind: 'change', data, known, changed } as const, problem }
}

/** An exit that the office has recorded is not taken back by a register that does not know it yet. */
function later(one: CalendarDay | null, other: CalendarDay | null): CalendarDay | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}

function anothersCard({ line, card }: RegisterRow): LineProblem {
  return {
    line,
    severity: 'error',
    column: 'card_number',
    value: card.cardNumber,
    code: 'card-of-another-person',
    message: 'This card is known as the card of a person with another register_ref.',
    advice: 'Find out whose card it is; a card never changes hands.',
  }
}

function stateKept({ line, card }: RegisterRow, known: KnownCard): LineProblem {
  return {
    line,
    severity: 'warning',
    column: 'state',
    value: card.state,
    code: 'state-kept',
    message: `The card is ${known.state} here and stays so; everything else on the line was taken over.`,
    advice: 'Bring the register up to date.',
  }
}
