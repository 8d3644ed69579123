import { reasons, type CardAnswer, type GenuineDocument, type Reason } from '@sapar/verifier'
import type { CancellationCertificateClaims, ReceiptClaims } from '@sapar/verifier'
import { formatCardNumber } from '@sapar/verifier/format'

/** A certificate or receipt, verified. */
export type VerifiedDocument =
  | ({ readonly kind: 'certificate'; readonly isGenuine: true } & GenuineDocument<CancellationCertificateClaims>)
  | ({ readonly kind: 'receipt'; readonly isGenuine: true } & GenuineDocument<ReceiptClaims>)
  | { readonly kind: 'certificate' | 'receipt'; readonly isGenuine: false; readonly reason: Reason }

/** The answer for a person at a terminal: the answer first, then why, what the card says and how old the data is. */
export function answerText({ answer, reasons: why, card, dataAge, cancelledAt }: CardAnswer): string {
  const lines = [answer.toUpperCase(), ...why.map(reasonText)]
  if (cancelledAt !== undefined) lines.push(`cancelled at ${cancelledAt.toISOString()}`)
  if (card !== undefined) {
    const { issuer, cardNumber, name, passportNumber, validFrom, validUntil } = card
    const told = [
      issuer,
      cardNumber && formatCardNumber(cardNumber),
      name,
      passportNumber && `passport ${passportNumber}`,
    ]
    lines.push(told.filter((part) => part !== undefined).join(', '))
    if (validFrom !== undefined && validUntil !== undefined) lines.push(`valid from ${validFrom} until ${validUntil}`)
  }
  if (dataAge !== undefined) {
    const { issuedAt, seconds, isStale, sequence } = dataAge
    lines.push(
      `status list ${sequence} of ${issuedAt.toISOString()}, ${seconds} seconds old${isStale ? ' (stale)' : ''}`,
    )
  }
  return lines.join('\n')
}

export function documentText(document: VerifiedDocument): string {
  if (!document.isGenuine) return [`${document.kind.toUpperCase()} NOT GENUINE`, reasonText(document.reason)].join('\n')
  const { cardNumber, requestReference, stoppedOn } = document.claims
  const what = `${document.issuer}, card ${formatCardNumber(cardNumber)}, request ${requestReference}`
  return [`${document.kind.toUpperCase()} GENUINE`, what, `nothing is charged from ${stoppedOn} on`].join('\n')
}

function reasonText(reason: Reason): string {
  return `${reason}: ${reasons[reason]}`
}
