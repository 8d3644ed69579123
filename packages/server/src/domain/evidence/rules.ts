import type { Condition, FactValue } from '../reference/contents.ts'
import type { EvidenceFacts } from './facts.ts'

/** When a paper is asked for; the code names the rule to the holder, the officer and the audit. */
export type EvidenceRule = { readonly code: string; readonly paper: string; readonly when: Condition }

export type RequiredPaper = { readonly paper: string; readonly ruleCode: string }

/**
 * The papers that the rules ask for, each once, with the rule that asks. The order is that of the rules' codes, whatever
 * the order in which they were stored, so that the same request always reads the same.
 * @throws {Error} for a rule about a fact that does not exist; `checkRules` keeps such a rule from being loaded
 */
export function requiredPapers(rules: readonly EvidenceRule[], facts: EvidenceFacts): readonly RequiredPaper[] {
  const asking = rules
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .filter((rule) => holds(rule.when, facts))
  const firstByPaper = new Map<string, RequiredPaper>()
  for (const { paper, code } of asking) {
    if (!firstByPaper.has(paper)) firstByPaper.set(paper, { paper, ruleCode: code })
  }
  return [...firstByPaper.values()]
}

function holds(condition: Condition, facts: EvidenceFacts): boolean {
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

function factOf(name: string, facts: EvidenceFacts): FactValue {
  // a missing fact must not pass for one that happens not to match: the paper would silently not be asked for
  const value = Object.hasOwn(facts, name) ? facts[name as keyof EvidenceFacts] : undefined
  if (value === undefined) throw new Error(`an evidence rule asks for the unknown fact "${name}"`)
  return value
}
