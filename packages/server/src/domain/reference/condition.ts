export type FactValue = string | number | boolean | null

/** A condition over facts; which facts there are, whoever asks must say. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly fact: string; readonly is: FactValue }
  | { readonly fact: string; readonly isNot: FactValue }
  | { readonly fact: string; readonly oneOf: readonly FactValue[] }
  | { readonly fact: string; readonly lessThan: number }
  | { readonly fact: string; readonly moreThan: number }

export type Facts = Readonly<Record<string, FactValue>>

/** @throws {Error} for a fact that is not there; rules are checked before they are loaded, so that this is a bug */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts))
  if ('any' in condition) return condition.any.some((part) => holds(part, facts))
  const value = factOf(condition.fact, facts)
  if ('is' in condition) return value === condition.is
  if ('isNot' in condition) return value !== condition.isNot
  if ('oneOf' in condition) return condition.oneOf.includes(value)
  // "never changed" is neither less nor more than any number of days
  if (typeof value !== 'number') return false
  return 'lessThan' in condition ? value < condition.lessThan : value > condition.moreThan
}

function factOf(name: string, facts: Facts): FactValue {
  // a missing fact must not pass for one that happens not to match: a paper would silently not be asked for
  const value = Object.hasOwn(facts, name) ? facts[name] : undefined
  if (value === undefined) throw new Error(`a rule asks for the unknown fact "${name}"`)
  return value
}
