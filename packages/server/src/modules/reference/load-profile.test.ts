import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import type { ReferenceEntry } from '#domain/reference/contents.ts'
import { aProfile, inFourLanguages, profileEntries } from '#test/builders/profile.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { loadProfile, referenceBook } from './index.ts'
import { listEntries } from './reference-store.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())
beforeEach(async () => {
  await t.db.deleteFrom('reference_entries').execute()
  t.clock.set(new Date('2026-09-01T04:00:00Z'))
})

const count = profileEntries().length

const changed = (kind: string, change: object): unknown[] =>
  profileEntries().map((entry) => (entry.kind === kind ? { ...entry, ...change } : entry))

test('a profile is loaded and read back as it was', async () => {
  const loaded = await loadProfile(t, aProfile())
  assert.ok(loaded.ok)
  const { issuer, ...rest } = loaded.value
  assert.deepEqual(rest, { profile: 'test', added: count, unchanged: 0, warnings: [] })
  assert.equal(issuer.code, 'UTO')
  assert.deepEqual(await listEntries(t.db), profileEntries())
})

test('the same profile again changes nothing', async () => {
  await loadProfile(t, aProfile())
  t.clock.advance({ days: 1 })
  const again = await loadProfile(t, aProfile())
  assert.ok(again.ok)
  assert.equal(again.value.added, 0)
  assert.equal(again.value.unchanged, count)
  assert.deepEqual(await listEntries(t.db), profileEntries())
})

test('two processes that load the same profile at once both succeed', async () => {
  const results = await Promise.all([loadProfile(t, aProfile()), loadProfile(t, aProfile())])
  assert.ok(results.every((result) => result.ok))
  assert.equal(
    results.reduce((sum, result) => sum + (result.ok ? result.value.added : 0), 0),
    count,
  )
})

for (const change of [
  { content: { names: inFourLanguages('Sightseeing') } },
  { effectiveFrom: '2026-01-02' },
  { source: 'another one' },
]) {
  test(`a published version with another ${Object.keys(change).join()} is refused and nothing else comes in`, async () => {
    await loadProfile(t, aProfile())
    const extra = { ...profileEntries()[0], code: 'fishing' }
    const entries = [extra, ...profileEntries().map((entry, at) => (at === 0 ? { ...entry, ...change } : entry))]
    const refused = await loadProfile(t, aProfile({ entries }))
    assert.ok(!refused.ok)
    assert.equal(refused.refusal.code, 'reference-version-changed')
    assert.deepEqual(
      refused.refusal.problems.map(({ path }) => path),
      ['entries[1]'],
    )
    assert.match(refused.refusal.problems[0]?.message ?? '', /purpose tourism version 1 .*new version/)
    assert.deepEqual(await listEntries(t.db), profileEntries())
  })
}

test('a new version is added and begins on its day', async () => {
  await loadProfile(t, aProfile())
  const [tourism] = profileEntries()
  const next = { ...tourism, version: 2, effectiveFrom: '2026-10-01', content: { names: inFourLanguages('Leisure') } }
  const loaded = await loadProfile(t, aProfile({ entries: [...profileEntries(), next] }))
  assert.ok(loaded.ok)
  assert.equal(loaded.value.added, 1)
  assert.equal((await referenceBook(t.db, '2026-09-30')).purpose('tourism').names.en, 'Tourism')
  assert.equal((await referenceBook(t.db, '2026-10-01')).purpose('tourism').names.en, 'Leisure')
})

test('a new version that begins when a stored one does is refused', async () => {
  await loadProfile(t, aProfile())
  const entries = changed('calendar', { version: 2 })
  const refused = await loadProfile(t, aProfile({ entries }))
  assert.ok(!refused.ok)
  assert.match(refused.refusal.problems[0]?.message ?? '', /begins on the day on which another version/)
})

const withTariff = (change: object) => [
  ...profileEntries(),
  { ...profileEntries().find(({ kind }) => kind === 'tariff'), ...change },
]

test('a tariff is dated in the future: today and the past are refused by the authority’s own day', async () => {
  await loadProfile(t, aProfile())
  t.clock.set(new Date('2026-09-01T19:30:00Z')) // 2026-09-02, half past midnight in Almaty
  for (const effectiveFrom of ['2026-03-01', '2026-09-02']) {
    const refused = await loadProfile(t, aProfile({ entries: withTariff({ version: 2, effectiveFrom }) }))
    assert.ok(!refused.ok)
    assert.equal(refused.refusal.code, 'tariff-touches-past')
    assert.match(refused.refusal.problems[0]?.message ?? '', /must begin after today, 2026-09-02/)
    assert.deepEqual(await listEntries(t.db), profileEntries())
  }
  const entries = withTariff({ version: 2, effectiveFrom: '2026-09-03' })
  assert.ok((await loadProfile(t, aProfile({ entries }))).ok)
  t.clock.advance({ days: 30 })
  assert.ok((await loadProfile(t, aProfile({ entries }))).ok, 'what is loaded is not asked again')
})

test('a fresh installation may load the versions of past years', async () => {
  const entries = withTariff({ version: 2, effectiveFrom: '2026-03-01' })
  assert.ok((await loadProfile(t, aProfile({ entries }))).ok)
  assert.equal((await referenceBook(t.db, '2026-09-01')).tariffFor('tourism').length, 2)
})

