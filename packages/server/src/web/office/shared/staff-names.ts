import { listStaffMembers } from '#modules/accounts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'

/** The names under which colleagues know each other; one query for a whole page. */
export type StaffNames = (staffId: Id) => string

export async function loadStaffNames(db: Queryable): Promise<StaffNames> {
  const names = new Map((await listStaffMembers(db)).map(({ principalId, displayName }) => [principalId, displayName]))
  return (staffId) => {
    const name = names.get(staffId)
    if (name === undefined) throw new Error(`no member of staff has the id ${staffId}`)
    return name
  }
}
