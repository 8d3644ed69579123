import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { holderRoutes } from '#web/holder/routes.ts'
import { officeRoutes } from '#web/office/routes.ts'
import { publicRoutes } from '#web/public/routes.ts'
import { addressesOf, named } from './support/addresses.ts'
import { anEstate, type Estate } from './support/estate.ts'
import { idsOf, type PublicObjects } from './support/object-ids.ts'
import { aSignedInStaff, type SignedInPerson } from './support/people.ts'
import { openPlatform, type Platform } from './support/platform.ts'
import { prober, type Prober } from './support/probe.ts'
import { publicObjects } from './support/public-objects.ts'
import { assertNoTrace, assertSameAnswer } from './support/same-answer.ts'
import { assertSafeAnswer } from './support/safe-answer.ts'
import { askFromElsewhere } from './support/visitor.ts'

let t: Platform
let sweep: Prober
let open: PublicObjects
let somebody: Estate
let officer: SignedInPerson

before(async () => {
  t = await openPlatform()
  sweep = prober(t)
  open = await publicObjects(t)
  somebody = await anEstate(t)
  officer = await aSignedInStaff(t, 'sweep.officer', 'officer')
})
after(() => t.close())

const all = [...holderRoutes, ...officeRoutes, ...publicRoutes]
const forAnybody = all.filter(({ access }) => access.kind === 'public' || access.kind === 'demo')

for (const route of forAnybody) {
  test(`${named(route)}: anybody may, and is shown nobody`, async () => {
    const { own, strange, malformed } = addressesOf(route, { own: somebody, foreign: somebody, open })
    for (const address of own) {
      const { answer, what } = await sweep.probe(route, address, {}, 'nobody')
      assert.ok(![403, 404].includes(answer.status), `${what}: answered ${answer.status}`)
      assertNoTrace(answer, somebody.personalTexts, what)
    }
    for (const { address, nothing } of strange) {
      const probe = await sweep.probe(route, address, {}, 'nobody')
      assert.ok([404, 410].includes(probe.answer.status), `${probe.what}: answered ${probe.answer.status}`)
      assertSameAnswer(probe, await sweep.probe(route, nothing, {}, 'nobody'), probe.what)
    }
    for (const address of malformed) await sweep.probe(route, address, {}, 'nobody')
  })
}

for (const route of all.filter(({ method }) => method === 'POST')) {
  test(`${named(route)}: takes no form from another site`, async () => {
    const { own } = addressesOf(route, { own: somebody, foreign: somebody, open })
    const cookies = { holder: somebody.person.token, staff: officer.token }
    for (const { path } of own.slice(0, 1)) {
      const answer = await askFromElsewhere(t, path, cookies)
      assert.equal(answer.status, 403, path)
      assertSafeAnswer(answer, path)
    }
  })
}

test('an address that no table names answers 404 in every app, with the same headers', async () => {
  for (const path of ['/nothing', '/account/nothing', '/office/nothing', '/account/cards', '/office/cases', '/.env']) {
    const route = { method: 'GET', path, access: { kind: 'public', because: 'a test' } } as const
    const { answer, what } = await sweep.probe(route, { path, asked: [] }, { holder: somebody.person.token }, 'holder')
    assert.equal(answer.status, 404, what)
  }
})

test('a kind of object that the sweep cannot make stops it with what to do', () => {
  const estates = { own: somebody, foreign: somebody, open }
  assert.throws(() => idsOf('GET /account/pets/:petId', 'pet', estates), {
    message:
      /GET \/account\/pets\/:petId names an object of the kind 'pet'.*Add it to test\/access\/support\/object-ids\.ts/,
  })
})

test('the sweep asked enough to mean something', (context) => {
  context.diagnostic(`${sweep.count()} probes of ${forAnybody.length} routes for anybody`)
  assert.ok(sweep.count() >= forAnybody.length)
})
