import type { InForce } from '../reference/reference-book.ts'

/** What an applicant declares, each by itself; the texts are the pages'. */
export const declarationCodes = [
  'answers-true',
  'entry-decided-at-border',
  'duty-to-cancel',
  'fee-kept-on-refusal',
] as const
export type DeclarationCode = (typeof declarationCodes)[number]

/** The declarations that this offer asks for; that a fee is kept is said before it is paid. */
export function declarationsAsked(offer: Pick<InForce<'card-offer'>, 'fee'> | undefined): DeclarationCode[] {
  const isFeeKept = offer?.fee?.isRefundedOnRefusal === false
  return declarationCodes.filter((code) => code !== 'fee-kept-on-refusal' || isFeeKept)
}
