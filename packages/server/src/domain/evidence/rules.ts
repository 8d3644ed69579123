import { holds, type Condition } from '../reference/condition.ts'
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
