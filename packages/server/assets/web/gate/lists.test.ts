import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  authority,
  cardText,
  listUri,
  now,
  nowSeconds,
  signer,
  statusListText,
  trust,
} from '../../../../verifier/test/support/issued.ts'
import { judge, type Question } from './judge.ts'
import { freshnessOf, mergeLists, openLists, parseStoredLists, type StoredLists } from './lists.ts'
import { clockAhead } from './store.ts'

const stored = (lists: readonly string[], change: Partial<StoredLists> = {}): StoredLists => ({
  trust,
  lists,
  clockAheadSeconds: 0,
  ...change,
})
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
const question = (change: Partial<Question> = {}): Question => ({ mode: 'real', now, isOffline: true, ...change })
const hashOf = (certificate: Uint8Array) => createHash('sha256').update(certificate).digest('base64url')

test('what the server or the device holds is read strictly; a broken text is nothing', () => {
  const text = JSON.stringify(stored([statusListText()]))
  assert.deepEqual(parseStoredLists(text).trust, trust)
  for (const broken of ['', '{', 'null', '[]', '{"trust":{},"lists":[]}', text.replace('"issuers"', '"issuer"')]) {
    assert.throws(() => parseStoredLists(broken), broken)
  }
  assert.throws(() => parseStoredLists(JSON.stringify({ trust, lists: [1] })))
})

test('of each list the newest is kept, in whatever order they come (I-08)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 }), async (sequences) => {
      let held = await openLists(stored([]))
      for (const sequence of sequences) held = await mergeLists(held, stored([statusListText({ sequence })]))
      assert.equal(held.lastSequences[listUri], Math.max(...sequences))
      assert.equal(held.lists.length, 1)
    }),
    { numRuns: 30 },
  )
})

test('a list that is not signed for this authority is not kept, and hides none that is', async () => {
  const good = statusListText({ sequence: 3 })
  const held = await mergeLists(await openLists(stored([good])), stored([`${statusListText({ sequence: 9 })}A`, 'no']))
  assert.deepEqual(held.lists, [good])
})

test('a server that stops naming a list does not make a gate forget it', async () => {
  const other = statusListText({ uri: `${listUri}1` })
  const held = await mergeLists(await openLists(stored([statusListText(), other])), stored([other]))
  assert.equal(held.lists.length, 2)
})

test('a signer that was distrusted once stays so, whatever copy of the trust list comes next (I-08)', async () => {
  const [issuer] = trust.issuers
  assert.ok(issuer)
  const cut = { issuers: [{ ...issuer, distrustedSigners: [hashOf(signer.certificate)] }] }
  const held = await mergeLists(undefined, stored([], { trust: cut }))
  const merged = await mergeLists(held, stored([statusListText()]))
  assert.deepEqual(merged.trust.issuers[0]?.distrustedSigners, [hashOf(signer.certificate)])
  assert.equal(merged.verified.length, 0)
  const by = authority.makeSigner()
  const renewed = await mergeLists(merged, stored([statusListText({ by })]))
  assert.equal((await judge(cardText({}, by), renewed, question())).word, 'board')
  assert.equal((await judge(cardText(), renewed, question())).word, 'cannot-verify')
})

test('freshness: the oldest list counts, and the ages are those of the verifier', async () => {
  const { verified } = await openLists(
    stored([statusListText(), statusListText({ uri: `${listUri}1`, issuedAt: nowSeconds - 200 })]),
  )
  assert.equal(freshnessOf({ verified: [] }, now).state, 'none')
  const found = [0, 160, 161, 86_199, 86_200].map((seconds) => freshnessOf({ verified }, later(seconds)).state)
  assert.deepEqual(found, ['fresh', 'fresh', 'aged', 'aged', 'stale'])
  assert.equal(freshnessOf({ verified }, now).seconds, 200)
})

test('off line a card is valid until its list expires, and never a second longer (I-04)', async () => {
  const lists = await openLists(stored([statusListText()]))
  const card = cardText()
  for (const seconds of [0, 3_600, 23 * 3_600, 86_339]) {
    assert.equal((await judge(card, lists, question({ now: later(seconds) }))).word, 'board', `${seconds} s`)
  }
  for (const seconds of [86_340, 86_341, 90_000, 30 * 86_400]) {
    const { word, because } = await judge(card, lists, question({ now: later(seconds) }))
    assert.deepEqual([word, because], ['cannot-verify', 'old-lists'], `${seconds} s`)
  }
})

test('on line a list past its time to live is a doubt (I-01)', async () => {
  const lists = await openLists(stored([statusListText()]))
  const at = (seconds: number) => judge(cardText(), lists, question({ isOffline: false, now: later(seconds) }))
  assert.equal((await at(300)).word, 'board')
  assert.deepEqual((await at(301)).because, 'old-lists')
})

test('a clock that is known to be wrong decides nothing, not even that a card is over', async () => {
  const expired = cardText({ validFrom: '2026-08-01', validUntil: '2026-11-20' })
  const told = await openLists(stored([statusListText()], { clockAheadSeconds: 3_600 }))
  const behind = await openLists(stored([statusListText({ issuedAt: nowSeconds + 600 })]))
  for (const lists of [told, behind]) {
    for (const card of [cardText(), expired]) assert.equal((await judge(card, lists, question())).because, 'clock')
  }
  const far = await judge(
    cardText(),
    await openLists(stored([statusListText()])),
    question({ now: later(400 * 86_400) }),
  )
  assert.deepEqual([far.word, far.because], ['cannot-verify', 'old-lists'], 'a year ahead is not "expired"')
})

test('the card’s passport is compared as written in any way; another one is a question', async () => {
  const lists = await openLists(stored([statusListText()]))
  const { word, compare } = await judge(cardText(), lists, question({ passportNumber: 'l898902-c3' }))
  assert.equal(word, 'board')
  assert.deepEqual(compare, {
    cardNumber: 'K7M 4Q2 X9C',
    passportEnding: '02C3',
    validFrom: '2026-11-01',
    validUntil: '2027-01-29',
  })
  const other = await judge(cardText(), lists, question({ passportNumber: 'L898902C4' }))
  assert.deepEqual([other.word, other.because], ['check-document', 'other-passport'])
})

test('without lists nothing is said of any card', async () => {
  assert.equal((await judge(cardText(), undefined, question())).because, 'no-lists')
})

test('how far the clock is ahead, also when a copy on the way answered (RFC 9111 §5.1)', () => {
  const at = Date.parse('2026-11-26T12:10:00Z')
  const date = 'Thu, 26 Nov 2026 12:00:00 GMT'
  assert.equal(clockAhead(new Headers({ date }), at), 600)
  assert.equal(clockAhead(new Headers({ date, age: '590' }), at), 10)
  assert.equal(clockAhead(new Headers(), at), 0)
  assert.equal(clockAhead(new Headers({ date: 'yesterday' }), at), 0)
})