test('a tariff that the file no longer names is still in force, and another beside it is refused', async () => {
  await loadProfile(t, aProfile())
  const renamed = changed('tariff', { code: 'new-days', effectiveFrom: '2099-01-01' })
  const refused = await loadProfile(t, aProfile({ entries: renamed }))
  assert.ok(!refused.ok)
  assert.equal(refused.refusal.code, 'profile-invalid')
  assert.match(refused.refusal.problems[0]?.message ?? '', /both price the days from 2099-01-01 on/)
  assert.deepEqual(await listEntries(t.db), profileEntries())
})

test('every mistake is listed with its path, and nothing is loaded', async () => {
  const entries = profileEntries().map((entry): unknown => {
    if (entry.kind === 'card-type') return { ...entry, content: { ...entry.content, maxStayDays: 0, colour: 'red' } }
    if (entry.kind === 'refusal-ground') return { ...entry, source: '', effectiveFrom: '2026-02-30' }
    if (entry.code === 'business') return { ...entry, content: { names: { en: 'Business', kk: '', ru: 'x' } } }
    return entry
  })
  const refused = await loadProfile(t, aProfile({ entries }))
  assert.ok(!refused.ok)
  assert.equal(refused.refusal.code, 'profile-invalid')
  const paths = refused.refusal.problems.map(({ path }) => path)
  assert.deepEqual(paths.toSorted(), [
    'entries[1].content.names.kk',
    'entries[1].content.names.zh-CN',
    'entries[2].content',
    'entries[2].content.maxStayDays',
    'entries[6].effectiveFrom',
    'entries[6].source',
  ])
  assert.ok(refused.refusal.problems.some(({ message }) => /colour/.test(message)))
  assert.deepEqual(await listEntries(t.db), [])
})

test('a code that leads nowhere stops the load', async () => {
  const entries = profileEntries().filter((entry) => entry.kind !== 'return-paper')
  const refused = await loadProfile(t, aProfile({ entries }))
  assert.ok(!refused.ok)
  assert.equal(refused.refusal.problems.length, 2)
  assert.deepEqual(await listEntries(t.db), [])
})

test('kinds, codes and languages that do not exist are refused', async () => {
  for (const change of [{ kind: 'colour' }, { code: 'Not A Code' }, { version: 0 }, { kind: 'language', code: 'fr' }]) {
    const entries = profileEntries().map((entry, at) => (at === 0 ? { ...entry, ...change } : entry))
    const refused = await loadProfile(t, aProfile({ entries }))
    assert.ok(!refused.ok, JSON.stringify(change))
    assert.match(refused.refusal.problems[0]?.path ?? '', /^entries\[0\]/)
  }
})

test('the shape of a condition is checked to its depth', async () => {
  const rule = (when: unknown) => changed('evidence-rule', { content: { ...contentOf('evidence-rule'), when } })
  const good = {
    all: [{ any: [{ fact: 'daysSinceContactChange', lessThan: 30 }] }, { fact: 'reasonCode', is: 'other' }],
  }
  assert.ok((await loadProfile(t, aProfile({ entries: rule(good) }))).ok)
  for (const when of [
    {},
    { all: [] },
    { all: [{ any: [{ fact: 'x' }] }] },
    { fact: 'daysSinceIssue', lessThan: 'many' },
  ]) {
    const refused = await loadProfile(t, aProfile({ entries: rule(when) }))
    assert.ok(!refused.ok, JSON.stringify(when))
  }
})

function contentOf(kind: string): object {
  return profileEntries().find((entry: ReferenceEntry) => entry.kind === kind)?.content ?? {}
}

test('a calendar that ends soon is a warning, not a refusal', async () => {
  const content = { ...contentOf('calendar'), coveredUntil: '2026-10-30' }
  const loaded = await loadProfile(t, aProfile({ entries: changed('calendar', { content }) }))
  assert.ok(loaded.ok)
  assert.deepEqual(
    loaded.value.warnings.map(({ path }) => path),
    ['entries[7].content.coveredUntil'],
  )
})

test('a profile is read from a file; a file that is not JSON is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sapar-profile-'))
  try {
    const file = join(folder, 'profile.json')
    await writeFile(file, JSON.stringify(aProfile()))
    assert.ok((await loadProfile(t, file)).ok)
    await writeFile(file, '{ "profile": ')
    const refused = await loadProfile(t, file)
    assert.ok(!refused.ok)
    assert.match(refused.refusal.problems[0]?.message ?? '', /not JSON/)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('something that is no profile at all is refused', async () => {
  for (const input of [[], {}, { ...aProfile(), entries: [] }, { ...aProfile(), issuer: { code: 'utopia' } }]) {
    assert.ok(!(await loadProfile(t, input)).ok)
  }
})

test('the bundled profile is whole and its calendar reaches far enough', async () => {
  const loaded = await loadProfile(t, new URL('../../../profiles/kz.json', import.meta.url))
  assert.ok(loaded.ok, JSON.stringify(loaded))
  assert.equal(loaded.value.issuer.code, 'UTO')
  assert.deepEqual(loaded.value.warnings, [])
  const book = await referenceBook(t.db, '2026-09-01')
  assert.equal(book.calendar.timeZone, 'Asia/Almaty')
  assert.equal(book.listLanguages().length, 4)
  assert.ok(book.listReasons().length > 5)
})
