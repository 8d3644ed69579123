import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { holderRoutes } from '#web/holder/routes.ts'
import { parametersOf } from '#web/shared/check-routes.ts'
import { addressesOf, atTheDoor, named, type Declared } from './support/addresses.ts'
import { anEstate, type Estate } from './support/estate.ts'
import type { PublicObjects } from './support/object-ids.ts'
import { aSignedInStaff, type SignedInPerson } from './support/people.ts'
import { openPlatform, type Platform } from './support/platform.ts'
import { prober, type Prober } from './support/probe.ts'
import { publicObjects } from './support/public-objects.ts'
import { assertNoTrace, assertSameAnswer } from './support/same-answer.ts'
import { snapshotOf } from './support/snapshot.ts'
import type { Answer, Cookies } from './support/visitor.ts'

let t: Platform
let asker: Estate
let victim: Estate
/** Sends the forms to what is their own; making a person for each would take most of the sweep's time. */
let sender: Estate
let officer: SignedInPerson
let open: PublicObjects
let sweep: Prober

before(async () => {
  t = await openPlatform()
  asker = await anEstate(t)
  victim = await anEstate(t)
  sender = await anEstate(t)
  officer = await aSignedInStaff(t, 'sweep.officer', 'officer')
  open = await publicObjects(t)
  sweep = prober(t)
})
after(() => t.close())

const routes = holderRoutes.filter(({ access }) => access.kind === 'holder')
const snapshot = () => snapshotOf(t, [victim.holder.holderId, victim.person.principalId])

for (const route of routes.filter(({ path }) => parametersOf(path).length > 0)) {
  test(`${named(route)}: another holder's answers like nothing at all (T-01, I-10)`, async () => {
    const cookies = { holder: asker.person.token }
    const addresses = addressesOf(route, { own: asker, foreign: victim, open })
    const untouched = await snapshot()
    for (const { address, nothing, isStrangeFromTheStart } of addresses.strange) {
      const probe = await sweep.probe(route, address, cookies, 'holder')
      // Within a request of one's own that takes no papers any more, its page is the answer to whatever paper is named.
      const allowed = isStrangeFromTheStart ? [404] : [404, 303]
      assert.ok(allowed.includes(probe.answer.status), `${probe.what}: answered ${probe.answer.status}`)
      assertSameAnswer(probe, await sweep.probe(route, nothing, cookies, 'holder'), probe.what)
      assertNoTrace(probe.answer, victim.personalTexts, probe.what)
    }
    for (const address of addresses.malformed) {
      const { answer, what } = await sweep.probe(route, address, cookies, 'holder')
      assert.equal(answer.status, 404, what)
    }
    assert.equal(await snapshot(), untouched, 'what is the other holder’s was changed')
  })
}

for (const route of routes) {
  test(`${named(route)}: one's own is there`, async () => {
    let answers = await askOwn(route, route.method === 'GET' ? asker : sender)
    if (!answers.some(isThere)) {
      // another form may have used up what this one is for, or have signed out
      sender = await anEstate(t)
      answers = await askOwn(route, sender)
    }
    const statuses = answers.map(({ status }) => status)
    assert.ok(
      statuses.some((status) => status !== 404),
      `its owner got ${statuses.join(', ')}`,
    )
  })

  test(`${named(route)}: whoever is no holder is asked to sign in (T-03)`, async () => {
    const { own: existing, unknown } = addressesOf(route, { own: victim, foreign: asker, open })
    const untouched = await snapshot()
    for (const [role, cookies] of outsiders()) {
      const nothing = await sweep.probe(route, unknown, cookies, role)
      assert.equal(nothing.answer.status, 303, nothing.what)
      assert.match(nothing.answer.headers.get('location') ?? '', /^\/account\/sign-in(\?|$)/, nothing.what)
      for (const address of atTheDoor(existing)) {
        const probe = await sweep.probe(route, address, cookies, role)
        assertSameAnswer(probe, nothing, probe.what)
        assertNoTrace(probe.answer, victim.personalTexts, probe.what)
      }
    }
    assert.equal(await snapshot(), untouched)
  })
}

async function askOwn(route: Declared, own: Estate): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const address of addressesOf(route, { own, foreign: victim, open }).own) {
    const { answer, what } = await sweep.probe(route, address, { holder: own.person.token }, 'owner')
    assert.notEqual(answer.status, 403, what)
    assertNoTrace(answer, victim.personalTexts, what)
    answers.push(answer)
  }
  return answers
}

const isThere = ({ status, headers }: Answer) =>
  status !== 404 && headers.get('location')?.startsWith('/account/sign-in') !== true

/** An officer's token means nothing here, in whichever cookie it comes. */
function outsiders(): [string, Cookies][] {
  return [
    ['nobody', {}],
    ['officer', { staff: officer.token }],
    ['officer as holder', { holder: officer.token }],
    ['a made-up session', { holder: 'A'.repeat(43) }],
  ]
}

test('the sweep asked enough to mean something', (context) => {
  context.diagnostic(`${sweep.count()} probes of ${routes.length} holder routes`)
  assert.ok(sweep.count() >= routes.length * 8)
})
