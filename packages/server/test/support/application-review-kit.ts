import { randomBytes } from 'node:crypto'
import { makeCardNumber } from '@sapar/verifier/format'
import type { Application } from '#domain/applications/application.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'
import type { SlotFor } from '#modules/credentials'
import { claimCase, type ApplicationReviewDeps, type Staff } from '#modules/review'
import { ok } from '#kernel/result.ts'
import { applicationKit, must, type ApplicationKit } from './application-kit.ts'
import { nameOf } from './review-kit.ts'

export type ApplicationReviewKit = ApplicationKit &
  ApplicationReviewDeps & {
    /** Ids of the cards that a credential was made for, in order. */
    readonly credentials: string[]
  }

/** Numbers that are real and credentials that are not made. */
export const notedCredentials = {
  newCardNumber: () => makeCardNumber(randomBytes),
  claimSlot: (card: SlotFor) => Promise.resolve(ok({ ...card, listId: 'aaaaaa', index: 0 })),
  issueCredential: () => Promise.resolve(),
}

/** What the office's use cases about applications need; credentials are noted, not made. */
export async function applicationReviewKit(): Promise<ApplicationReviewKit> {
  const t = await applicationKit()
  const credentials: string[] = []
  return {
    ...t,
    credentials,
    staffName: (id) => Promise.resolve(nameOf(id)),
    ...notedCredentials,
    issueCredential: (_trx, { cardId }) => {
      credentials.push(cardId)
      return Promise.resolve()
    },
  }
}

export function anOfficer(t: ApplicationReviewKit, role: StaffRole = 'officer'): Staff {
  return { id: t.newId(), role }
}

/** What every command of a member of staff about an application carries; a new id each time. */
export function officerCommand(
  t: ApplicationReviewKit,
  staff: Staff,
  application: Pick<Application, 'holderId' | 'id'>,
) {
  return { commandId: t.newId(), staff, holderId: application.holderId, applicationId: application.id }
}

/** Puts a case of any kind into an officer's hands. */
export async function taken(
  t: ApplicationReviewKit,
  staff: Staff,
  { holderId, id: requestId }: Pick<Application, 'holderId' | 'id'>,
): Promise<Staff> {
  must(await claimCase(t, { commandId: t.newId(), staff, holderId, requestId }))
  return staff
}
