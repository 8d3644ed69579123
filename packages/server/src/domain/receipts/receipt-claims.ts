import { base64url, receiptData, type JsonObject, type Parsed } from '@sapar/verifier/format'
import type { CancellationRequest } from '../cancellations/request.ts'
import type { ReceiptContent } from './receipt-content.ts'

/** ISO 4217 for transactions in which no currency is involved: a card that costs nothing. */
const noCurrency = 'XXX'

type Submitted = Pick<CancellationRequest, 'answers' | 'dueOn'>

/**
 * What is signed of a receipt: what was asked, until when an answer is promised, what stopped, which papers lay with it.
 * @param evidence SHA-256 of each paper as it was received, in hexadecimal
 * @returns or the names of the claims that are wrong
 */
export function receiptToSign(
  content: ReceiptContent,
  { answers, dueOn }: Submitted,
  evidence: readonly string[],
): Parsed<JsonObject, readonly string[]> {
  const { effect, effectOn } = answers
  if (effect === null || dueOn === null) return { ok: false, refusal: ['effect', 'promisedOn'] }
  const at = Math.floor(Date.parse(content.submittedAt) / 1_000)
  return receiptData(content.issuer.code, {
    requestReference: content.requestReference,
    cardNumber: content.cardNumber,
    submittedAt: at,
    effect,
    ...(effect === 'on-date' && effectOn !== null ? { effectiveOn: effectOn } : {}),
    promisedOn: dueOn,
    stoppedOn: content.submittedOn,
    chargeMinor: content.charge?.amountMinor ?? 0,
    currency: content.charge?.currency ?? noCurrency,
    evidence: evidence.map(toBase64url),
    issuedAt: at,
  })
}

const toBase64url = (hex: string): string =>
  base64url(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
