import { base64url } from '../codec/base64.ts'
import { utf8, type Bytes } from '../codec/bytes.ts'
import type { JsonObject, JsonValue } from '../codec/json-value.ts'
import { sha256 } from '../codec/sha256.ts'
import { assembleJws, jwsSigningInput } from '../jws/compact.ts'

export const sdJwtType = 'dc+sd-jwt'

export type SdJwtPlan = {
  /** The signer's certificate, DER; it travels in `x5c`. */
  readonly certificate: Uint8Array
  /** All claims; those not named in `disclosable` are seen by everybody. */
  readonly claims: JsonObject
  readonly disclosable: readonly string[]
  /** One of 16 random bytes or more for each disclosable claim, fresh for each SD-JWT (RFC 9901 §9.3). */
  readonly salts: readonly Uint8Array[]
  /** Random bytes, 32 for each decoy digest (RFC 9901 §4.2.5): nobody then counts what is not shown. */
  readonly decoys: readonly Bytes[]
}

export type UnsignedSdJwt = {
  /** ASCII to be signed with ES256. */
  readonly signingInput: string
  readonly disclosures: readonly string[]
  /** @param signature r‖s, 64 bytes */
  readonly assemble: (signature: Uint8Array) => string
}

// SD-JWT VC §3.2.2.2 and RFC 9901 §9.7: what a verifier decides by must always be seen
const neverDisclosable: ReadonlySet<string> = new Set(
  'iss nbf exp cnf vct vct#integrity aka_vcts status aud _sd _sd_alg ...'.split(' '),
)

export function isDisclosable(claim: string): boolean {
  return !neverDisclosable.has(claim)
}

/**
 * Lays out an SD-JWT (RFC 9901 §4) whose named claims can be shown one by one.
 * @throws {Error} when a claim must not be disclosable, is missing, or a salt is missing or short: mistakes of the issuer
 */
export async function buildSdJwt(plan: SdJwtPlan): Promise<UnsignedSdJwt> {
  const disclosures = plan.disclosable.map((name, at) => disclosure(name, plan.claims, plan.salts[at]))
  const digests = await Promise.all([...disclosures.map(utf8), ...plan.decoys].map(digest))
  const open = Object.entries(plan.claims).filter(([name]) => !plan.disclosable.includes(name))
  // §4.2.4.1: sorted, so that their order says nothing. SD-JWT VC §3.2.2.2: no _sd without selective disclosure.
  const hidden: JsonObject = digests.length === 0 ? {} : { _sd: digests.toSorted(), _sd_alg: 'sha-256' }
  const signingInput = jwsSigningInput(sdJwtType, plan.certificate, { ...Object.fromEntries(open), ...hidden })
  return {
    signingInput,
    disclosures,
    assemble: (signature) => [assembleJws(signingInput, signature), ...disclosures, ''].join('~'),
  }
}

function disclosure(name: string, claims: JsonObject, salt: Uint8Array | undefined): string {
  const value: JsonValue | undefined = claims[name]
  if (!isDisclosable(name) || value === undefined) throw new Error(`claim ${name} cannot be disclosable`)
  if (salt === undefined || salt.length < 16) throw new Error(`claim ${name} has no salt of 16 bytes`)
  return base64url(utf8(JSON.stringify([base64url(salt), name, value])))
}

async function digest(bytes: Bytes): Promise<string> {
  return base64url(await sha256(bytes))
}
