import {
  buildSdJwt,
  cardCredential,
  certificateCredential,
  envelope,
  parseVdsNc,
  readCard,
  readCertificateClaims,
  utf8,
  type CardClaims,
  type Credential,
  type DocumentKind,
  type JsonObject,
} from '@sapar/verifier/format'
import type { Sign } from '#platform/keys/certificates.ts'
import type { CredentialsDeps } from '../deps.ts'

/** What a wallet's copy will say, and the chance in it: laid out once, so that what is checked is what is signed. */
export type WalletPlan = Credential & {
  readonly salts: readonly Uint8Array[]
  readonly decoys: readonly Uint8Array<ArrayBuffer>[]
}

const saltBytes = 16
const digestBytes = 32
const mostDecoys = 4

/**
 * Plans the copy of a document that goes into a wallet (SD-JWT VC), from the data of its bar code: the two can never say
 * different things.
 * @returns undefined for a receipt, which has no such copy
 */
export function planWalletCopy(
  deps: Pick<CredentialsDeps, 'issuer' | 'randomBytes'>,
  document: DocumentKind,
  data: JsonObject,
): WalletPlan | undefined {
  const credential = credentialOf(deps.issuer, document, data)
  return credential && withChance(deps, credential)
}

/** Adds the chance that a copy needs, fresh for each. */
export function withChance({ randomBytes }: Pick<CredentialsDeps, 'randomBytes'>, credential: Credential): WalletPlan {
  const [chance = 0] = randomBytes(1)
  return {
    ...credential,
    salts: credential.disclosable.map(() => randomBytes(saltBytes)),
    // a number of its own for each copy: nobody counts what was held back (RFC 9901 §4.2.5)
    decoys: Array.from({ length: chance % (mostDecoys + 1) }, () => Uint8Array.from(randomBytes(digestBytes))),
  }
}

/** The claims of a card, from the data of its bar code; undefined for those of another document. */
export function readCardData(data: JsonObject): CardClaims | undefined {
  const seal = parseVdsNc(envelope(data, new Uint8Array(64), new Uint8Array(1)))
  return seal.ok ? readCard(seal.value) : undefined
}

/** Signs what was planned. @returns the SD-JWT with everything in it; its holder takes out what is not to be shown */
export async function signWalletCopy(plan: WalletPlan, certificate: Uint8Array, sign: Sign): Promise<string> {
  const unsigned = await buildSdJwt({ certificate, ...plan })
  return unsigned.assemble(await sign(utf8(unsigned.signingInput)))
}

function credentialOf(
  issuer: CredentialsDeps['issuer'],
  document: DocumentKind,
  data: JsonObject,
): Credential | undefined {
  const extras = { issuerUrl: issuer.publicUrl.origin }
  const card = document === 'card' ? readCardData(data) : undefined
  if (card) return cardCredential(issuer.code, card, extras)
  const seal = parseVdsNc(envelope(data, new Uint8Array(64), new Uint8Array(1)))
  if (!seal.ok) return undefined
  const certificate = document === 'certificate' ? readCertificateClaims(seal.value) : undefined
  return certificate && certificateCredential(issuer.code, certificate, extras)
}
