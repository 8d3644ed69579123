import type { WebAuthnCredential } from '@simplewebauthn/server'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { newToken } from '../secrets/tokens.ts'
import { insertChallenge, useChallenge } from '../stores/challenge-store.ts'
import { insertPasskey, listPasskeys } from '../stores/factor-store.ts'
import { findPerson } from '../stores/person-store.ts'
import type { TellDeps } from '../tell-person.ts'
import {
  creationOptions,
  readAttestation,
  verifyAttestation,
  type PublicKeyCredentialCreationOptionsJSON,
} from './passkey-ceremony.ts'
import { readPasskeyLabel, type LabelRefusal } from './passkey-label.ts'
import { atWork, factorAdded, type FactorAdded, type Whose } from './person-at-work.ts'

export type NewPasskeyQuestion = {
  readonly challengeId: Id
  /** For `PublicKeyCredential.parseCreationOptionsFromJSON` in the browser. */
  readonly options: PublicKeyCredentialCreationOptionsJSON
}

type StartDeps = Pick<AccountsDeps, 'db' | 'clock' | 'newId' | 'randomBytes' | 'site'>

export async function startAddPasskey(
  deps: StartDeps,
  { realm, principalId }: Whose,
): Promise<Result<NewPasskeyQuestion, { readonly code: 'person-not-found' }>> {
  const person = await findPerson(deps.db, realm, principalId)
  if (!person) return refuse({ code: 'person-not-found' })
  const id = deps.newId()
  const challenge = newToken(deps.randomBytes)
  await insertChallenge(deps.db, { id, realm, purpose: 'add-passkey', principalId, challenge, now: deps.clock.now() })
  const shown = { principalId, userName: person.userName, displayName: person.userName }
  return ok({
    challengeId: id,
    options: await creationOptions(deps.site, challenge, shown, await listPasskeys(deps.db, principalId)),
  })
}

export type FinishAddPasskey = Whose & {
  readonly challengeId: Id
  /** What the browser answered, parsed from JSON and not yet looked at. */
  readonly response: unknown
  /** What the person calls it, to know it again. */
  readonly label: string
}

export type AddPasskeyRefusal =
  | { readonly code: 'passkey-not-accepted' }
  | { readonly code: 'passkey-known' }
  | LabelRefusal

export type PasskeyAdded = FactorAdded & { readonly passkeyId: Id }

type FinishDeps = TellDeps & Pick<AccountsDeps, 'db' | 'newId' | 'randomBytes' | 'site'>

export async function finishAddPasskey(
  deps: FinishDeps,
  command: FinishAddPasskey,
): Promise<Result<PasskeyAdded, AddPasskeyRefusal>> {
  const label = readPasskeyLabel(command.label)
  if (!label.ok) return label
  const credential = await verifyNewPasskey(deps, command)
  if (!credential) return refuse({ code: 'passkey-not-accepted' })
  return inTransaction<PasskeyAdded, AddPasskeyRefusal>(deps.db, async (trx) => {
    const work = await atWork(trx, command)
    if (!work) return refuse({ code: 'passkey-not-accepted' })
    const passkeyId = deps.newId()
    if (
      !(await keepPasskey(trx, deps, { principalId: command.principalId, passkeyId, credential, label: label.value }))
    ) {
      return refuse({ code: 'passkey-known' })
    }
    const { actor } = work
    await recordEvent(trx, deps, {
      subjectId: command.principalId,
      event: 'passkey-added',
      actor,
      details: { label: label.value },
    })
    return ok({ passkeyId, ...(await factorAdded(trx, deps, work, { factor: 'passkey', changeId: passkeyId })) })
  })
}

/** Uses the challenge up, right or wrong, and looks at the answer. */
export async function verifyNewPasskey(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'site'>,
  { realm, principalId, challengeId, response }: Omit<FinishAddPasskey, 'label'>,
): Promise<WebAuthnCredential | undefined> {
  const attestation = readAttestation(response)
  const challenge = await useChallenge(deps.db, {
    id: challengeId,
    realm,
    purpose: 'add-passkey',
    now: deps.clock.now(),
  })
  if (!attestation || challenge?.principal_id !== principalId) return undefined
  return verifyAttestation(deps.site, challenge.challenge, attestation)
}

export function keepPasskey(
  trx: Trx,
  deps: Pick<AccountsDeps, 'clock'>,
  kept: {
    readonly principalId: Id
    readonly passkeyId: Id
    readonly credential: WebAuthnCredential
    readonly label: string
  },
): Promise<boolean> {
  const { credential } = kept
  return insertPasskey(trx, {
    principal_id: kept.principalId,
    id: kept.passkeyId,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    label: kept.label,
    created_at: deps.clock.now(),
    last_used_at: null,
  })
}
