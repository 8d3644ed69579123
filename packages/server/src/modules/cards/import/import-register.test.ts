import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { verifyChain } from '#modules/audit'
import { loadProfile, referenceSource } from '#modules/reference'
import { aProfile } from '#test/builders/profile.ts'
import { registerCells, registerLines, type Cells } from '#test/builders/register-line.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { importRegister, type ImportRegisterDeps, type LineProblem } from '../index.ts'

let t: TestDatabase
let deps: ImportRegisterDeps
before(async () => {
  t = await testDatabase()
  await loadProfile(t, aProfile())
})
after(() => t.close())
beforeEach(async () => {
  t.clock.set(new Date('2026-09-01T04:00:00Z'))
  deps = { ...t, reference: referenceSource(t) }
  for (const table of ['card_dependants', 'card_numbers', 'cards', 'register_refs', 'holders'] as const) {
    await t.db.deleteFrom(table).execute()
  }
})

async function run(all: readonly Cells[], commit = true) {
  const problems: LineProblem[] = []
  const summary = await importRegister(deps, registerLines(all), {
    commit,
    onProblem: (problem) => void problems.push(problem),
  })
  return { summary, problems, codes: problems.map(({ line, code }) => `${line} ${code}`) }
}

const tables = ['holders', 'register_refs', 'cards', 'card_numbers', 'card_dependants', 'audit_entries'] as const
async function everything() {
  const all = await Promise.all(tables.map((table) => t.db.selectFrom(table).selectAll().execute()))
  return all.map((rows) => rows.map((row) => JSON.stringify(row)).toSorted())
}

const nothing = { added: 0, changed: 0, unchanged: 0 }
const cardOf = (cells: Cells) =>
  t.db
    .selectFrom('cards')
    .selectAll()
    .where('card_number', '=', cells.card_number ?? '')
    .executeTakeFirst()
const holderOf = (cells: Cells) =>
  t.db
    .selectFrom('holders')
    .selectAll()
    .where('register_ref', '=', cells.register_ref ?? '')
    .executeTakeFirstOrThrow()

test('a dry run tells what would be done and writes nothing', async () => {
  const unchanged = await everything()
  const person = registerCells()
  const second = { ...person, ...pick(registerCells(), 'card_number') }
  const { summary } = await run([person, second, registerCells()], false)
  assert.deepEqual(summary, {
    committed: false,
    stopped: false,
    lines: 3,
    holders: { ...nothing, added: 2 },
    cards: { ...nothing, added: 3 },
    errorLines: 0,
    warnings: 0,
  })
  assert.deepEqual(await everything(), unchanged)
})

test('people and cards come in as the file says', async () => {
  const cells = registerCells({
    family_name: ' Müller-Lüdenscheidt ',
    given_names: '',
    native_name: 'Әлия Серікқызы',
    born_on: '1974-00-00',
    nationality: 'deu',
    passport_number: 'c 01x-00t47',
    card_passport_number: 'OLD123',
    entries: '2',
    phone: '+7 701 000 00 01',
  })
  await run([cells])
  const holder = await holderOf(cells)
  const card = await cardOf(cells)
  assert.equal(holder.family_name, 'Müller-Lüdenscheidt')
  assert.equal(holder.given_names, '')
  assert.equal(holder.native_name, 'Әлия Серікқызы')
  assert.equal(holder.born_on, '1974-00-00')
  assert.equal(holder.nationality, 'D')
  assert.equal(holder.passport_number, 'C01X00T47')
  assert.equal(holder.phone, '+77010000001')
  assert.equal(holder.account_id, null)
  assert.equal(card?.passport_number, 'OLD123')
  assert.equal(card.holder_id, holder.holder_id)
  assert.equal(card.entries, 2)
  assert.equal(card.stay_days, 30)
  const events = await t.db
    .selectFrom('audit_entries')
    .select(['event', 'details', 'actor_kind'])
    .where('subject_id', '=', holder.holder_id)
    .orderBy('seq')
    .execute()
  assert.deepEqual(events, [
    { event: 'holder-imported', details: { registerRef: cells.register_ref }, actor_kind: 'operator' },
    { event: 'card-imported', details: { cardNumber: cells.card_number, state: 'active' }, actor_kind: 'operator' },
  ])
  assert.deepEqual(await verifyChain(t.db, holder.holder_id), [])
})

test('the same file twice changes nothing', async () => {
  const main = registerCells()
  const child = registerCells({ ...depends(main, 'child') })
  const file = [child, main, registerCells({ state: 'cancelled' }), registerCells({ valid_until: '2026-08-10' })]
  await run(file)
  const unchanged = await everything()
  t.clock.advance({ days: 1 })
  const { summary, problems } = await run(file)
  assert.deepEqual(summary.holders, { ...nothing, unchanged: 4 })
  assert.deepEqual(summary.cards, { ...nothing, unchanged: 4 })
  assert.deepEqual(problems, [])
  assert.deepEqual(await everything(), unchanged)
})

