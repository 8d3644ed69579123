import {
  cardData,
  certificateData,
  longestStatusUri,
  type JsonObject,
  type StatusReference,
} from '@sapar/verifier/format'
import { barcodeRoom } from './barcode-room.ts'
import { leastNameLetters, mostCategoryLetters } from './card-claims.ts'

/** What an authority decides of how long its documents become. */
export type DocumentSizes = {
  /** Three letters. */
  readonly issuer: string
  /** Entries of a status list. */
  readonly slots: number
  readonly cardTypes: readonly string[]
  readonly now: Date
}

/**
 * A card and a certificate of its cancellation with the longest of everything, but for the name, which is cut to the room
 * there is: here to the fewest letters.
 */
export function longestDocuments(
  { issuer, slots, cardTypes, now }: DocumentSizes,
  uri: string,
): Readonly<Record<'card' | 'certificate', JsonObject>> {
  const status: StatusReference = { idx: slots - 1, uri }
  const issuedAt = Math.floor(now.getTime() / 1_000)
  const common = {
    cardNumber: 'X'.repeat(9),
    name: 'X'.repeat(leastNameLetters),
    passportNumber: 'X'.repeat(12),
    bornOn: '1974-08-12',
    nationality: 'XXX',
    issuedAt,
    status,
  }
  const longestType = Math.max(1, ...cardTypes.map((type) => type.length))
  const card = cardData(issuer, {
    ...common,
    sex: 'X',
    placeOfIssue: issuer,
    validFrom: '2000-01-01',
    validUntil: '9999-12-31',
    stayDays: 999,
    entries: 99,
    category: 'x'.repeat(Math.min(longestType, mostCategoryLetters)),
    utcOffsetMinutes: -720,
  })
  const certificate = certificateData(issuer, {
    ...common,
    certificateNumber: 'N-XXX-XXX-XXX',
    requestReference: 'C-XXXX-XXXX',
    stoppedOn: '2000-01-01',
    cancelledAt: issuedAt,
  })
  if (!card.ok || !certificate.ok) throw new Error('the longest documents cannot be written')
  return { card: card.value, certificate: certificate.value }
}

/** To measure with: every character of another address is one of the bar code, too. */
const short = 'https://a'

/** Characters that the address of a status list may have, so that every card and certificate fits its bar code. */
export function longestListUri(sizes: DocumentSizes): number {
  const rooms = Object.values(longestDocuments(sizes, short)).map(barcodeRoom)
  return Math.min(longestStatusUri, short.length + Math.min(...rooms))
}
