import { formatCardNumber, makeCardNumber, type RandomBytes } from '@sapar/verifier/format'

/** `N-K7M-4Q2-X9C`, made like a receipt's number; N as in *notarised*, because C begins a request's reference. */
export function makeCertificateNumber(randomBytes: RandomBytes): string {
  return `N-${formatCardNumber(makeCardNumber(randomBytes)).replaceAll(' ', '-')}`
}
