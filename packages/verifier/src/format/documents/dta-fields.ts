import type { JsonValue } from '../codec/json-value.ts'
import type { CancellationCertificateClaims, CardClaims, ReceiptClaims } from './card-claims.ts'
import { birthDay, count, day, pattern, status, text, type Fields } from './field.ts'

/*
 * The one place where our claims get the names that travel. The thirteen elements are those of ICAO's Digital Travel
 * Authorization as the barcode data structure lists them (message tag 6; tsenger/vdstools IdbMessageTypes.json). The
 * member names of `msg` and the value of `hdr.t` that ICAO's report on the authorization gives are not public and were
 * not verified: when they are, this file changes and nothing else does.
 */

/** `hdr.t` of each document. Ours, as no value of ICAO is known. */
export const documentTypes = {
  card: 'sapar.card',
  certificate: 'sapar.cancellation',
  receipt: 'sapar.receipt',
} as const

export type DocumentKind = keyof typeof documentTypes

/** `hdr.v` of all three. A verifier that does not know a version cannot verify it. */
export const documentVersion = 1

/**
 * What a signer's DocumentTypeList must name for it to sign such a document; `list` is the status list. Ours: ICAO gives
 * no code for travel authorisations that we know of.
 */
export const signerTypes = { card: 'TC', certificate: 'CC', receipt: 'RC', list: 'SL' } as const

/** `vct` of the two that go into a wallet. A new meaning needs a new name (SD-JWT VC §2.2.2.1). */
export const credentialTypes = {
  card: 'urn:sapar:travel-card:1',
  certificate: 'urn:sapar:cancellation-certificate:1',
} as const

/** Claims of an SD-JWT VC that are no field: who issues (as `hdr.is`), and what RFC 7519 and its kin name. */
export const commonClaims = { issuer: 'issuing_country', issuedAt: 'iat', notBefore: 'nbf', expiresAt: 'exp' } as const

const cardNumber = pattern(/^[2-9CDFHJKMNPQRTWXY]{9}$/)
const mrzLetters = pattern(/^[A-Z][A-Z<]{0,38}$/)
const mrzCode = pattern(/^[A-Z]{1,3}$/)
const passportNumber = pattern(/^[A-Z0-9]{1,12}$/)
const reference = text(1, 24)
const offset = (value: JsonValue): boolean => Number.isInteger(value) && Math.abs(value as number) <= 900
const digests = (value: JsonValue): boolean =>
  Array.isArray(value) && value.length <= 24 && value.every(pattern(/^[A-Za-z0-9_-]{43}$/))

/** In the order of ICAO's list, whose names stand at the end of the lines. */
export const cardFields: Fields<CardClaims> = {
  cardNumber: { vdsNc: 'no', sdJwt: 'card_number', isRight: cardNumber }, // DTA_NUMBER
  name: { vdsNc: 'n', sdJwt: 'name', isRight: mrzLetters }, // NAME_OF_HOLDER, 26 bytes of C40: 39 characters
  passportNumber: { vdsNc: 'pn', sdJwt: 'passport_number', isRight: passportNumber }, // PASSPORT_NUMBER
  bornOn: { vdsNc: 'dob', sdJwt: 'birthdate', isRight: birthDay }, // DATE_OF_BIRTH
  nationality: { vdsNc: 'nat', sdJwt: 'nationality', isRight: mrzCode }, // NATIONALITY
  sex: { vdsNc: 'sex', sdJwt: 'sex', isRight: pattern(/^[FMX]$/) }, // SEX
  placeOfIssue: { vdsNc: 'poi', sdJwt: 'place_of_issue', isRight: text(1, 15) }, // PLACE_OF_ISSUE
  validFrom: { vdsNc: 'vf', sdJwt: 'valid_from', isRight: day }, // VALID_FROM
  validUntil: { vdsNc: 'vu', sdJwt: 'valid_until', isRight: day }, // VALID_UNTIL
  stayDays: { vdsNc: 'dur', sdJwt: 'stay_days', isRight: count }, // DURATION_OF_STAY
  entries: { vdsNc: 'ent', sdJwt: 'entries', isRight: count }, // NUMBER_OF_ENTRIES
  category: { vdsNc: 'cat', sdJwt: 'category', isRight: text(1, 24) }, // TYPE_CLASS_CATEGORY
  additional: { vdsNc: 'ai', sdJwt: 'additional_information', isRight: text(1, 48), isOptional: true }, // ADDITIONAL_INFORMATION
  issuedAt: { vdsNc: 'iat', sdJwt: undefined, isRight: count },
  utcOffsetMinutes: { vdsNc: 'tz', sdJwt: undefined, isRight: offset },
  status: { vdsNc: 'st', sdJwt: undefined, isRight: status },
}

export const certificateFields: Fields<CancellationCertificateClaims> = {
  certificateNumber: { vdsNc: 'cn', sdJwt: 'certificate_number', isRight: reference },
  cardNumber: cardFields.cardNumber,
  name: cardFields.name,
  passportNumber: cardFields.passportNumber,
  bornOn: cardFields.bornOn,
  nationality: cardFields.nationality,
  requestReference: { vdsNc: 'ref', sdJwt: 'request_reference', isRight: reference },
  stoppedOn: { vdsNc: 'stop', sdJwt: 'stopped_on', isRight: day },
  cancelledAt: { vdsNc: 'can', sdJwt: 'cancelled_at', isRight: count },
  issuedAt: cardFields.issuedAt,
  status: cardFields.status,
}

/** A receipt stands in the account and in the mail; it has no form for a wallet and no barcode. */
export const receiptFields: Fields<ReceiptClaims> = {
  requestReference: { vdsNc: 'ref', sdJwt: undefined, isRight: reference },
  cardNumber: cardFields.cardNumber,
  submittedAt: { vdsNc: 'sub', sdJwt: undefined, isRight: count },
  effect: { vdsNc: 'eff', sdJwt: undefined, isRight: pattern(/^(?:now|on-departure|on-date)$/) },
  effectiveOn: { vdsNc: 'on', sdJwt: undefined, isRight: day, isOptional: true },
  promisedOn: { vdsNc: 'due', sdJwt: undefined, isRight: day },
  stoppedOn: { vdsNc: 'stop', sdJwt: undefined, isRight: day },
  chargeMinor: { vdsNc: 'amt', sdJwt: undefined, isRight: count },
  currency: { vdsNc: 'cur', sdJwt: undefined, isRight: pattern(/^[A-Z]{3}$/) },
  evidence: { vdsNc: 'evd', sdJwt: undefined, isRight: digests },
  issuedAt: cardFields.issuedAt,
}
