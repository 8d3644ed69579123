import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Card } from '#domain/cards/card.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aCard } from '#test/builders/card.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { listBalances, listEntries, postEntry, type SourcedEntry, type SourcedKind } from './index.ts'
import { insertEntries } from './ledger-store.ts'
import { openAccounts } from './account-store.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

function entry(card: Card, kind: SourcedKind, amountMinor: number, wishes: Partial<SourcedEntry> = {}): SourcedEntry {
  const ids = { holderId: card.holderId, cardId: card.id, id: t.newId(), sourceId: t.newId() }
  return { ...ids, kind, amountMinor, currency: 'KZT', at: t.clock.now(), ...wishes }
}

/** As everybody posts: two that lock each other out are tried again. */
async function post(posting: SourcedEntry): Promise<boolean> {
  const posted = await inTransaction<boolean, never>(t.db, async (trx) => ok(await postEntry(trx, posting)))
  assert.ok(posted.ok)
  return posted.value
}
const owedOf = async ({ holderId }: Card) => (await listBalances(t.db, [holderId])).map(({ owedMinor }) => owedMinor)

describe('posting a source', () => {
  test('moves the amount between the accounts of its kind, and the balance with it', async () => {
    const card = await aCard(t)
    const balances: number[] = []
    for (const kind of ['payment', 'refund', 'refund-failure', 'waiver'] as const) {
      assert.equal(await post(entry(card, kind, 350_00)), true)
      balances.push(...(await owedOf(card)))
    }
    assert.deepEqual(balances, [-350_00, 0, -350_00, -700_00])
    const posted = await listEntries(t.db, [card.holderId], card.id)
    assert.deepEqual(
      posted.map(({ kind, debit, credit }) => [kind, debit, credit]),
      [
        ['payment', 'acquirer', 'receivable'],
        ['refund', 'receivable', 'acquirer'],
        ['refund-failure', 'acquirer', 'receivable'],
        ['waiver', 'waived', 'receivable'],
      ],
    )
  })

  test('I-06 a source is posted once, however often and by however many', async () => {
    const card = await aCard(t)
    const payment = entry(card, 'payment', 350_00)
    const answers = await Promise.all(Array.from({ length: 8 }, () => post({ ...payment, id: t.newId() })))
    assert.equal(answers.filter((isNew) => isNew).length, 1)
    assert.equal(await post(payment), false)
    assert.deepEqual(await owedOf(card), [-350_00])
  })

  test('one source may have a refund and its failure: kinds do not meet', async () => {
    const card = await aCard(t)
    const refund = entry(card, 'refund', 100)
    assert.equal(await post(refund), true)
    assert.equal(await post({ ...refund, id: t.newId(), kind: 'refund-failure' }), true)
    assert.deepEqual(await owedOf(card), [0])
  })

  test('the same source with another amount is a bug, and said so', async () => {
    const card = await aCard(t)
    const payment = entry(card, 'payment', 350_00)
    await post(payment)
    await assert.rejects(post({ ...payment, id: t.newId(), amountMinor: 1 }), /was posted as 35000 KZT, not 1 KZT/)
    assert.deepEqual(await owedOf(card), [-350_00])
  })

  for (const amountMinor of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    test(`${amountMinor} is no amount`, async () => {
      const card = await aCard(t)
      await assert.rejects(post(entry(card, 'payment', amountMinor)), RangeError)
      assert.deepEqual(await listEntries(t.db, [card.holderId]), [])
    })
  }

  test('a card is held to the currency that it began with', async () => {
    const card = await aCard(t)
    await post(entry(card, 'payment', 100))
    await assert.rejects(post(entry(card, 'payment', 100, { currency: 'EUR' })), { code: '23503' })
  })
})

test('entries and balances are those of the holders named, and of the card when it is named', async () => {
  const [mine, other] = [await aCard(t), await aCard(t)]
  const second = await aCard(t, { holderId: mine.holderId })
  for (const card of [mine, other, second]) await post(entry(card, 'refund', 100))
  assert.equal((await listEntries(t.db, [mine.holderId])).length, 2)
  assert.equal((await listEntries(t.db, [mine.holderId], second.id)).length, 1)
  assert.deepEqual(await listEntries(t.db, [mine.holderId], other.id), [])
  assert.deepEqual(await listEntries(t.db, []), [])
  assert.deepEqual(await listBalances(t.db, []), [])
  assert.equal((await listBalances(t.db, [mine.holderId])).length, 2)
})

describe('I-06 the database refuses, whoever asks', () => {
  const day = '2026-08-01'
  let card: Card
  before(async () => {
    card = await aCard(t)
    await t.db.transaction().execute(async (trx) => {
      await openAccounts(trx, [{ holderId: card.holderId, cardId: card.id, currency: 'KZT' }])
      const head = { holderId: card.holderId, cardId: card.id, currency: 'KZT', at: t.clock.now(), amountMinor: 100 }
      await insertEntries(trx, [
        { ...head, id: t.newId(), kind: 'charge', chargedOn: day },
        { ...head, id: t.newId(), kind: 'correction', correctionNumber: 1, owes: 'less' },
      ])
    })
  })

  const charge = {
    kind: 'charge',
    debit: 'receivable',
    credit: 'income',
    amount_minor: 100,
    currency: 'KZT',
    charged_on: '2026-08-02',
  }
  const correction = { kind: 'correction', debit: 'income', credit: 'receivable', charged_on: null }

  /** As somebody would who comes past the application, with the owner's rights. */
  async function insert(wishes: object): Promise<unknown> {
    const row = {
      ...charge,
      card_id: card.id,
      ...wishes,
      holder_id: card.holderId,
      id: t.newId(),
      posted_at: new Date(),
    }
    const names = Object.keys(row)
    const places = names.map((_, at) => `$${at + 1}`)
    const text = `insert into ledger_entries (${names.join(', ')}) values (${places.join(', ')})`
    return t.ownerPool.query(text, Object.values(row))
  }

  const [unique, check, foreign] = ['23505', '23514', '23503']
  const violations: readonly (readonly [string, object, string | undefined])[] = [
    ['a second charge for one day', { charged_on: day }, unique],
    ['a second correction with one number', { ...correction, correction_number: 1 }, unique],
    ['nothing', { amount_minor: 0 }, check],
    ['less than nothing', { amount_minor: -100 }, check],
    ['more than a safe integer', { amount_minor: '9007199254740992' }, check],
    ['an amount that stays in its account', { debit: 'income' }, check],
    ['a charge the wrong way round', { debit: 'income', credit: 'receivable' }, check],
    ['a charge without its day', { charged_on: null }, check],
    ['a correction without its number', { ...correction }, check],
    ['a correction against the acquirer', { ...correction, debit: 'acquirer', correction_number: 2 }, check],
    [
      'a payment without its source',
      { kind: 'payment', debit: 'acquirer', credit: 'receivable', charged_on: null },
      check,
    ],
    ['a kind of its own', { kind: 'gift' }, check],
    ['another currency', { currency: 'EUR' }, foreign],
    ['a card without an account', { card_id: '01990000-0000-7000-8000-000000000001' }, foreign],
  ]
  for (const [what, wishes, code] of violations) {
    test(what, () => assert.rejects(insert(wishes), { code }))
  }

  test('and takes what is right', async () => {
    await insert({})
    await insert({ ...correction, correction_number: 2 })
  })
})
