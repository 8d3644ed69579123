import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { waiverActions, waiverLifeCycle, waiverStates } from '#domain/charges/waiver-life-cycle.ts'
import type { Card } from '#domain/cards/card.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'
import { transition } from '#domain/life-cycle.ts'
import { verifyChain } from '#modules/audit'
import { addDays } from '#kernel/calendar-day.ts'
import { aCard } from '#test/builders/card.ts'
import { assertLedgerIsFunction, chargesKit, entriesOf, ledgerOf, type ChargesKit } from '#test/support/charges-kit.ts'
import {
  grantWaiver,
  insertStop,
  listWaivers,
  postCharges,
  postEntry,
  refuseWaiver,
  requestWaiver,
  type RequestWaiver,
  type WaiverStaff,
} from '../index.ts'

const today = '2026-09-01'
const perDay = 350_00
/** Of the bundled profile: ₸20,000. */
const limit = 20_000_00

let t: ChargesKit
before(async () => {
  t = await chargesKit()
})
beforeEach(() => t.clock.set(new Date('2026-09-01T05:30:00Z')))
after(() => t.close())

const aStaff = (role: StaffRole = 'officer'): WaiverStaff => ({ id: t.newId(), role })

/** Owes ₸28,000 for 80 days. */
const aCostlyCard = () =>
  aCard(t, { issuedOn: addDays(today, -90), validFrom: addDays(today, -80), validUntil: addDays(today, 80) })

function order(card: Card, staff: WaiverStaff, amountMinor: number, wishes: Partial<RequestWaiver> = {}) {
  const ids = { commandId: t.newId(), holderId: card.holderId, cardId: card.id }
  return { ...ids, staff, ground: 'authority-error', comment: 'Our server was down.', amountMinor, ...wishes }
}

const decision = ({ holderId }: Card, waiverId: string, staff: WaiverStaff) => ({
  commandId: t.newId(),
  holderId,
  waiverId,
  staff,
})

async function waiting(card: Card, staff: WaiverStaff, amountMinor = limit + 1): Promise<string> {
  const asked = await requestWaiver(t, order(card, staff, amountMinor))
  assert.ok(asked.ok && asked.value.state === 'requested', JSON.stringify(asked))
  return asked.value.waiverId
}

