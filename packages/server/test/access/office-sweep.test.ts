import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { staffRoles, type StaffRole } from '#domain/people/staff-roles.ts'
import { claimCase } from '#modules/review'
import { officeRoutes } from '#web/office/routes.ts'
import { addressesOf, atTheDoor, named, type Declared } from './support/addresses.ts'
import { anEstate, type Estate } from './support/estate.ts'
import type { PublicObjects } from './support/object-ids.ts'
import { aSignedInStaff, enter, type SignedInPerson } from './support/people.ts'
import { openPlatform, type Platform } from './support/platform.ts'
import { prober, type Prober } from './support/probe.ts'
import { publicObjects } from './support/public-objects.ts'
import { assertNoTrace, assertSameAnswer } from './support/same-answer.ts'
import { snapshotOf } from './support/snapshot.ts'
import type { Cookies } from './support/visitor.ts'

let t: Platform
let sweep: Prober
let open: PublicObjects
let other: Estate
/** Has claimed the submitted case of every estate that this file makes. */
let assigned: SignedInPerson

before(async () => {
  t = await openPlatform()
  sweep = prober(t)
  open = await publicObjects(t)
  for (const role of staffRoles) await aSignedInStaff(t, `sweep.${role}`, role)
  assigned = await aSignedInStaff(t, 'sweep.assigned', 'officer')
  other = await anEstate(t)
  await waitLongest(other)
})
after(() => t.close())

const routes = officeRoutes.filter(({ access }) => access.kind === 'staff')
const rolesOf = ({ access }: Declared): readonly StaffRole[] => (access.kind === 'staff' ? access.roles : [])

/** The last of the queue: "next case" would make one of them the asking officer's own. */
async function waitLongest({ holder, applications, changeId }: Estate): Promise<void> {
  const late = { due_on: '2099-12-31' }
  await t.db
    .updateTable('cancellation_requests')
    .set(late)
    .where('holder_id', '=', holder.holderId)
    .where('state', '<>', 'draft')
    .execute()
  const applicationIds = applications.map(({ id }) => id)
  await t.db
    .updateTable('applications')
    .set(late)
    .where('id', 'in', applicationIds)
    .where('due_on', 'is not', null)
    .execute()
  await t.db.updateTable('card_changes').set(late).where('id', '=', changeId).execute()
}

let reading: Promise<Estate> | undefined

/** A case in the hands of `assigned`. Reading changes nothing, so that one estate serves every route that only reads. */
function aCaseFor({ method }: Declared): Promise<Estate> {
  if (method !== 'GET') return aCaseInHand()
  reading ??= aCaseInHand().then(async (estate) => {
    await waitLongest(estate)
    return estate
  })
  return reading
}

/** Somebody whose submitted request is in the hands of `assigned`. */
async function aCaseInHand(): Promise<Estate> {
  const estate = await anEstate(t)
  const request = estate.requests.find(({ state }) => state === 'submitted')
  assert.ok(request)
  const by = { id: assigned.principalId, role: 'officer' } as const
  const { holderId, id: requestId } = request
  const claimed = await claimCase(t.modules.review, { commandId: t.newId(), staff: by, holderId, requestId })
  assert.ok(claimed.ok)
  return estate
}

/** A session of the test's own: the sweep also signs out. */
async function enterAs(name: string): Promise<Cookies> {
  return { staff: (await enter(t, 'staff', `sweep.${name}`)).token }
}

const snapshot = ({ holder, person }: Estate) => snapshotOf(t, [holder.holderId, person.principalId])

for (const route of routes) {
  const isSeenBy = rolesOf(route)

  test(`${named(route)}: nobody and no holder gets in (T-03)`, async () => {
    const { own, unknown } = addressesOf(route, { own: other, foreign: other, open })
    const untouched = await snapshot(other)
    for (const [role, cookies] of outsiders()) {
      const nothing = await sweep.probe(route, unknown, cookies, role)
      assert.equal(nothing.answer.status, 303, nothing.what)
      assert.match(nothing.answer.headers.get('location') ?? '', /^\/office\/sign-in(\?|$)/, nothing.what)
      for (const address of atTheDoor(own)) {
        assertSameAnswer(await sweep.probe(route, address, cookies, role), nothing, role)
      }
    }
    assert.equal(await snapshot(other), untouched)
  })

  for (const role of staffRoles.filter((one) => !isSeenBy.includes(one))) {
    test(`${named(route)}: is not for the role ${role} (T-03)`, async () => {
      const cookies = await enterAs(role)
      const { own, unknown } = addressesOf(route, { own: other, foreign: other, open })
      const untouched = await snapshot(other)
      const nothing = await sweep.probe(route, unknown, cookies, role)
      assert.equal(nothing.answer.status, 403, nothing.what)
      for (const address of atTheDoor(own)) {
        const probe = await sweep.probe(route, address, cookies, role)
        assertSameAnswer(probe, nothing, probe.what)
        assertNoTrace(probe.answer, other.personalTexts, probe.what)
      }
      assert.equal(await snapshot(other), untouched)
    })
  }

  for (const role of isSeenBy) {
    test(`${named(route)}: shows the role ${role} nobody without an assignment or a reason (T-28)`, async () => {
      const [estate, cookies] = [await aCaseFor(route), await enterAs(role)]
      const { own, malformed, unknown } = addressesOf(route, { own: estate, foreign: other, open })
      for (const address of own) {
        const { answer, what } = await sweep.probe(route, address, cookies, role)
        assertNoTrace(answer, estate.personalTexts, what)
      }
      for (const address of route.path.includes(':') ? [unknown, ...malformed] : []) {
        const { answer, what } = await sweep.probe(route, address, cookies, role)
        assert.equal(answer.status, 404, what)
      }
    })
  }

  test(`${named(route)}: an assignment opens this case and no other (T-28)`, async () => {
    const estate = await aCaseFor(route)
    const cookies = await enterAs('assigned')
    const { own, strange } = addressesOf(route, { own: estate, foreign: other, open })
    const statuses: number[] = []
    for (const address of own) {
      const { answer, what } = await sweep.probe(route, address, cookies, 'assigned officer')
      assertNoTrace(answer, other.personalTexts, what)
      statuses.push(answer.status)
    }
    if (isSeenBy.includes('officer')) {
      const isThere = statuses.some((status) => status !== 404 && status !== 403)
      assert.ok(isThere, `the officer with the case got ${statuses.join(', ')}`)
    }
    for (const { address, nothing, isStrangeFromTheStart } of strange) {
      const probe = await sweep.probe(route, address, cookies, 'assigned officer')
      assertNoTrace(probe.answer, other.personalTexts, probe.what)
      if (isStrangeFromTheStart) continue
      assertSameAnswer(probe, await sweep.probe(route, nothing, cookies, 'assigned officer'), probe.what)
    }
  })
}

/** A holder's token means nothing here, in whichever cookie it comes. */
function outsiders(): [string, Cookies][] {
  return [
    ['nobody', {}],
    ['holder', { holder: other.person.token }],
    ['holder as staff', { staff: other.person.token }],
    ['a made-up session', { staff: 'A'.repeat(43) }],
  ]
}

test('the sweep asked enough to mean something', (context) => {
  context.diagnostic(`${sweep.count()} probes of ${routes.length} office routes`)
  assert.ok(sweep.count() >= routes.length * 8)
})
