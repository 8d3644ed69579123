import type { Reason } from '@sapar/verifier'
import type { PaperAnswer } from '#modules/credentials'

/** What the answer about a certificate or a receipt shows. No birth date, no charge, no whole passport number. */
export type ShownPaper = {
  readonly source: 'paper'
  readonly kind: PaperAnswer['kind']
  readonly verdict: 'genuine' | 'not-genuine' | 'cannot-verify'
  readonly reasons: readonly Reason[]
  /** ISO 8601 */
  readonly askedAt: string
  readonly facts: ShownPaperFacts | null
}

export type ShownPaperFacts = {
  readonly number: string
  readonly cardNumber: string
  /** In the letters of the machine-readable zone; a receipt names nobody. */
  readonly name: string | null
  readonly passportEnding: string | null
  /** When the card was cancelled, or when that was asked; ISO 8601 */
  readonly at: string
}

/** The last four characters, as of a card. */
const endingLength = 4

export function shownOfPaper(answer: PaperAnswer, askedAt: Date): ShownPaper {
  const asked = { source: 'paper', kind: answer.kind, askedAt: askedAt.toISOString() } as const
  if (answer.isGenuine) return { ...asked, verdict: 'genuine', reasons: [], facts: factsOf(answer) }
  const verdict = forgery.has(answer.reason) ? 'not-genuine' : 'cannot-verify'
  return { ...asked, verdict, reasons: [answer.reason], facts: null }
}

const forgery: ReadonlySet<Reason> = new Set(['UNTRUSTED_CERTIFICATE', 'INVALID_DOCUMENTTYPE', 'INVALID_SIGNATURE'])

function factsOf(answer: Extract<PaperAnswer, { isGenuine: true }>): ShownPaperFacts {
  if (answer.kind === 'receipt') {
    const { requestReference: number, cardNumber, submittedAt } = answer.claims
    return { number, cardNumber, name: null, passportEnding: null, at: instant(submittedAt) }
  }
  const { certificateNumber: number, cardNumber, name, passportNumber, cancelledAt } = answer.claims
  return { number, cardNumber, name, passportEnding: passportNumber.slice(-endingLength), at: instant(cancelledAt) }
}

function instant(seconds: number): string {
  return new Date(seconds * 1_000).toISOString()
}
