import type { StaffRole } from '#domain/people/staff-roles.ts'
import type { Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { StaffMemberRow } from '../tables.ts'

export type StaffMember = {
  readonly principalId: Id
  readonly userName: string
  readonly displayName: string
  readonly role: StaffRole
  readonly language: Language
  readonly state: StaffMemberRow['state']
}

/** Everybody who works or worked here, by user name. */
export async function listStaffMembers(db: Queryable): Promise<StaffMember[]> {
  const rows = await db.selectFrom('staff_members').selectAll().orderBy('user_name').execute()
  return rows.map((row) => ({
    principalId: row.principal_id,
    userName: row.user_name,
    displayName: row.display_name,
    role: row.role,
    language: row.language,
    state: row.state,
  }))
}
