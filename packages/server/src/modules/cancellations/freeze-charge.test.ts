import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { Card } from '#domain/cards/card.ts'
import { listStops, postCharges } from '#modules/charges'
import { claimCase, refuseRequest, returnRequest } from '#modules/review'
import { addDays } from '#kernel/calendar-day.ts'
import { aCard } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'
import { eventsOf, holderCommand } from '#test/support/cancellation-kit.ts'
import { assertLedgerIsFunction, functionOf, ledgerOf } from '#test/support/charges-kit.ts'
import { aStaff, claimed, reviewKit, staffCommand, type ReviewKit } from '#test/support/review-kit.ts'
import { disownRequest, findRequest, lapseReturned, recallRequest, submitRequest, withdrawRequest } from './index.ts'

const start = new Date('2026-09-01T04:00:00Z')
const today = '2026-09-01'
const perDay = 350_00

let t: ReviewKit
before(async () => {
  t = await reviewKit()
})
beforeEach(() => t.clock.set(start))
after(() => t.close())

/** Owes ten days, ₸3,500. */
const aChargedCard = () =>
  aCard(t, { issuedOn: addDays(today, -20), validFrom: addDays(today, -10), validUntil: addDays(today, 200) })

const send = (draft: CancellationRequest, deps = t) =>
  submitRequest(deps, {
    ...holderCommand(t, draft),
    version: draft.version,
    sessionId: t.newId(),
    isDeclaredTrue: true,
  })

async function aSentRequest(card: Card): Promise<CancellationRequest> {
  const draft = await aRequest(t, { card, state: 'draft' })
  const sent = await send(draft)
  assert.ok(sent.ok, JSON.stringify(sent))
  return (await findRequest(t.db, [card.holderId], draft.id)) ?? assert.fail()
}

const totalOf = async (card: Card) => (await functionOf(t, card)).totalMinor

describe('sending a request', () => {
  test('freezes the charge: the outcome and the audit name the amount, and it stays', async () => {
    const card = await aChargedCard()
    const draft = await aRequest(t, { card, state: 'draft' })
    const sent = await send(draft)
    assert.deepEqual(sent.ok && sent.value.charge, { amountMinor: 10 * perDay, currency: 'KZT' })
    const entry = await t.db
      .selectFrom('audit_entries')
      .select('details')
      .where('request_id', '=', draft.id)
      .executeTakeFirstOrThrow()
    const { chargeMinor, currency } = entry.details as Record<string, unknown>
    assert.deepEqual([chargeMinor, currency], [10 * perDay, 'KZT'])
    t.clock.advance({ days: 5 })
    await postCharges(t)
    assert.equal(await totalOf(card), 10 * perDay)
    await assertLedgerIsFunction(t, card)
  })

  test('of a card that costs nothing freezes nothing, and says so', async () => {
    const draft = await aRequest(t, { state: 'draft' })
    const free = { ...(await t.reference.today()), tariffFor: () => [] }
    const sent = await send(draft, { ...t, reference: { today: () => Promise.resolve(free) } })
    assert.equal(sent.ok && sent.value.charge, null)
    assert.equal((await listStops(t.db, [draft.holderId])).length, 1)
  })

  test('that breaks afterwards leaves no stop: both or neither', async () => {
    const card = await aChargedCard()
    const draft = await aRequest(t, { card, state: 'draft' })
    const broken = { ...t, queueNotice: () => Promise.reject(new TypeError('the letter could not be written')) }
    await assert.rejects(send(draft, broken), TypeError)
    assert.deepEqual(await listStops(t.db, [card.holderId]), [])
    assert.equal((await findRequest(t.db, [card.holderId], draft.id))?.state, 'draft')
    t.clock.advance({ days: 1 })
    assert.equal(await totalOf(card), 11 * perDay)
  })

  test('before the card is issued is refused, and stops nothing', async () => {
    const card = await aChargedCard()
    const draft = await aRequest(t, { card, state: 'draft' })
    const clock = { now: () => new Date('2026-08-01T04:00:00Z') }
    const refused = await send(draft, { ...t, clock } as ReviewKit)
    assert.deepEqual(refused, {
      ok: false,
      refusal: { code: 'stop-before-issue', issuedOn: '2026-08-12', stoppedOn: '2026-08-01' },
    })
    assert.deepEqual(await listStops(t.db, [card.holderId]), [])
  })
})

type End = (request: CancellationRequest) => Promise<unknown>

async function isReturned(request: CancellationRequest): Promise<void> {
  const officer = aStaff(t)
  assert.ok((await claimCase(t, staffCommand(t, officer, request))).ok)
  const papers = ['passport-data-page']
  assert.ok((await returnRequest(t, { ...staffCommand(t, officer, request), papers, comment: null })).ok)
}

const ends: readonly (readonly [string, End])[] = [
  ['recalled', (request) => recallRequest(t, holderCommand(t, request))],
  ['withdrawn', (request) => withdrawRequest(t, holderCommand(t, request))],
  ['recalled', (request) => disownRequest(t, holderCommand(t, request))],
  [
    'withdrawn',
    (request) => {
      t.clock.advance({ days: 2 })
      return disownRequest(t, holderCommand(t, request))
    },
  ],
  [
    'refused',
    async (request) => {
      const officer = aStaff(t)
      await claimed(t, officer, request)
      return refuseRequest(t, { ...staffCommand(t, officer, request), ground: 'identity-not-proved' })
    },
  ],
  [
    'lapsed',
    async (request) => {
      await isReturned(request)
      t.clock.advance({ days: 31 })
      return lapseReturned(t)
    },
  ],
]

describe('an end without a cancellation lifts the stop', () => {
  for (const [index, [state, end]] of ends.entries()) {
    test(`I-05 ${state} (${index + 1}): the charge is as if it had never stopped, and a later request stops it anew`, async () => {
      const [card, untouched] = [await aChargedCard(), await aChargedCard()]
      const request = await aSentRequest(card)
      t.clock.advance({ hours: 1 })
      await postCharges(t)
      await end(request)
      assert.equal((await findRequest(t.db, [card.holderId], request.id))?.state, state)
      t.clock.advance({ days: 3 })
      await postCharges(t)
      assert.equal(await totalOf(card), await totalOf(untouched))
      await assertLedgerIsFunction(t, card)
      assert.equal((await ledgerOf(t, card)).corrections, 0)

      const frozenAt = await totalOf(card)
      await aSentRequest(card)
      t.clock.advance({ days: 3 })
      await postCharges(t)
      assert.equal(await totalOf(card), frozenAt)
      assert.equal(await totalOf(untouched), frozenAt + 3 * perDay)
      await assertLedgerIsFunction(t, card)
    })
  }
})

test('the freeze is in the timeline once, with the request', async () => {
  const request = await aSentRequest(await aChargedCard())
  assert.deepEqual(await eventsOf(t, request.id), ['request-submitted'])
})
