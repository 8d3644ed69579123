import type { Answer, CardAnswer, Reason } from '@sapar/verifier'

/** The only four things that an agent is told (product.md). */
export const gateWords = ['board', 'do-not-board', 'check-document', 'cannot-verify'] as const
export type GateWord = (typeof gateWords)[number]

/** Why, in words that help at a counter; each has a sentence in every language. */
export type Because =
  | Exclude<Answer, 'cannot-verify'>
  | 'unreadable'
  | 'other-passport'
  | 'practice-card'
  | 'not-a-practice-card'
  | 'other-issuer'
  | 'no-lists'
  | 'old-lists'
  | 'clock'
  | 'unclear'

export type Verdict = { readonly word: GateWord; readonly because: Because }

/**
 * The word for an answer. A card that begins later may be right for a flight that lands on its first day, so an agent
 * looks; what is no card of ours, or of another passport, is a question about the document and not about our lists.
 */
export function verdictOf({ answer, reasons }: Pick<CardAnswer, 'answer' | 'reasons'>): Verdict {
  switch (answer) {
    case 'valid':
      return { word: 'board', because: answer }
    case 'not-yet-valid':
      return { word: 'check-document', because: answer }
    case 'suspended':
    case 'cancelled-by-holder':
    case 'withdrawn-by-authority':
    case 'expired':
    case 'never-issued':
      return { word: 'do-not-board', because: answer }
    case 'cannot-verify':
      return verdictOfDoubt(reasons)
    default:
      // an answer of a newer verifier is a doubt like any other
      return cannotVerify('unclear')
  }
}

const doubts: Partial<Record<Reason, Because>> = {
  UNKNOWN_CERTIFICATE: 'other-issuer',
  SIGNED_IN_FUTURE: 'clock',
  STATUS_LIST_FROM_FUTURE: 'clock',
  STATUS_LIST_MISSING: 'no-lists',
  STATUS_LIST_EXPIRED: 'old-lists',
  STATUS_LIST_STALE: 'old-lists',
  STATUS_LIST_OLDER_SEQUENCE: 'old-lists',
}

const documentDoubts: Partial<Record<Reason, Because>> = {
  READ_ERROR: 'unreadable',
  WRONG_FORMAT: 'unreadable',
  SEAL_PASSPORT_MISMATCH: 'other-passport',
}

function verdictOfDoubt(reasons: readonly Reason[]): Verdict {
  const [reason] = reasons
  if (reason === undefined) return cannotVerify('unclear')
  const aboutDocument = documentDoubts[reason]
  if (aboutDocument !== undefined) return { word: 'check-document', because: aboutDocument }
  return cannotVerify(doubts[reason] ?? 'unclear')
}

export function cannotVerify(because: Because): Verdict {
  return { word: 'cannot-verify', because }
}
