import type { MrzDay } from '../mrz-date.ts'
import type { StatusReference } from './field.ts'

/** What a card says: the thirteen data elements of ICAO's Digital Travel Authorization and what proving them needs. */
export type CardClaims = {
  readonly cardNumber: string
  /** In the letters of a machine-readable zone, `ERIKSSON<<ANNA<MARIA`, at most 39; see `mrzNameField`. */
  readonly name: string
  readonly passportNumber: string
  /** `YYYY-MM-DD`; unknown parts are `00`. */
  readonly bornOn: MrzDay
  /** As in the passport's zone: `D`, `GBD`, `XXA` … */
  readonly nationality: string
  readonly sex: 'F' | 'M' | 'X'
  readonly placeOfIssue: string
  /** First day of validity, in the authority's zone. */
  readonly validFrom: string
  /** Last day of validity, in the authority's zone. */
  readonly validUntil: string
  /** Days of one stay; 0: not limited below the validity (Doc 9303-7 §9.1.3: "0,0,0"). */
  readonly stayDays: number
  /** 0: any number (Doc 9303-7 §9.1.3). */
  readonly entries: number
  /** Card type and purpose as the authority codes them. */
  readonly category: string
  readonly additional?: string
  /** Seconds since 1970: the signer has to have been in force then. */
  readonly issuedAt: number
  /** Minutes that the authority's days are ahead of UTC, so that a gate needs no table of time zones. */
  readonly utcOffsetMinutes: number
  readonly status: StatusReference
}

/** Proof for the holder that a card was cancelled at their request. */
export type CancellationCertificateClaims = {
  readonly certificateNumber: string
  readonly cardNumber: string
  readonly name: string
  readonly passportNumber: string
  readonly bornOn: MrzDay
  readonly nationality: string
  readonly requestReference: string
  /** The day from which nothing is charged, in the authority's zone. */
  readonly stoppedOn: string
  /** Seconds since 1970: from then on the card is cancelled. */
  readonly cancelledAt: number
  /** Seconds since 1970, of this certificate. */
  readonly issuedAt: number
  /** The cancelled card's own place in the list. */
  readonly status: StatusReference
}

/** What the holder has in hand from the moment of asking. */
export type ReceiptClaims = {
  readonly requestReference: string
  readonly cardNumber: string
  /** Seconds since 1970. */
  readonly submittedAt: number
  /** When the cancellation shall take effect. */
  readonly effect: 'now' | 'on-departure' | 'on-date'
  /** The day asked for, with the effect `on-date`. */
  readonly effectiveOn?: string
  /** The day by which a decision is promised. */
  readonly promisedOn: string
  /** The day from which nothing is charged; lifted when the request ends without a cancellation. */
  readonly stoppedOn: string
  /** What is owed for the days before, in the smallest unit of the currency. */
  readonly chargeMinor: number
  /** ISO 4217. */
  readonly currency: string
  /** SHA-256 of each paper as it was received, base64url. */
  readonly evidence: readonly string[]
  readonly issuedAt: number
}
