import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startRegistration, type AccountsDeps } from '#modules/accounts'
import { accountsBench, anEnrolledOfficer, aRegistered, aVisitor, type AccountsBench } from '#test/support/accounts.ts'
import { keepForm } from './forms/kept-forms.ts'
import { accountsJobs, accountsSchedule } from './jobs.ts'
import { startPasskeySignIn } from './sign-in/sign-in-with-passkey.ts'
import { inviteStaffMember } from './staff/invite-staff-member.ts'
import { sweep } from './sweep.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

const tables = [
  'confirmation_codes',
  'sign_in_challenges',
  'enrolment_links',
  'attempt_counters',
  'kept_forms',
  'known_devices',
  'holder_sessions',
  'staff_sessions',
] as const

async function counts(): Promise<Record<string, number>> {
  const entries = tables.map(async (table) => {
    const { rows } = await bench.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    return [table, rows[0]?.n ?? 0] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function leaveOneOfEach(deps: AccountsDeps): Promise<void> {
  await aRegistered(bench)
  await anEnrolledOfficer(bench)
  await startRegistration(deps, { email: 'late@example.org', language: 'en', visitor: aVisitor() })
  await startPasskeySignIn(deps, { realm: 'holder', address: '10.1.2.3' })
  await inviteStaffMember(deps, { userName: 'late', displayName: 'Late', role: 'officer', language: 'en' })
  await keepForm(deps, { realm: 'public', path: '/', fields: {}, address: '10.1.2.3' })
}

describe('the sweep', () => {
  test('leaves what is good, erases what has run out, and does no harm twice', async () => {
    await leaveOneOfEach(bench.deps)
    const earlier = await counts()
    assert.ok(
      Object.values(earlier).every((count) => count > 0),
      JSON.stringify(earlier),
    )
    await sweep(bench.deps)(undefined)
    assert.deepEqual(await counts(), earlier)

    bench.clock.advance({ days: 2 })
    await sweep(bench.deps)(undefined)
    const later = await counts()
    for (const table of ['confirmation_codes', 'sign_in_challenges', 'attempt_counters', 'kept_forms'])
      assert.equal(later[table], 0, table)
    for (const table of ['enrolment_links', 'known_devices', 'holder_sessions', 'staff_sessions'])
      assert.equal(later[table], earlier[table], table)

    bench.clock.advance({ days: 88 })
    await sweep(bench.deps)(undefined)
    assert.equal((await counts())['holder_sessions'], earlier['holder_sessions'])
    bench.clock.advance({ days: 1 })
    await sweep(bench.deps)(undefined)
    const old = await counts()
    assert.deepEqual([old['holder_sessions'], old['staff_sessions'], old['enrolment_links']], [0, 0, 0])
    assert.equal(old['known_devices'], earlier['known_devices'])

    bench.clock.advance({ days: 90 })
    for (let i = 0; i < 2; i += 1) await sweep(bench.deps)(undefined)
    assert.equal((await counts())['known_devices'], 0)
    assert.equal((await bench.pool.query('select 1 from accounts')).rows.length, 1)
  })

  test('is on the schedule, and every scheduled job exists', () => {
    const jobs = accountsJobs(bench.deps)
    assert.ok(accountsSchedule.length > 0 && accountsSchedule.every(({ job }) => job in jobs))
  })
})
