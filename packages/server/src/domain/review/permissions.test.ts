import assert from 'node:assert/strict'
import { test } from 'node:test'
import { staffRoles } from '../people/staff-roles.ts'
import { mayStaff, staffActs } from './permissions.ts'

const allowed = [
  'officer see-queue',
  'officer open-case',
  'officer work-on-case',
  'officer decide-case',
  'officer write-note',
  'supervisor see-queue',
  'supervisor open-case',
  'supervisor work-on-case',
  'supervisor decide-case',
  'supervisor write-note',
  'officer ask-waiver',
  'supervisor ask-waiver',
  'supervisor decide-waiver',
  'supervisor settle-payments',
  'auditor see-queue',
  'auditor open-case',
]

test('every role and act: what is allowed is exactly the list', () => {
  const found = staffRoles.flatMap((role) =>
    staffActs.filter((act) => mayStaff(role, act)).map((act) => `${role} ${act}`),
  )
  assert.deepEqual(found.toSorted(), allowed.toSorted())
})
