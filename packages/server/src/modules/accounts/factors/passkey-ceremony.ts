import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { isId, type Id } from '#kernel/ids.ts'
import type { Site } from '../deps.ts'
import type { PasskeyRow } from '../tables.ts'

export type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON }

/** The library decodes and checks the contents; what reaches it has this shape and a bounded size. */
const text = z.string().min(1).max(20_000)
const common = { id: text, rawId: text, type: z.literal('public-key'), clientExtensionResults: z.object({}).catch({}) }
const assertionShape = z.object({
  ...common,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
})
const attestationShape = z.object({
  ...common,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
})

/** EdDSA, ES256, RS256 (RFC 9053, RFC 8812): what authenticators have. Named, because the library's own list is the runtime's. */
const supportedAlgorithmIDs = [-8, -7, -257]

/** @param challenge base64url, as it is kept */
export function requestOptions(
  site: Site,
  challenge: string,
  allowed: readonly PasskeyRow[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: site.rpId,
    challenge: Buffer.from(challenge, 'base64url'),
    userVerification: 'required',
    timeout: 300_000,
    allowCredentials: allowed.map((passkey) => ({ id: passkey.credential_id, transports: passkey.transports })),
  })
}

export function creationOptions(
  site: Site,
  challenge: string,
  person: { readonly principalId: Id; readonly userName: string; readonly displayName: string },
  existing: readonly PasskeyRow[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: site.rpId,
    userID: Buffer.from(person.principalId.replaceAll('-', ''), 'hex'),
    userName: person.userName,
    userDisplayName: person.displayName,
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: 300_000,
    attestationType: 'none',
    supportedAlgorithmIDs,
    // discoverable and verified: such a passkey is two factors by itself, and needs no user name
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: existing.map((passkey) => ({ id: passkey.credential_id, transports: passkey.transports })),
  })
}

export type Assertion = { readonly response: AuthenticationResponseJSON; readonly principalId: Id | undefined }

/** Undefined for what no browser sends. The user handle is the principal's id (see `creationOptions`). */
export function readAssertion(sent: unknown): Assertion | undefined {
  const parsed = assertionShape.safeParse(sent)
  if (!parsed.success) return undefined
  const hex = Buffer.from(parsed.data.response.userHandle ?? '', 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { response: parsed.data as AuthenticationResponseJSON, principalId: isId(id) ? id : undefined }
}

export function readAttestation(sent: unknown): RegistrationResponseJSON | undefined {
  const parsed = attestationShape.safeParse(sent)
  return parsed.success ? (parsed.data as RegistrationResponseJSON) : undefined
}

/** The new signature counter when the answer fits challenge, site and key; otherwise undefined. */
export async function verifyAssertion(
  site: Site,
  challenge: string,
  passkey: PasskeyRow,
  response: AuthenticationResponseJSON,
): Promise<number | undefined> {
  const verified = await withoutThrowing(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: Uint8Array.from(passkey.public_key),
        counter: passkey.counter,
      },
    }),
  )
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined
}

export async function verifyAttestation(
  site: Site,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<WebAuthnCredential | undefined> {
  const verified = await withoutThrowing(
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs,
    }),
  )
  return verified?.verified ? verified.registrationInfo.credential : undefined
}

/** The library throws plain errors for every answer that does not fit; none of them is our fault or the database's. */
async function withoutThrowing<T>(verification: Promise<T>): Promise<T | undefined> {
  try {
    return await verification
  } catch {
    return undefined
  }
}
