import type { ChangeKind } from './change.ts'

/** A paper that goes with a kind of request, and whether the request can be sent without it. */
type PaperOfKind = { readonly code: string; readonly isRequired: boolean }

/**
 * Which paper goes with what is asked for. Where an approval takes over what is written in a passport, an officer must have
 * seen it written; what is asked for without new data can be asked for without a paper.
 */
export const changePapers = {
  'correct-data': { code: 'proof-of-data', isRequired: true },
  'new-passport': { code: 'new-passport-page', isRequired: true },
  'lost-card': { code: 'police-report', isRequired: false },
  extend: { code: 'reason-to-stay', isRequired: false },
} as const satisfies Readonly<Record<ChangeKind, PaperOfKind>>

export type ChangePaper = (typeof changePapers)[ChangeKind]['code']

/** Why it cannot be sent yet; undefined: nothing is missing. */
export type PaperMissing = { readonly code: 'change-paper-missing'; readonly paper: ChangePaper }

/** @param given codes of the papers that lie with the request */
export function missingPaper(kind: ChangeKind, given: readonly string[]): PaperMissing | undefined {
  const { code: paper, isRequired } = changePapers[kind]
  return isRequired && !given.includes(paper) ? { code: 'change-paper-missing', paper } : undefined
}
