import type { StaffSession } from '#modules/accounts'
import { findCaseKey, type CaseAddress, type CaseKey, type Staff, type StaffCommand } from '#modules/review'
import { isId, type Id } from '#kernel/ids.ts'
import { commandField } from '../../shared/fields.ts'
import type { Page } from '../../shared/page.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import type { OfficeDeps } from '../deps.ts'

/** A page behind a staff sign-in. */
export type OfficePage = Page<StaffSession, OfficeDeps>

export function staffOf({ session }: OfficePage): Staff {
  return { id: session.principalId, role: session.role }
}

/** The id under which a second try of this form is recognised (I-16). */
export function commandIdOf(page: OfficePage): Id {
  const typed = page.field(commandField)
  return isId(typed) ? typed : page.deps.newId()
}

export function staffCommandOf(page: OfficePage, { holderId, requestId }: CaseKey): StaffCommand {
  return { holderId, requestId, commandId: commandIdOf(page), staff: staffOf(page) }
}

/** The case that the path names. An id that is none answers like a case that is not there (I-10). */
export async function withCase(page: OfficePage, work: (key: CaseAddress) => Promise<Response>): Promise<Response> {
  const requestId = page.param('caseId')
  const key = isId(requestId) ? await findCaseKey(page.deps.db, requestId) : undefined
  return key ? work(key) : notFoundPage(page)
}

export function casePath(requestId: Id, part?: string): string {
  return part === undefined ? `/office/cases/${requestId}` : `/office/cases/${requestId}/${part}`
}
