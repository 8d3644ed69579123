import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { aProfile, inFourLanguages, profileEntries } from '#test/builders/profile.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { loadProfile, referenceSource } from './index.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())
beforeEach(async () => {
  await t.db.deleteFrom('reference_entries').execute()
  t.clock.set(new Date('2026-09-01T04:00:00Z'))
})

const [tourism] = profileEntries()
const secondVersion = {
  ...tourism,
  version: 2,
  effectiveFrom: '2026-09-02',
  content: { names: inFourLanguages('Leisure') },
}
const withSecondVersion = () => aProfile({ entries: [...profileEntries(), secondVersion] })

test('a version of tomorrow begins at midnight in the authority’s zone', async () => {
  await loadProfile(t, withSecondVersion())
  const source = referenceSource(t)
  t.clock.set(new Date('2026-09-01T18:59:59Z'))
  assert.equal((await source.today()).day, '2026-09-01')
  assert.equal((await source.today()).purpose('tourism').version, 1)
  t.clock.advance({ seconds: 6 })
  assert.equal((await source.today()).day, '2026-09-02')
  assert.equal((await source.today()).purpose('tourism').version, 2)
})

test('the book is kept for five seconds and read again after', async () => {
  await loadProfile(t, aProfile())
  const source = referenceSource(t)
  const first = await source.today()
  await t.db.deleteFrom('reference_entries').execute()
  t.clock.advance({ seconds: 4 })
  assert.equal(await source.today(), first)
  t.clock.advance({ seconds: 1 })
  assert.deepEqual((await source.today()).listPurposes(), [])
})

test('a clock that was set back does not keep an old book', async () => {
  await loadProfile(t, aProfile())
  const source = referenceSource(t)
  const first = await source.today()
  t.clock.advance({ hours: -3 })
  assert.notEqual(await source.today(), first)
})
