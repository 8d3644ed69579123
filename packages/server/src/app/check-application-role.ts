import type pg from 'pg'
import { StartupProblem } from '#platform/startup-problem.ts'

/**
 * The past is kept by grants: the role that serves requests adds to the audit and the ledger and cannot change them. A role that owns the
 * tables, or is superuser, would make that a promise without anything behind it, so such a start is refused.
 */
export async function checkApplicationRole(applicationPool: pg.Pool): Promise<void> {
  const { rows } = await applicationPool.query<{ role: string; what: string }>(
    `select current_user as role, what from (values ('audit_entries', 'the audit'), ('ledger_entries', 'the ledger'))
       as kept(tab, what)
     where has_table_privilege(tab, 'UPDATE') or has_table_privilege(tab, 'DELETE')`,
  )
  const [found] = rows
  if (!found) return
  const changeable = rows.map(({ what }) => what).join(' and ')
  throw new StartupProblem(
    `The database role ${found.role} serves requests and could change ${changeable}.`,
    'Let DATABASE_URL name the role sapar_app, and DATABASE_OWNER_URL the role that owns the tables.',
  )
}
