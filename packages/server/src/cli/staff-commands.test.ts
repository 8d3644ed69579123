import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openEnrolment } from '#modules/accounts'
import { runCli } from '#test/support/cli.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { registerStaffCommands } from './staff-commands.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

const run = (...args: string[]) => runCli(t, registerStaffCommands, ['staff', ...args])
const add = (userName: string, ...more: string[]) =>
  run('add', userName, '--name', 'Aigerim S.', '--role', 'officer', ...more)

async function stateOf(userName: string): Promise<string | undefined> {
  const query = t.db.selectFrom('staff_members').select('state').where('user_name', '=', userName)
  return (await query.executeTakeFirst())?.state
}

test('add prints a link that opens the enrolment, once and for somebody invited', async () => {
  const { stdout, hasFailed } = await add('aigerim', '--language', 'kk')
  assert.equal(hasFailed, false)
  const link = /https:\/\/sapar\.example\/office\/enrol\/([\w-]{43})\n/.exec(stdout)
  const enrolment = await openEnrolment(t, { token: link?.[1] ?? '' })
  assert.ok(enrolment.ok)
  assert.deepEqual([enrolment.value.displayName, enrolment.value.language], ['Aigerim S.', 'kk'])
  assert.equal(await stateOf('aigerim'), 'invited')
})

test('add with --json prints one object and nothing else', async () => {
  const { stdout } = await add('json-person', '--json')
  const told = JSON.parse(stdout) as Record<string, unknown>
  assert.deepEqual(Object.keys(told).toSorted(), ['expiresAt', 'link', 'principalId', 'role', 'userName'])
  assert.equal(told['expiresAt'], '2026-09-04T04:00:00.000Z')
})

test('add refuses in a sentence, and adds nobody', async () => {
  await add('taken')
  for (const [args, sentence] of [
    [['add', 'TAKEN', '--name', 'X', '--role', 'officer'], /TAKEN is taken/],
    [['add', 'x', '--name', 'X', '--role', 'officer'], /at least 3 characters/],
    [['add', 'a@b.org', '--name', 'X', '--role', 'officer'], /letters, digits/],
    [['add', 'nameless', '--name', ' ', '--role', 'officer'], /name must not be empty/],
    [['add', 'wrong-role', '--name', 'X', '--role', 'king'], /There is no role king. Roles are: officer/],
    [['add', 'wrong-tongue', '--name', 'X', '--role', 'officer', '--language', 'tlh'], /There is no language tlh/],
  ] as const) {
    const { stdout, stderr, hasFailed } = await run(...args)
    assert.equal(hasFailed, true, args.join(' '))
    assert.equal(stdout, '')
    assert.match(stderr, sentence)
    assert.equal(await stateOf(args[1]), undefined)
  }
})

test('disable changes nothing until told to commit', async () => {
  await add('leaver')
  const dry = await run('disable', 'Leaver')
  assert.match(dry.stdout, /Would end the access of Aigerim S\. \(leaver, officer\).*--commit/)
  assert.equal(await stateOf('leaver'), 'invited')
  const done = await run('disable', 'leaver', '--commit')
  assert.match(done.stdout, /has ended/)
  assert.equal(await stateOf('leaver'), 'disabled')
})

test('disable tells JSON, and refuses somebody unknown or disabled before', async () => {
  await add('json-leaver')
  const done = await run('disable', 'json-leaver', '--commit', '--json')
  assert.deepEqual(JSON.parse(done.stdout), {
    userName: 'json-leaver',
    role: 'officer',
    committed: true,
    sessionsEnded: 0,
  })
  const again = await run('disable', 'json-leaver', '--commit')
  assert.deepEqual([again.hasFailed, again.stdout], [true, ''])
  assert.match(again.stderr, /has ended before/)
  const unknown = await run('disable', 'nobody')
  assert.match(unknown.stderr, /No member of staff has the user name nobody/)
})

test('the link of somebody disabled opens nothing', async () => {
  const { stdout } = await add('link-gone', '--json')
  const { link } = JSON.parse(stdout) as { link: string }
  await run('disable', 'link-gone', '--commit')
  const opened = await openEnrolment(t, { token: link.slice(link.lastIndexOf('/') + 1) })
  assert.deepEqual(opened, { ok: false, refusal: { code: 'enrolment-link-not-valid' } })
})
