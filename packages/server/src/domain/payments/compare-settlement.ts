import type { Money } from '#kernel/money.ts'

export const settlementKinds = ['payment', 'refund', 'refund-failure'] as const
export type SettlementKind = (typeof settlementKinds)[number]

/** One movement of money as the acquirer's own list has it. */
export type SettlementLine = Money & {
  readonly kind: SettlementKind
  /** Ours, when the acquirer knows one: the id of the payment or refund. */
  readonly reference: string | null
  /** The acquirer's name for the line. */
  readonly lineRef: string
  readonly at: Date
}

/** The same movement in our books; `isPosted` false: we know the payment or refund, and think it did not happen. */
export type BookedMovement = Money & {
  readonly kind: SettlementKind
  readonly reference: string
  readonly at: Date | null
  readonly isPosted: boolean
}

export const differenceKinds = [
  'missing-here',
  'missing-there',
  'amount-differs',
  'currency-differs',
  'state-differs',
  'duplicate',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export type SettlementDifference = {
  readonly kind: DifferenceKind
  readonly movement: SettlementKind
  readonly reference: string | null
  readonly lineRef: string | null
  readonly ours: Money | null
  readonly theirs: Money | null
}

export type Interval = { readonly from: Date; readonly until: Date }

export type SettlementComparison = {
  /** Of the day and a little around it: two clocks need not agree to the second about midnight. */
  readonly theirs: readonly SettlementLine[]
  /** Everything that `theirs` names, and what we booked in the day. */
  readonly ours: readonly BookedMovement[]
  readonly day: Interval
}

/** Every difference between the acquirer's list and our books, for the movements of one day. */
export function compareSettlement({ theirs, ours, day }: SettlementComparison): SettlementDifference[] {
  const booked = new Map(ours.map((movement) => [keyOf(movement), movement]))
  const listed = new Map<string, SettlementLine>()
  const found: SettlementDifference[] = []
  for (const line of theirs) {
    const earlier = line.reference === null ? undefined : listed.get(keyOf(line))
    if (!earlier) listed.set(keyOf(line), line)
    if (!isWithin(line.at, day)) continue
    const movement = booked.get(keyOf(line))
    const kind = earlier ? 'duplicate' : differenceOf(line, movement)
    if (kind) found.push(difference(kind, line, movement))
  }
  const missing = ours.filter(
    (movement) => movement.isPosted && movement.at && isWithin(movement.at, day) && !listed.has(keyOf(movement)),
  )
  return [...found, ...missing.map((movement) => difference('missing-there', undefined, movement))]
}

function differenceOf(line: SettlementLine, movement: BookedMovement | undefined): DifferenceKind | undefined {
  if (!movement) return 'missing-here'
  if (line.currency !== movement.currency) return 'currency-differs'
  if (line.amountMinor !== movement.amountMinor) return 'amount-differs'
  return movement.isPosted ? undefined : 'state-differs'
}

function difference(
  kind: DifferenceKind,
  line: SettlementLine | undefined,
  movement: BookedMovement | undefined,
): SettlementDifference {
  const either = line ?? movement
  if (!either) throw new Error('a difference has at least one side')
  return {
    kind,
    movement: either.kind,
    reference: either.reference,
    lineRef: line?.lineRef ?? null,
    ours: movement ? moneyOf(movement) : null,
    theirs: line ? moneyOf(line) : null,
  }
}

const moneyOf = ({ amountMinor, currency }: Money): Money => ({ amountMinor, currency })

/** A line without a reference of ours is its own thing. */
function keyOf(movement: {
  readonly kind: SettlementKind
  readonly reference: string | null
  readonly lineRef?: string
}) {
  return `${movement.kind} ${movement.reference ?? `line ${movement.lineRef}`}`
}

function isWithin(at: Date, { from, until }: Interval): boolean {
  return at >= from && at < until
}
