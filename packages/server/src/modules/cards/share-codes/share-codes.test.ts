import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import { makeShareCode as newCode } from '#domain/cards/share-code.ts'
import { attemptLimits } from '#domain/people/attempt-limits.ts'
import { giveBackAttempt, takeAttempt, type AccountsDeps } from '#modules/accounts'
import { listCardAccesses, verifyChain } from '#modules/audit'
import { loadProfile, referenceSource } from '#modules/reference'
import { ok } from '#kernel/result.ts'
import { openSealer } from '#platform/keys/sealer.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aProfile } from '#test/builders/profile.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { must } from '#test/support/must.ts'
import {
  checkShareCode,
  endShareCode,
  listShareCodes,
  makeShareCode,
  type CheckShareCodeDeps,
  type MakeShareCode,
} from '../index.ts'

let t: TestDatabase
const sealer = openSealer(Buffer.alloc(32, 3))
before(async () => {
  t = await testDatabase()
  await loadProfile(t, aProfile())
})
after(() => t.close())

let holder: Holder
let card: Card
let networks = 0
beforeEach(async () => {
  holder = await aHolder(t)
  card = await aCard(t, { holderId: holder.holderId })
})

const makeDeps = () => ({ ...t, randomBytes, sealer })

const command = (changes: Partial<MakeShareCode> = {}): MakeShareCode => ({
  commandId: t.newId(),
  holderId: holder.holderId,
  accountId: t.newId(),
  cardId: card.id,
  purpose: 'hotel',
  ...changes,
})

/** The limits as they are, on the database. */
function checkDeps(): CheckShareCodeDeps {
  const accounts = t as unknown as AccountsDeps
  return {
    ...t,
    sealer,
    reference: referenceSource(t),
    countAttempt: async ({ code, address }) => {
      const taken = await takeAttempt(accounts, 'share-code', { name: code, address })
      return taken.ok ? ok({ giveBack: () => giveBackAttempt(accounts, taken.value) }) : taken
    },
  }
}

const anAddress = () => `10.${(networks += 1) % 250}.${networks % 199}.7`
const check = (code: string, bornOn = holder.bornOn, address = anAddress()) =>
  checkShareCode(checkDeps(), { code, bornOn, address })

const codes = () => listShareCodes({ ...t, sealer }, { holderId: holder.holderId, cardId: card.id })

async function aCode(): Promise<string> {
  must(await makeShareCode(makeDeps(), command()))
  const [line] = await codes()
  return line?.code ?? assert.fail('the code just made is not there')
}

const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? 'told' : result.refusal.code

test('code and date of birth together tell what the card is worth, and nothing about its holder', async () => {
  const checked = must(await check(await aCode()))
  const { cardNumber, purpose, validFrom, validUntil } = card
  assert.deepEqual(checked, {
    answer: 'valid',
    checkedAt: t.clock.now(),
    card: { cardNumber, purpose, validFrom, validUntil },
  })
})

test('the answer is that of the moment: a card that was cancelled since is told as cancelled', async () => {
  const code = await aCode()
  await t.ownerPool.query(`update cards set state = 'cancelled' where id = $1`, [card.id])
  assert.equal(must(await check(code)).answer, 'cancelled-by-holder')
})

test('a wrong code, a wrong date, an ended and an old code get one answer, and leave nothing behind (T-02)', async () => {
  const code = await aCode()
  const ended = await aCode()
  const [line] = await codes()
  must(await endShareCode(t, { ...command(), shareCodeId: line?.id ?? '' }))
  const answers = [await check(newCode(randomBytes)), await check(code, '1999-01-01'), await check(ended)]
  const now = t.clock.now()
  t.clock.advance({ days: 90 })
  answers.push(await check(code))
  t.clock.set(now)
  for (const answer of answers) assert.deepEqual(answer, { ok: false, refusal: { code: 'share-code-not-known' } })
  assert.deepEqual(await listCardAccesses(t.db, holder.holderId, card.id, 10), [])
  assert.equal(codeOf(await check(code)), 'told')
})

test('the same statements are asked of the database, whatever is wrong', async () => {
  const code = await aCode()
  const counts = await Promise.all(
    [
      [newCode(randomBytes), holder.bornOn],
      [code, '1999-01-01'],
    ].map(async ([typed = '', bornOn = '']) => {
      let statements = 0
      const db = t.db.withPlugin({
        transformQuery: ({ node }) => {
          statements += 1
          return node
        },
        transformResult: async ({ result }) => result,
      })
      const result = await checkShareCode({ ...checkDeps(), db }, { code: typed, bornOn, address: anAddress() })
      assert.equal(codeOf(result), 'share-code-not-known')
      return statements
    }),
  )
  assert.ok((counts[0] ?? 0) >= 3, `${counts[0]} statements`)
  assert.equal(counts[0], counts[1])
})

