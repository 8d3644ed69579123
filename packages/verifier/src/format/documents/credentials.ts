import { isJsonObject, type JsonObject, type JsonValue } from '../codec/json-value.ts'
import type { CancellationCertificateClaims, CardClaims } from './card-claims.ts'
import { cardFields, certificateFields, commonClaims, credentialTypes } from './dta-fields.ts'
import { names, toMessage, type Fields } from './field.ts'
import { endOfDay, startOfDay } from './validity.ts'

/** What a wallet's copy has beside the claims of the document. */
export type CredentialExtras = {
  /** `iss`, an HTTPS URL. */
  readonly issuerUrl: string
  /** The wallet's key (`cnf.jwk`); undefined: the copy is not bound to one. */
  readonly holderKey?: JsonObject
}

export type Credential = { readonly claims: JsonObject; readonly disclosable: readonly string[] }

/**
 * Claims of a card as an SD-JWT VC, for `buildSdJwt`; every field of the card is disclosable, dates of validity, status
 * and issuer are not.
 * @param issuer the State's three letters
 * @throws {TypeError} for claims that `cardData` refuses
 */
export function cardCredential(issuer: string, card: CardClaims, extras: CredentialExtras): Credential {
  const validity = {
    [commonClaims.notBefore]: startOfDay(card.validFrom, card.utcOffsetMinutes),
    [commonClaims.expiresAt]: endOfDay(card.validUntil, card.utcOffsetMinutes),
  }
  return credential(credentialTypes.card, issuer, cardFields, card, { ...validity, ...common(card, extras) })
}

/** Claims of a cancellation certificate as an SD-JWT VC. It does not expire. */
export function certificateCredential(
  issuer: string,
  certificate: CancellationCertificateClaims,
  extras: CredentialExtras,
): Credential {
  const rest = common(certificate, extras)
  return credential(credentialTypes.certificate, issuer, certificateFields, certificate, rest)
}

function common(
  { issuedAt, status }: CardClaims | CancellationCertificateClaims,
  { issuerUrl, holderKey }: CredentialExtras,
): JsonObject {
  return {
    iss: issuerUrl,
    [commonClaims.issuedAt]: issuedAt,
    status: { status_list: { idx: status.idx, uri: status.uri } },
    ...(holderKey === undefined ? {} : { cnf: { jwk: holderKey } }),
  }
}

function credential<Claims extends object>(
  vct: string,
  issuer: string,
  fields: Fields<Claims>,
  claims: Claims,
  rest: JsonObject,
): Credential {
  const message = toMessage(fields, claims)
  if (!message.ok) throw new TypeError(`claims are wrong: ${message.refusal.join(' ')}`)
  const shown = names(fields).flatMap((name) => {
    const { vdsNc, sdJwt } = fields[name]
    return sdJwt !== undefined && Object.hasOwn(message.value, vdsNc) ? [[sdJwt, message.value[vdsNc]] as const] : []
  })
  return {
    claims: { vct, [commonClaims.issuer]: issuer, ...rest, ...(Object.fromEntries(shown) as JsonObject) },
    disclosable: shown.map(([claim]) => claim),
  }
}

/**
 * The fields that were disclosed, under our names.
 * @returns undefined when the value of one is wrong; what was not disclosed is just not there
 */
export function readDisclosed<Claims extends object>(
  fields: Fields<Claims>,
  claims: JsonObject,
): Partial<Claims> | undefined {
  const shown: [PropertyKey, JsonValue][] = []
  for (const name of names(fields)) {
    const { sdJwt, isRight } = fields[name]
    if (sdJwt === undefined || !Object.hasOwn(claims, sdJwt)) continue
    const value = claims[sdJwt] as JsonValue
    if (!isRight(value)) return undefined
    shown.push([name, value])
  }
  return Object.fromEntries(shown) as Partial<Claims>
}

/** `status.status_list` (Token Status List §6.2). */
export function statusClaim(claims: JsonObject): JsonValue | undefined {
  const status = Object.hasOwn(claims, 'status') ? claims['status'] : undefined
  return isJsonObject(status) && Object.hasOwn(status, 'status_list') ? status['status_list'] : undefined
}
