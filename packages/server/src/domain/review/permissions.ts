import type { StaffRole } from '../people/staff-roles.ts'

export const staffActs = ['see-queue', 'open-case', 'work-on-case', 'decide-case', 'write-note'] as const
export type StaffAct = (typeof staffActs)[number]

/**
 * Who in the office may do what with cases. An administrator sets the rules and sees nobody's data; an auditor reads
 * and changes nothing. `work-on-case` is to claim, keep and give back; `decide-case` to return, refuse, approve and record
 * an exit.
 */
const permissions: Readonly<Record<StaffRole, readonly StaffAct[]>> = {
  officer: ['see-queue', 'open-case', 'work-on-case', 'decide-case', 'write-note'],
  supervisor: ['see-queue', 'open-case', 'work-on-case', 'decide-case', 'write-note'],
  administrator: [],
  auditor: ['see-queue', 'open-case'],
}

export function mayStaff(role: StaffRole, act: StaffAct): boolean {
  return permissions[role].includes(act)
}
