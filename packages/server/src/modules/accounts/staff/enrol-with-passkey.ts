import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { keepPasskey, verifyNewPasskey, type NewPasskeyQuestion } from '../factors/add-passkey.ts'
import { creationOptions } from '../factors/passkey-ceremony.ts'
import { readPasskeyLabel, type LabelRefusal } from '../factors/passkey-label.ts'
import { newToken } from '../secrets/tokens.ts'
import { actorOf } from '../sign-in/actor-of.ts'
import type { CompleteSignInDeps, SignedIn } from '../sign-in/complete-sign-in.ts'
import { insertChallenge } from '../stores/challenge-store.ts'
import { openEnrolment, type EnrolmentRefusal } from './enrolment-link.ts'
import { finishEnrolment } from './finish-enrolment.ts'

export async function startEnrolWithPasskey(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'newId' | 'randomBytes' | 'site'>,
  { token }: { readonly token: string },
): Promise<Result<NewPasskeyQuestion, EnrolmentRefusal>> {
  const enrolment = await openEnrolment(deps, { token })
  if (!enrolment.ok) return enrolment
  const { principalId } = enrolment.value
  const id = deps.newId()
  const challenge = newToken(deps.randomBytes)
  const now = deps.clock.now()
  await insertChallenge(deps.db, { id, realm: 'staff', purpose: 'add-passkey', principalId, challenge, now })
  return ok({ challengeId: id, options: await creationOptions(deps.site, challenge, enrolment.value, []) })
}

export type EnrolWithPasskey = {
  readonly token: string
  readonly challengeId: Id
  readonly response: unknown
  readonly label: string
  readonly visitor: Visitor
}

export type EnrolWithPasskeyRefusal = EnrolmentRefusal | LabelRefusal | { readonly code: 'passkey-not-accepted' }

export async function enrolWithPasskey(
  deps: CompleteSignInDeps & Pick<AccountsDeps, 'db' | 'site'>,
  command: EnrolWithPasskey,
): Promise<Result<SignedIn, EnrolWithPasskeyRefusal>> {
  const label = readPasskeyLabel(command.label)
  if (!label.ok) return label
  const enrolment = await openEnrolment(deps, command)
  if (!enrolment.ok) return enrolment
  const { principalId } = enrolment.value
  const credential = await verifyNewPasskey(deps, { ...command, realm: 'staff', principalId })
  if (!credential) return refuse({ code: 'passkey-not-accepted' })
  return inTransaction<SignedIn, EnrolWithPasskeyRefusal>(deps.db, async (trx) => {
    await keepPasskey(trx, deps, { principalId, passkeyId: deps.newId(), credential, label: label.value })
    const actor = await actorOf(trx, { realm: 'staff', principalId })
    const details = { label: label.value }
    await recordEvent(trx, deps, { subjectId: principalId, event: 'passkey-added', actor, details })
    return finishEnrolment(trx, deps, enrolment.value, { ...command, method: 'passkey', passwordHash: null })
  })
}
