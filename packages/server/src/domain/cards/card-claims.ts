import {
  cardData,
  certificateData,
  mrzName,
  shortenMrzName,
  type JsonObject,
  type Parsed,
  type StatusReference,
} from '@sapar/verifier/format'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { barcodeRoom } from './barcode-room.ts'
import type { Card } from './card.ts'
import type { Holder } from './holder.ts'

/** What a document says beside the register: who issues it, when, and where its status stands. */
export type DocumentFacts = {
  /** Three letters. */
  readonly issuer: string
  readonly issuedAt: Date
  readonly status: StatusReference
}

type Named = Pick<Holder, 'familyName' | 'givenNames' | 'bornOn' | 'nationality' | 'sex'>

/** As in the machine-readable zone of an MRV-B, which stands on the same page (Doc 9303-7 §4.2). */
const mostNameLetters = 31
/** Most of a family name and an initial; an address of the site that leaves no room for them is refused at the start. */
export const leastNameLetters = 12
export const mostCategoryLetters = 16

/**
 * The data of a card's document, for `dataToSign`.
 * @returns or the names of the claims that cannot be written, such as a name without Latin letters
 */
export function cardDocument(
  card: Card,
  holder: Named,
  facts: DocumentFacts & { readonly utcOffsetMinutes: number },
): Parsed<JsonObject, readonly string[]> {
  return withRoomForName(holder, (name) =>
    cardData(facts.issuer, {
      ...person(card, holder),
      name,
      sex: holder.sex,
      placeOfIssue: facts.issuer,
      validFrom: card.validFrom,
      validUntil: card.validUntil,
      stayDays: card.stayDays ?? 0,
      entries: card.entries ?? 0,
      category: category(card),
      issuedAt: secondsOf(facts.issuedAt),
      utcOffsetMinutes: facts.utcOffsetMinutes,
      status: facts.status,
    }),
  )
}

/** The data of the certificate that a card was cancelled; see `cardDocument`. */
export function cancellationDocument(
  card: Card,
  holder: Named,
  facts: DocumentFacts & {
    readonly certificateNumber: string
    readonly requestReference: string
    readonly stoppedOn: CalendarDay
  },
): Parsed<JsonObject, readonly string[]> {
  const { issuer, issuedAt, status, certificateNumber, requestReference, stoppedOn } = facts
  const at = secondsOf(issuedAt)
  const own = { certificateNumber, requestReference, stoppedOn, cancelledAt: at, issuedAt: at, status }
  return withRoomForName(holder, (name) => certificateData(issuer, { ...person(card, holder), ...own, name }))
}

function person(card: Card, holder: Named) {
  return {
    cardNumber: card.cardNumber,
    passportNumber: card.passportNumber,
    bornOn: holder.bornOn,
    nationality: holder.nationality,
  }
}

type Written = Parsed<JsonObject, readonly string[]>

/** Of all that a document says only a name can be cut and still be compared; it is cut no more than the bar code asks for. */
function withRoomForName({ familyName, givenNames }: Named, write: (name: string) => Written): Written {
  const name = mrzName(familyName, givenNames) ?? ''
  for (let letters = mostNameLetters; ; letters -= 1) {
    const written = write(shortenMrzName(name, letters))
    if (!written.ok || letters === leastNameLetters || barcodeRoom(written.value) >= 0) return written
  }
}

/** The type alone: it decides what the card allows, and the bar code has no room for the purpose. */
function category({ cardType }: Card): string {
  return cardType.slice(0, mostCategoryLetters)
}

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1_000)
