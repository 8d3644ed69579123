import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import type { Visitor } from '../deps.ts'
import { actorOf } from '../sign-in/actor-of.ts'
import { completeSignIn, type CompleteSignInDeps, type SignedIn } from '../sign-in/complete-sign-in.ts'
import { findPerson } from '../stores/person-store.ts'
import { useEnrolmentLink, type Enrolment, type EnrolmentRefusal } from './enrolment-link.ts'

export type FinishEnrolment = {
  readonly token: string
  readonly visitor: Visitor
  readonly method: 'passkey' | 'authenticator'
  readonly passwordHash: string | null
}

/** The end of both ways to enrol: the link used up, the person active and signed in. */
export async function finishEnrolment(
  trx: Trx,
  deps: CompleteSignInDeps,
  { principalId }: Enrolment,
  { token, visitor, method, passwordHash }: FinishEnrolment,
): Promise<Result<SignedIn, EnrolmentRefusal>> {
  if (!(await useEnrolmentLink(trx, token, deps.clock.now()))) return refuse({ code: 'enrolment-link-not-valid' })
  const activated = await trx
    .updateTable('staff_members')
    .set((update) => ({ state: 'active', password_hash: passwordHash, version: update('version', '+', 1) }))
    .where('principal_id', '=', principalId)
    .where('state', '=', 'invited')
    .executeTakeFirst()
  const person = activated.numUpdatedRows === 1n ? await findPerson(trx, 'staff', principalId) : undefined
  if (!person) return refuse({ code: 'enrolment-link-not-valid' })
  const actor = await actorOf(trx, person)
  await recordEvent(trx, deps, { subjectId: principalId, event: 'staff-enrolled', actor, details: { method } })
  return ok(await completeSignIn(trx, deps, person, { method: 'enrolment', visitor }))
}
