export const staffRoles = ['officer', 'supervisor', 'administrator', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]
