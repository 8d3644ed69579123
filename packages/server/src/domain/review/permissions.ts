import type { StaffRole } from '../people/staff-roles.ts'

export const staffActs = [
  'see-queue',
  'open-case',
  'work-on-case',
  'decide-case',
  'write-note',
  'ask-waiver',
  'decide-waiver',
  'settle-payments',
] as const
export type StaffAct = (typeof staffActs)[number]

/**
 * Who in the office may do what with cases. An administrator sets the rules and sees nobody's data; an auditor reads
 * and changes nothing. `work-on-case` is to claim, keep and give back; `decide-case` to return, refuse, approve and record
 * an exit. `ask-waiver` waives up to the limit as well; above it `decide-waiver` is a supervisor's.
 * `settle-payments` is to give money back and to deal with what differs from the acquirer's books.
 */
const permissions: Readonly<Record<StaffRole, readonly StaffAct[]>> = {
  officer: ['see-queue', 'open-case', 'work-on-case', 'decide-case', 'write-note', 'ask-waiver'],
  supervisor: [
    'see-queue',
    'open-case',
    'work-on-case',
    'decide-case',
    'write-note',
    'ask-waiver',
    'decide-waiver',
    'settle-payments',
  ],
  administrator: [],
  auditor: ['see-queue', 'open-case'],
}

export function mayStaff(role: StaffRole, act: StaffAct): boolean {
  return permissions[role].includes(act)
}
