import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  accountsBench,
  anEnrolledOfficer,
  aRegistered,
  aVisitor,
  withAuthenticator,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { DemoMode, signInAsDemoPerson } from './demo-sign-in.ts'
import { findHolderSession, findStaffSession } from './sessions/find-session.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

describe('signing in as a demo person', () => {
  test('takes one click, with or without a second factor, in either realm', async () => {
    const demoMode = DemoMode.enter({ isDemonstration: true })
    assert.ok(demoMode)
    const deps = { ...bench.deps, demoMode }
    const { userName, principalId } = await aRegistered(bench)
    await withAuthenticator(bench, principalId)
    const holder = await signInAsDemoPerson(deps, { realm: 'holder', userName, visitor: aVisitor() })
    assert.ok(holder.ok)
    const looked = await findHolderSession(bench.deps, holder.value.sessionToken)
    assert.ok(looked?.state === 'live' && looked.session.method === 'demonstration')
    assert.deepEqual((await bench.eventsOf(principalId)).at(-1)?.details, {
      method: 'demonstration',
      device: 'Firefox, Windows',
    })
    const officer = await anEnrolledOfficer(bench)
    const staff = await signInAsDemoPerson(deps, { realm: 'staff', userName: officer.userName, visitor: aVisitor() })
    assert.ok(staff.ok && (await findStaffSession(bench.deps, staff.value.sessionToken))?.state === 'live')
    const nobody = await signInAsDemoPerson(deps, { realm: 'staff', userName, visitor: aVisitor() })
    assert.deepEqual(nobody, { ok: false, refusal: { code: 'person-not-found' } })
  })

  test('does not exist outside a demonstration', async () => {
    const { userName } = await aRegistered(bench)
    assert.equal(DemoMode.enter({ isDemonstration: false }), undefined)
    const forged = Object.create(DemoMode.prototype) as DemoMode
    for (const demoMode of [forged, {} as DemoMode, true as unknown as DemoMode]) {
      const attempt = () =>
        signInAsDemoPerson({ ...bench.deps, demoMode }, { realm: 'holder', userName, visitor: aVisitor() })
      await assert.rejects(attempt)
    }
  })
})