test('a card that came ended is known as such; one that ends here is not', async () => {
  const ends = registerCells()
  const came = registerCells({ state: 'cancelled' })
  await run([ends, came])
  await run([{ ...ends, state: 'revoked', ground: 'conditions-not-met' }])
  assert.equal((await cardOf(came))?.ended_before_import, true)
  assert.equal((await cardOf(ends))?.ended_before_import, false)
})

test('a changed line changes its holder and card, and the audit names what', async () => {
  const cells = registerCells()
  await run([cells])
  const changed = { ...cells, email: 'new@example.org', passport_number: 'NEW123', valid_until: '2026-11-30' }
  const { summary } = await run([changed])
  assert.deepEqual(summary.holders, { ...nothing, changed: 1 })
  assert.deepEqual(summary.cards, { ...nothing, changed: 1 })
  const holder = await holderOf(cells)
  assert.equal(holder.email, 'new@example.org')
  assert.deepEqual(holder.contact_changed_at, t.clock.now())
  assert.equal((await cardOf(cells))?.valid_until, '2026-11-30')
  const events = await t.db
    .selectFrom('audit_entries')
    .select(['event', 'details'])
    .where('subject_id', '=', holder.holder_id)
    .orderBy('seq')
    .offset(2)
    .execute()
  assert.deepEqual(events, [
    { event: 'holder-updated-from-register', details: { changed: ['passportNumber', 'email'] } },
    {
      event: 'card-updated-from-register',
      details: { cardNumber: cells.card_number, changed: ['passportNumber', 'validUntil'] },
    },
  ])
})

test('a linked person keeps the contact data of the account', async () => {
  const cells = registerCells()
  await run([cells])
  await t.db
    .updateTable('holders')
    .set({ account_id: t.newId(), linked_at: t.clock.now(), email: 'mine@example.org' })
    .execute()
  await run([{ ...cells, email: 'old@example.org', family_name: 'Berg' }])
  const holder = await holderOf(cells)
  assert.equal(holder.email, 'mine@example.org')
  assert.equal(holder.family_name, 'Berg')
  assert.equal(holder.contact_changed_at, null)
})

test('a state goes forward, never back; what is kept is told every time', async () => {
  const cells = registerCells()
  await run([cells])
  await run([{ ...cells, state: 'revoked', ground: 'conditions-not-met' }])
  assert.equal((await cardOf(cells))?.state, 'revoked')
  for (const wish of [{ valid_until: '2026-12-01' }, { valid_until: '2026-12-01' }]) {
    const { codes, problems, summary } = await run([{ ...cells, ...wish }])
    assert.deepEqual(codes, ['2 state-kept'])
    assert.equal(problems[0]?.severity, 'warning')
    assert.equal(summary.errorLines, 0)
  }
  const card = await cardOf(cells)
  assert.equal(card?.state, 'revoked')
  assert.equal(card.ground, 'conditions-not-met')
  assert.equal(card.valid_until, '2026-12-01')
})

test('a card that was cancelled here stays so, though the register has not heard of it', async () => {
  const cells = registerCells()
  await run([cells])
  await t.db.updateTable('cards').set({ state: 'cancelled', version: 2 }).execute()
  const { codes, summary } = await run([cells])
  assert.deepEqual(codes, ['2 state-kept'])
  assert.deepEqual(summary.cards, { ...nothing, unchanged: 1 })
  assert.equal((await cardOf(cells))?.state, 'cancelled')
})

test('an active card whose last day is over comes in as expired, and its sweep is no difference later', async () => {
  const over = registerCells({ valid_until: '2026-08-31', state: 'active' })
  const soon = registerCells({ valid_until: '2026-09-05', state: 'active' })
  await run([over, soon])
  assert.equal((await cardOf(over))?.state, 'expired')
  assert.equal((await cardOf(soon))?.state, 'active')
  await t.db
    .updateTable('cards')
    .set({ state: 'expired' })
    .where('card_number', '=', soon.card_number ?? '')
    .execute()
  t.clock.advance({ days: 10 })
  assert.deepEqual((await run([over, soon])).codes, [])
})

test('a register_ref with other data on a later line, and the same card twice, are errors with both lines', async () => {
  const one = registerCells()
  const other = { ...registerCells(), register_ref: one.register_ref ?? '' }
  const { problems, summary } = await run([one, other, one])
  assert.deepEqual(
    problems.map(({ line, code, message }) => [line, code, message]),
    [
      [3, 'holder-contradicted', 'Line 2 has other data for the same person.'],
      [4, 'card-twice', 'Line 2 is about the same card.'],
    ],
  )
  assert.equal(summary.errorLines, 2)
  assert.deepEqual(summary.cards, { ...nothing, added: 1 })
})