const codeOf = (result: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string =>
  result.ok ? 'ok' : (result.refusal?.code ?? '')

const eventsOf = async ({ id }: Card) => {
  const entries = t.db.selectFrom('audit_entries').select('event').where('card_id', '=', id).orderBy('seq')
  return (await entries.execute()).map(({ event }) => event)
}

test('every state and action: only what waits is decided', () => {
  const allowed = waiverStates.flatMap((state) =>
    waiverActions
      .filter((action) => transition(waiverLifeCycle, state, action, 'officer').ok)
      .map((a) => `${state} ${a}`),
  )
  assert.deepEqual(allowed, ['requested grant', 'requested refuse'])
})

describe('up to the limit', () => {
  test('is granted at once: ledger, audit and what is owed change together', async () => {
    const [card, staff] = [await aCostlyCard(), aStaff()]
    const command = order(card, staff, limit)
    const result = await requestWaiver(t, command)
    assert.ok(result.ok)
    assert.equal(result.value.state, 'granted')
    assert.deepEqual(await requestWaiver(t, command), result)
    const { grossMinor, waivedMinor, days } = await ledgerOf(t, card)
    assert.deepEqual({ grossMinor, waivedMinor, days }, { grossMinor: 80 * perDay, waivedMinor: limit, days: 80 })
    await assertLedgerIsFunction(t, card)
    assert.deepEqual(await eventsOf(card), ['waiver-granted'])
    assert.deepEqual(await verifyChain(t.db, card.holderId), [])
  })

  test('T-21 in pieces it is the limit all the same', async () => {
    const [card, staff] = [await aCostlyCard(), aStaff()]
    const half = limit / 2
    const states: string[] = []
    for (const amount of [half, half, 1]) {
      const result = await requestWaiver(t, order(card, staff, amount))
      states.push(result.ok ? result.value.state : result.refusal.code)
    }
    assert.deepEqual(states, ['granted', 'granted', 'requested'])
    assert.equal((await ledgerOf(t, card)).waivedMinor, limit)
  })
})

describe('above the limit', () => {
  test('waits, and posts nothing until a second person grants it', async () => {
    const [card, asking, second] = [await aCostlyCard(), aStaff(), aStaff('supervisor')]
    const waiverId = await waiting(card, asking)
    assert.equal((await ledgerOf(t, card)).waivedMinor, 0)
    const command = decision(card, waiverId, second)
    assert.deepEqual(await grantWaiver(t, command), { ok: true, value: { waiverId, state: 'granted' } })
    assert.ok((await grantWaiver(t, command)).ok)
    assert.equal((await ledgerOf(t, card)).waivedMinor, limit + 1)
    await assertLedgerIsFunction(t, card)
    assert.deepEqual(await eventsOf(card), ['waiver-requested', 'waiver-granted'])
    assert.equal((await entriesOf(t, card)).filter(({ kind }) => kind === 'waiver').length, 1)
  })

  test('is refused by a second person, and posts nothing', async () => {
    const card = await aCostlyCard()
    const waiverId = await waiting(card, aStaff())
    assert.ok((await refuseWaiver(t, decision(card, waiverId, aStaff('supervisor')))).ok)
    assert.equal((await ledgerOf(t, card)).waivedMinor, 0)
    assert.deepEqual(await eventsOf(card), ['waiver-requested', 'waiver-refused'])
    const late = await grantWaiver(t, decision(card, waiverId, aStaff('supervisor')))
    assert.equal(codeOf(late), 'action-not-allowed-in-state')
  })

  test('T-21 who asked neither grants nor refuses it, supervisor or not', async () => {
    const [card, boss] = [await aCostlyCard(), aStaff('supervisor')]
    const waiverId = await waiting(card, boss)
    assert.equal(codeOf(await grantWaiver(t, decision(card, waiverId, boss))), 'second-person-needed')
    assert.equal(codeOf(await refuseWaiver(t, decision(card, waiverId, boss))), 'second-person-needed')
    assert.equal(codeOf(await grantWaiver(t, decision(card, waiverId, aStaff('officer')))), 'role-not-allowed')
    assert.deepEqual(
      (await listWaivers(t.db, card.holderId, card.id)).map(({ state }) => state),
      ['requested'],
    )
  })

  test('two who grant at once grant once', async () => {
    const card = await aCostlyCard()
    const waiverId = await waiting(card, aStaff())
    const grants = Array.from({ length: 4 }, () => grantWaiver(t, decision(card, waiverId, aStaff('supervisor'))))
    const answers = (await Promise.all(grants)).map(codeOf)
    assert.equal(answers.filter((code) => code === 'ok').length, 1, answers.join(' '))
    assert.equal((await ledgerOf(t, card)).waivedMinor, limit + 1)
  })

  test('what was paid meanwhile is not waived as well', async () => {
    const card = await aCostlyCard()
    const waiverId = await waiting(card, aStaff())
    const { holderId, id: cardId } = card
    const payment = { kind: 'payment', holderId, cardId, currency: 'KZT', at: t.clock.now() } as const
    await t.db
      .transaction()
      .execute((trx) => postEntry(trx, { ...payment, id: t.newId(), sourceId: t.newId(), amountMinor: 80 * perDay }))
    const refused = await grantWaiver(t, decision(card, waiverId, aStaff('supervisor')))
    assert.deepEqual(refused, { ok: false, refusal: { code: 'waiver-above-debt', owedMinor: 0, currency: 'KZT' } })
  })
})

describe('a waiver is refused', () => {
  const cases: readonly (readonly [string, Partial<RequestWaiver>, string])[] = [
    ['with a ground that is not in the profile', { ground: 'friendship' }, 'waiver-ground-unknown'],
    ['without words', { comment: '  ' }, 'waiver-comment-missing'],
    ['with too many words', { comment: 'x'.repeat(1001) }, 'waiver-comment-missing'],
    ['of nothing', { amountMinor: 0 }, 'waiver-amount-not-valid'],
    ['of a fraction', { amountMinor: 0.5 }, 'waiver-amount-not-valid'],
    ['of a charge, instead of from it', { amountMinor: -100 }, 'waiver-amount-not-valid'],
    ['of more than is owed', { amountMinor: 80 * perDay + 1 }, 'waiver-above-debt'],
    ['by an auditor', { staff: { id: '01990000-0000-7000-8000-00000000000a', role: 'auditor' } }, 'role-not-allowed'],
    ['for a card that is not this person’s', { cardId: '01990000-0000-7000-8000-00000000000b' }, 'card-not-found'],
  ]
  for (const [what, wishes, code] of cases) {
    test(what, async () => {
      const card = await aCostlyCard()
      assert.equal(codeOf(await requestWaiver(t, order(card, aStaff(), 100, wishes))), code)
      assert.deepEqual(await listWaivers(t.db, card.holderId, card.id), [])
    })
  }

  test('while another one waits', async () => {
    const [card, staff] = [await aCostlyCard(), aStaff()]
    await waiting(card, staff)
    assert.equal(codeOf(await requestWaiver(t, order(card, staff, 100))), 'waiver-waiting')
  })

  test('for a card that costs nothing', async () => {
    const card = await aCard(t, { cardType: 'unknown-to-tariffs' })
    assert.equal(codeOf(await requestWaiver(t, order(card, aStaff(), 100))), 'card-not-charged')
  })

  test('when it is somebody else’s', async () => {
    const [card, other] = [await aCostlyCard(), await aCostlyCard()]
    const waiverId = await waiting(card, aStaff())
    assert.equal(codeOf(await grantWaiver(t, decision(other, waiverId, aStaff('supervisor')))), 'waiver-not-found')
  })
})

test('I-07 a charge that shrinks below the waiver takes a part of it back, and gives it again when it grows', async () => {
  const card = await aCostlyCard()
  assert.ok((await requestWaiver(t, order(card, aStaff(), limit))).ok)
  const { holderId, id: cardId } = card
  const at = new Date('2026-06-23T05:00:00Z')
  await t.db.transaction().execute((trx) => insertStop(trx, { holderId, cardId, requestId: t.newId(), at }))
  await postCharges(t)
  const shrunk = await ledgerOf(t, card)
  assert.deepEqual([shrunk.grossMinor, shrunk.waivedMinor, shrunk.corrections], [10 * perDay, 10 * perDay, 2])
  await t.db
    .updateTable('charge_stops')
    .set({ lifted_at: at, lifted_because: 'refused' })
    .where('card_id', '=', cardId)
    .execute()
  await t.db.updateTable('charge_accounts').set({ card_version: null }).where('card_id', '=', cardId).execute()
  await postCharges(t)
  await postCharges(t)
  const grown = await ledgerOf(t, card)
  assert.deepEqual([grown.grossMinor, grown.waivedMinor, grown.corrections], [80 * perDay, limit, 4])
  await assertLedgerIsFunction(t, card)
})

describe('T-21 one person alone', () => {
  test('0 of 100 random series of attempts waive above the limit', async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 28_000_00 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(amounts, fc.constantFrom<StaffRole>('officer', 'supervisor'), async (series, role) => {
        const [card, staff] = [await aCostlyCard(), aStaff(role)]
        for (const amount of series) {
          const asked = await requestWaiver(t, order(card, staff, amount))
          if (asked.ok) await grantWaiver(t, decision(card, asked.value.waiverId, staff))
        }
        assert.ok((await ledgerOf(t, card)).waivedMinor <= limit)
        await assertLedgerIsFunction(t, card)
      }),
      { numRuns: 100 },
    )
  })

  test('0 of 10,000 random rows come past the constraint, with the owner’s rights', async () => {
    const card = await aCostlyCard()
    await postCharges(t)
    await createTry()
    const { rows } = await t.ownerPool.query<{ tried: number; granted: number }>(
      `select count(*)::int as tried,
         count(*) filter (where try_waiver($1, $2, 1 + floor(random() * 1e6)::bigint, floor(random() * 1e6)::bigint))::int
           as granted
       from generate_series(1, 10000)`,
      [card.holderId, card.id],
    )
    assert.deepEqual(rows, [{ tried: 10_000, granted: 0 }])
  })

  /** Writes a granted waiver above its limit that one person asked for and decided; true when the row is there. */
  async function createTry(): Promise<void> {
    await t.ownerPool.query(`
      create function try_waiver(holder uuid, card uuid, above bigint, before bigint) returns boolean language plpgsql as $$
      declare
        who uuid = gen_random_uuid();
      begin
        insert into waivers (holder_id, id, card_id, state, ground, comment, amount_minor, currency,
          second_person_above_minor, alone_before_minor, requested_by, requested_at, decided_by, decided_at, version)
        values (holder, gen_random_uuid(), card, 'granted', 'authority-error', 'x', 1000000 - before + above, 'KZT',
          1000000, before, who, now(), who, now(), 1);
        return true;
      exception when check_violation then return false;
      end $$`)
  }
})
