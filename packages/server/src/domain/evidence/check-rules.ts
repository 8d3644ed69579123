import { unreachable } from '#kernel/result.ts'
import { readCountryCode } from '../cards/country-codes.ts'
import type { Condition, FactValue } from '../reference/condition.ts'
import { factKinds, type FactKind } from './facts.ts'
import type { EvidenceRule } from './rules.ts'

/** Something that would make a rule ask always, never or by accident. */
export type RuleMistake =
  | { readonly code: 'rule-code-twice' | 'rule-condition-empty'; readonly ruleCode: string }
  | {
      readonly code: 'rule-fact-unknown' | 'rule-value-impossible' | 'rule-comparison-unfit'
      readonly ruleCode: string
      readonly fact: string
    }

/**
 * Checks rules before they are loaded; an empty list means that they may be.
 *
 * `rule-fact-unknown`: there is no such fact. `rule-value-impossible`: the fact never has that value, a misspelt reason
 * for instance. `rule-comparison-unfit`: less or more than, of something that is no number of days.
 * `rule-condition-empty`: `all` of nothing would always hold, `any` of nothing never.
 */
export function checkRules(rules: readonly EvidenceRule[], reasonCodes: readonly string[]): readonly RuleMistake[] {
  return ruleMistakes(rules, factKinds(reasonCodes))
}

/** The same for rules about other facts. */
export function ruleMistakes(
  rules: readonly { readonly code: string; readonly when: Condition }[],
  kinds: Readonly<Record<string, FactKind>>,
): readonly RuleMistake[] {
  const seen = new Set<string>()
  return rules.flatMap((rule) => {
    const mistakes = conditionMistakes(rule.when, rule.code, kinds)
    if (seen.has(rule.code)) return [{ code: 'rule-code-twice', ruleCode: rule.code } as const, ...mistakes]
    seen.add(rule.code)
    return mistakes
  })
}

function conditionMistakes(
  condition: Condition,
  ruleCode: string,
  kinds: Readonly<Record<string, FactKind>>,
): readonly RuleMistake[] {
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    if (parts.length === 0) return [{ code: 'rule-condition-empty', ruleCode }]
    return parts.flatMap((part) => conditionMistakes(part, ruleCode, kinds))
  }
  const { fact } = condition
  const kind = Object.hasOwn(kinds, fact) ? kinds[fact] : undefined
  if (kind === undefined) return [{ code: 'rule-fact-unknown', ruleCode, fact }]
  if ('lessThan' in condition || 'moreThan' in condition) {
    return kind.type === 'days' ? [] : [{ code: 'rule-comparison-unfit', ruleCode, fact }]
  }
  const values = comparedValues(condition)
  if (values.length === 0) return [{ code: 'rule-condition-empty', ruleCode }]
  return values.every((value) => isPossible(value, kind)) ? [] : [{ code: 'rule-value-impossible', ruleCode, fact }]
}

type Equality = Extract<Condition, { is: FactValue } | { isNot: FactValue } | { oneOf: readonly FactValue[] }>

function comparedValues(condition: Equality): readonly FactValue[] {
  if ('oneOf' in condition) return condition.oneOf
  return ['is' in condition ? condition.is : condition.isNot]
}

function isPossible(value: FactValue, kind: FactKind): boolean {
  switch (kind.type) {
    case 'flag':
      return typeof value === 'boolean'
    case 'days':
      return value === null ? kind.isNullable : typeof value === 'number' && Number.isInteger(value)
    case 'choice':
      return typeof value === 'string' && kind.values.includes(value)
    case 'country':
      return typeof value === 'string' && readCountryCode(value) === value
    default:
      return unreachable(kind)
  }
}