test('every look is recorded and shown with its time, each on its own code; the chain stays whole (I-12)', async () => {
  const first = await aCode()
  const second = await aCode()
  const times = [t.clock.now()]
  must(await check(first))
  t.clock.advance({ minutes: 5 })
  times.unshift(t.clock.now())
  must(await check(first))
  must(await check(second))
  const lines = await codes()
  assert.deepEqual(lines.find(({ code }) => code === first)?.lookedAt, times)
  assert.equal(lines.find(({ code }) => code === second)?.lookedAt.length, 1)
  const looks = await listCardAccesses(t.db, holder.holderId, card.id, 10)
  assert.deepEqual(
    looks.map(({ event, actor_kind: kind, actor_id: id, details }) => [event, kind, id, details['purpose']]),
    Array.from({ length: 3 }, () => ['card-checked', 'visitor', null, 'hotel']),
  )
  assert.deepEqual(await verifyChain(t.db, holder.holderId), [])
})

test('guessing the date of birth ends after ten tries in thirty days, also for the right one, from anywhere', async () => {
  const code = await aCode()
  const { attempts } = attemptLimits['share-code'].name
  for (let count = 0; count < attempts; count += 1) {
    assert.equal(codeOf(await check(code, `19${70 + count}-03-0${1 + (count % 9)}`)), 'share-code-not-known')
  }
  assert.equal(codeOf(await check(code)), 'too-many-attempts')
  const now = t.clock.now()
  t.clock.advance({ days: 30 })
  assert.equal(codeOf(await check(code)), 'told')
  t.clock.set(now)
})

test('who has both right is never shut out by asking often', async () => {
  const code = await aCode()
  for (let count = 0; count < attemptLimits['share-code'].name.attempts + 2; count += 1) must(await check(code))
})

test('a network that tries codes is stopped, and a code that nobody has is counted like one that somebody has', async () => {
  const { attempts } = attemptLimits['share-code'].network
  const address = anAddress()
  for (let count = 0; count < attempts; count += 1) await check(newCode(randomBytes), '1990-01-01', address)
  assert.equal(codeOf(await check(await aCode(), holder.bornOn, address)), 'too-many-attempts')
  const nobodys = newCode(randomBytes)
  for (let count = 0; count < attemptLimits['share-code'].name.attempts; count += 1) await check(nobodys)
  assert.equal(codeOf(await check(nobodys)), 'too-many-attempts')
})

test('whatever is typed, only the code with its own date of birth is told of (seeded guesses)', async () => {
  const code = await aCode()
  const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2010-01-01'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(days, fc.boolean(), async (date, isRightCode) => {
      const bornOn = date.toISOString().slice(0, 10)
      fc.pre(bornOn !== holder.bornOn)
      const guess = isRightCode ? code : newCode(randomBytes)
      const unlimited = { ...checkDeps(), countAttempt: async () => ok({ giveBack: async () => {} }) }
      const result = await checkShareCode(unlimited, { code: guess, bornOn, address: anAddress() })
      assert.equal(codeOf(result), 'share-code-not-known')
    }),
    { numRuns: 60 },
  )
})

test('the tables hold no code, and a hash of it without our key finds nothing', async () => {
  const code = await aCode()
  const { rows } = await t.ownerPool.query<{ row: string }>(
    `select s::text as row from share_codes s union all select p::text from share_code_places p
     union all select a.details::text from audit_entries a`,
  )
  const bare = code.slice(2).replaceAll('-', '')
  for (const { row } of rows) {
    for (const text of [code, bare, Buffer.from(code).toString('hex')]) assert.ok(!row.includes(text), row)
  }
  const other = { ...checkDeps(), sealer: openSealer(Buffer.alloc(32, 4)) }
  const result = await checkShareCode(other, { code, bornOn: holder.bornOn, address: anAddress() })
  assert.equal(codeOf(result), 'share-code-not-known')
})

test('a double submit makes one code, and ends one once (I-16)', async () => {
  const twice = command()
  const made = await Promise.all([makeShareCode(makeDeps(), twice), makeShareCode(makeDeps(), twice)])
  assert.deepEqual(made[0], made[1])
  const [line, ...rest] = await codes()
  assert.equal(rest.length, 0)
  const end = { ...command(), shareCodeId: line?.id ?? '' }
  assert.deepEqual(await endShareCode(t, end), await endShareCode(t, end))
  assert.equal(codeOf(await endShareCode(t, { ...end, commandId: t.newId() })), 'share-code-ended')
  assert.equal((await codes())[0]?.code, undefined)
})

test('a card has ten live codes at most, also when two are made at once; an ended one makes room', async () => {
  for (let count = 0; count < 9; count += 1) must(await makeShareCode(makeDeps(), command()))
  const both = await Promise.all([makeShareCode(makeDeps(), command()), makeShareCode(makeDeps(), command())])
  assert.deepEqual(both.map(codeOf).toSorted(), ['told', 'too-many-share-codes'])
  const [line] = await codes()
  must(await endShareCode(t, { ...command(), shareCodeId: line?.id ?? '' }))
  must(await makeShareCode(makeDeps(), command()))
})

test('codes of another card and of another holder are not there (I-10)', async () => {
  await aCode()
  const [line] = await codes()
  const otherCard = await aCard(t, { holderId: holder.holderId })
  const stranger = await aHolder(t)
  const wrong = [{ cardId: otherCard.id }, { holderId: stranger.holderId }]
  for (const changes of wrong) {
    const end = { ...command(changes), shareCodeId: line?.id ?? '' }
    assert.equal(codeOf(await endShareCode(t, end)), 'share-code-not-found')
  }
  assert.equal(codeOf(await makeShareCode(makeDeps(), command({ holderId: stranger.holderId }))), 'card-not-found')
})
