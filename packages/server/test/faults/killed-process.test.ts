import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { submitRequest } from '#modules/cancellations'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { durableDatabase, type DurableDatabase } from './support/durable-database.ts'
import { assertNotSubmitted, assertSubmittedOnce } from './support/effects.ts'
import { aReadyDraft, type ReadyDraft } from './support/ready-drafts.ts'

type Point = { readonly when: 'before' | 'after'; readonly statement: number }

let database: DurableDatabase
let t: Platform
/** Statements of the whole command, `begin` and `commit` among them. */
let statements: number

before(async () => {
  database = await durableDatabase()
  t = await openPlatform({ database })
  const whole = await aReadyDraft(t)
  const ended = await sendElsewhere(whole)
  assert.equal(ended.signal, null)
  statements = Number(ended.said)
  await assertSubmittedOnce(t, whole, 'sent by a process that lived on')
})
after(() => t.close())

const script = fileURLToPath(new URL('support/dying-process.ts', import.meta.url))
const loader = fileURLToPath(new URL('../../../../scripts/tsx.mjs', import.meta.url))

async function sendElsewhere({ submit }: ReadyDraft, point?: Point) {
  const order = { connection: database.application, command: submit, now: t.clock.now().toISOString(), point }
  const child = spawn(process.execPath, ['--import', loader, script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [, signal]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit') as Promise<[number, string | null]>,
  ])
  return { said, signal }
}

/** From the first statement to the last: a killed process has either done nothing, or all of it. */
const points: readonly (readonly [string, () => Point, 'nothing' | 'everything'])[] = [
  ['before the transaction begins', () => ({ when: 'before', statement: 1 }), 'nothing'],
  ['after it began', () => ({ when: 'after', statement: 1 }), 'nothing'],
  ['after the command id was written', () => ({ when: 'after', statement: 2 }), 'nothing'],
  ['a quarter through', () => ({ when: 'after', statement: Math.round(statements / 4) }), 'nothing'],
  ['half-way', () => ({ when: 'after', statement: Math.round(statements / 2) }), 'nothing'],
  ['three quarters through', () => ({ when: 'after', statement: Math.round((3 * statements) / 4) }), 'nothing'],
  ['before the answer is kept', () => ({ when: 'before', statement: statements - 1 }), 'nothing'],
  ['before the commit', () => ({ when: 'before', statement: statements }), 'nothing'],
  ['after the commit, before anybody was told', () => ({ when: 'after', statement: statements }), 'everything'],
]

for (const [where, pointOf, left] of points) {
  test(`kill -9 ${where}: ${left} is there, and the same command again does it once (F1)`, async () => {
    const draft = await aReadyDraft(t)
    const point = pointOf()
    const { signal } = await sendElsewhere(draft, point)
    assert.equal(signal, 'SIGKILL', 'the process came to the point')

    const what = `killed ${point.when} statement ${point.statement} of ${statements}`
    if (left === 'nothing') await assertNotSubmitted(t, draft, what)
    else await assertSubmittedOnce(t, draft, what)

    const again = await submitRequest(t.modules.cancellations, draft.submit)
    assert.ok(again.ok, JSON.stringify(again))
    assert.equal(again.value.requestId, draft.request.id)
    await assertSubmittedOnce(t, draft, `${what}, sent again`)
  })
}