test('a card never changes hands', async () => {
  const cells = registerCells()
  await run([cells])
  const thief = registerCells({ ...pick(cells, 'card_number') })
  const { codes } = await run([thief])
  assert.deepEqual(codes, ['2 card-of-another-person'])
  assert.equal((await cardOf(cells))?.holder_id, (await holderOf(cells)).holder_id)
  assert.equal(
    await t.db
      .selectFrom('holders')
      .select('holder_id')
      .execute()
      .then((rows) => rows.length),
    1,
  )
})

test('families: whichever line comes first, also over batches', async () => {
  const main = registerCells()
  const early = registerCells(depends(main, 'child'))
  const late = registerCells(depends(main, 'spouse'))
  const others = Array.from({ length: 500 }, () => registerCells())
  const file = [early, ...others, main, late]
  assert.deepEqual((await run(file, false)).codes, [])
  assert.deepEqual((await run(file)).codes, [])
  const rows = await t.db.selectFrom('card_dependants').selectAll().execute()
  const mainCard = await cardOf(main)
  const relationOf = new Map(rows.map((row) => [row.dependant_card_number, row.relation]))
  assert.equal(rows.length, 2)
  assert.equal(relationOf.get(early.card_number ?? ''), 'child')
  assert.equal(relationOf.get(late.card_number ?? ''), 'spouse')
  assert.ok(rows.every((row) => row.card_id === mainCard?.id && row.holder_id === mainCard.holder_id))
})

test('a main card that nobody knows is told, and settled when it comes', async () => {
  const main = registerCells()
  const child = registerCells(depends(main, 'child'))
  for (const commit of [false, true]) assert.deepEqual((await run([child], commit)).codes, ['2 main-card-unknown'])
  await run([main])
  assert.deepEqual((await run([child], false)).codes, [])
  assert.deepEqual((await run([child])).codes, [])
  assert.equal((await t.db.selectFrom('card_dependants').selectAll().execute()).length, 1)
})

test('a line that names another main card, or none any more, replaces what it said before', async () => {
  const [one, two] = [registerCells(), registerCells()]
  const child = registerCells(depends(one, 'child'))
  await run([one, two, child])
  await run([{ ...child, ...depends(two, 'other') }])
  const rows = await t.db.selectFrom('card_dependants').selectAll().execute()
  assert.deepEqual(
    rows.map(({ card_id, relation }) => ({ card_id, relation })),
    [{ card_id: (await cardOf(two))?.id, relation: 'other' }],
  )
  await run([{ ...child, depends_on_card_number: '', relation: '' }])
  assert.deepEqual(await t.db.selectFrom('card_dependants').selectAll().execute(), [])
})

test('a bad line is told and the good ones come in', async () => {
  const bad = registerCells({ born_on: '1990-02-30', card_number: 'O00000000' })
  const { codes, summary } = await run([registerCells(), bad, registerCells()])
  assert.deepEqual(codes, ['3 day-impossible', '3 card-number-character'])
  assert.equal(summary.errorLines, 1)
  assert.deepEqual(summary.cards, { ...nothing, added: 2 })
})

test('asked to stop, it stops after a batch, says so, and goes on when run again', async () => {
  const file = Array.from({ length: 1_000 }, () => registerCells())
  const stop = new AbortController()
  const first = await importRegister(deps, registerLines(file), {
    commit: true,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  })
  assert.equal(first.stopped, true)
  assert.deepEqual(first.cards, { ...nothing, added: 400 })
  const { summary } = await run(file)
  assert.deepEqual(summary.cards, { added: 600, changed: 0, unchanged: 400 })
})

test('two imports of one file at once make each record once', async () => {
  const file = Array.from({ length: 900 }, () => registerCells())
  const results = await Promise.all([run(file), run(file)])
  assert.equal(results[0].summary.cards.added + results[1].summary.cards.added, 900)
  assert.equal((await t.db.selectFrom('cards').select('id').execute()).length, 900)
  assert.equal((await t.db.selectFrom('holders').select('holder_id').execute()).length, 900)
})

function depends(main: Cells, relation: string): Cells {
  return { depends_on_card_number: main.card_number ?? '', relation }
}

function pick(cells: Cells, name: keyof Cells): Cells {
  return { [name]: cells[name] ?? '' }
}

test('the days that a charge may count from come in; a later exit that is known here is kept', async () => {
  const first = registerCells({ trip_ends_on: '2026-08-20', last_exit_on: '2026-08-21' })
  await run([first])
  const exitOf = async () => (await cardOf(first))?.last_exit_on
  assert.deepEqual([(await cardOf(first))?.trip_ends_on, await exitOf()], ['2026-08-20', '2026-08-21'])
  await t.db.updateTable('cards').set({ last_exit_on: '2026-08-25' }).execute()
  await run([{ ...first, stay_days: '20' }])
  assert.equal(await exitOf(), '2026-08-25')
  await run([{ ...first, last_exit_on: '', stay_days: '21' }])
  assert.equal(await exitOf(), '2026-08-25')
  await run([{ ...first, last_exit_on: '2026-08-28' }])
  assert.equal(await exitOf(), '2026-08-28')
})
