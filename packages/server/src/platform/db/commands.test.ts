import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { assert as check, asyncProperty, integer } from 'fast-check'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { runCommand, type CommandKey, type CommandReused } from './commands.ts'
import type { Trx } from './database.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
  await t.ownerPool.query('create table public.effects (key uuid not null); grant all on public.effects to sapar_app')
})
after(() => t.close())

type Outcome = { readonly runs: number }

const aKey = (body: unknown = { n: 1 }): CommandKey => ({
  subjectId: t.newId(),
  commandId: t.newId(),
  name: 'try-something',
  body,
})

const effects = async (key: CommandKey): Promise<number> =>
  (await t.pool.query('select 1 from effects where key = $1', [key.commandId])).rowCount ?? 0

let runs = 0
/** Leaves one row for each time that it really ran. */
function run(key: CommandKey): Promise<Result<Outcome, CommandReused>> {
  return runCommand<Outcome, never>(t, key, async (trx: Trx) => {
    runs += 1
    await sql`insert into effects values (${key.commandId})`.execute(trx)
    return ok({ runs })
  })
}

test('the same id and body: the first answer again, and one effect (I-16)', async () => {
  const key = aKey()
  const first = await run(key)
  assert.deepEqual(await run(key), first)
  assert.deepEqual(await run({ ...key, body: { n: 1 } }), first)
  assert.equal(await effects(key), 1)
})

test('the same id with another body, or for another command, is refused and does nothing', async () => {
  const key = aKey()
  await run(key)
  assert.deepEqual(await run({ ...key, body: { n: 2 } }), refuse({ code: 'command-id-reused' }))
  assert.deepEqual(await run({ ...key, name: 'try-another' }), refuse({ code: 'command-id-reused' }))
  assert.equal(await effects(key), 1)
})

test('the same id of another person is another command', async () => {
  const key = aKey()
  const other = { ...key, subjectId: t.newId() }
  assert.ok((await run(key)).ok)
  assert.ok((await run(other)).ok)
  assert.equal(await effects(key), 2)
})

test('however many come at once, one runs and all get its answer', async () => {
  await check(
    asyncProperty(integer({ min: 2, max: 50 }), async (count) => {
      const key = aKey()
      const answers = await Promise.all(Array.from({ length: count }, () => run(key)))
      assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1)
      assert.ok(answers[0]?.ok)
      assert.equal(await effects(key), 1)
    }),
    { numRuns: 12 },
  )
})

test('two bodies under one id at once: one is done, the other refused', async () => {
  for (let round = 0; round < 20; round += 1) {
    const key = aKey()
    const answers = await Promise.all([run(key), run({ ...key, body: { n: 2 } })])
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    assert.equal(await effects(key), 1)
  }
})

test('a refusal is not kept: the mended form may come back under the same id', async () => {
  const key = aKey()
  const refused = await runCommand<Outcome, { code: 'answers-incomplete' }>(t, key, async () =>
    refuse({ code: 'answers-incomplete' }),
  )
  assert.deepEqual(refused, refuse({ code: 'answers-incomplete' }))
  assert.ok((await run({ ...key, body: { n: 'mended' } })).ok)
  assert.equal(await effects(key), 1)
})

test('a command that broke is not kept either', async () => {
  const key = aKey()
  await assert.rejects(
    runCommand(t, key, () => Promise.reject(new TypeError('a bug'))),
    TypeError,
  )
  assert.ok((await run(key)).ok)
})

test('an answer that says nothing is an answer too', async () => {
  const key = aKey()
  const silent = () => runCommand<null, never>(t, key, async () => ok(null))
  assert.deepEqual(await silent(), ok(null))
  assert.deepEqual(await silent(), ok(null))
})
