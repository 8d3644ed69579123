import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Card } from '#domain/cards/card.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { findWaiver, postEntry, type WaiverRecord } from '#modules/charges'
import { addDays } from '#kernel/calendar-day.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aCard } from '#test/builders/card.ts'
import { aWaitingWaiver } from '#test/builders/waiver.ts'
import { ledgerOf } from '#test/support/charges-kit.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { officeSite, type Colleague, type OfficeSite } from '#test/support/office-site.ts'
import { present } from '#test/support/present.ts'
import { formatCardNumber } from '../../shared/format.ts'

let t: OfficeSite
let asking: Colleague
let second: Colleague
let third: Colleague
before(async () => {
  t = await officeSite()
})
after(() => t.close())
beforeEach(async () => {
  await t.ownerPool.query('truncate waivers')
  asking = await t.join('supervisor', { name: 'A. Nurlanova' })
  second = await t.join('supervisor', { name: 'D. Akhmetov' })
  third = await t.join('supervisor', { name: 'G. Serikova' })
})

const today = '2026-09-01'
const list = '/office/waivers'

type Waiting = { readonly card: Card; readonly path: string; read(): Promise<WaiverRecord> }

/** ₸20,000.01 of ₸28,000, asked for by `asking`. */
async function waiting(wishes: Parameters<typeof aWaitingWaiver>[2] = {}): Promise<Waiting> {
  const long = { issuedOn: addDays(today, -90), validFrom: addDays(today, -80), validUntil: addDays(today, 80) }
  const card = await aCard(t, long)
  const { holderId, id: cardId } = card
  const id = await aWaitingWaiver(t, { holderId, cardId, requestedBy: asking.id }, wishes)
  return { card, path: `${list}/${id}`, read: async () => present(await findWaiver(t.db, holderId, id)) }
}

/** Presses a button of the page as this person sees it; who sees none sends the form all the same. */
const press = async (who: Colleague, path: string, button: 'grant' | 'refuse') =>
  who.press(path, await who.get(path), button)

for (const language of languages) {
  describe(`decided in ${language}`, () => {
    const { waivers: texts, office } = messages[language]
    beforeEach(() => {
      for (const one of [asking, second, third]) one.language = language
    })

    test('the list names card, amount, ground and who asked, oldest first; without one it says so', async () => {
      assert.ok((await second.get(list)).html.includes(texts.none))
      const younger = await waiting()
      const older = await waiting({ requested_at: new Date(t.clock.now().getTime() - 1000) })
      const { html, status } = await second.get(list)
      assert.equal(status, 200)
      await assertGoodHtml(html, language)
      const ground = (await t.reference.today()).waiverGround('authority-error').names[language]
      const amount = moneyText({ amountMinor: 2_000_001, currency: 'KZT' }, language)
      for (const text of [formatCardNumber(younger.card.cardNumber), amount, ground, 'A. Nurlanova']) {
        assert.ok(html.includes(text), text)
      }
      assert.ok(html.indexOf(older.path) < html.indexOf(younger.path))
      assert.ok(!html.includes(younger.card.passportNumber))
    })

    test('a second person grants one and refuses another; each is off the list, and only one is posted', async () => {
      for (const [button, done, waivedMinor] of [
        ['grant', 'waiver-granted', 2_000_001],
        ['refuse', 'waiver-refused', 0],
      ] as const) {
        const { card, path, read } = await waiting()
        await assertGoodHtml((await second.get(path)).html, language)
        const { status, location } = await press(second, path, button)
        assert.deepEqual([status, location], [303, `${list}?done=${done}`])
        const told = await second.get(location ?? '')
        assert.ok(told.html.includes(office.done[done]))
        assert.ok(!told.html.includes(path))
        assert.equal((await read()).decidedBy, second.id)
        assert.equal((await ledgerOf(t, card)).waivedMinor, waivedMinor)
        const later = await third.get(path)
        assert.ok(later.html.includes(texts.states[button === 'grant' ? 'granted' : 'refused']))
        assert.ok(!later.html.includes('value="grant"'), 'nothing is left to press')
      }
    })

    test('T-21 who asked reads that another person must decide, sees no button, and is refused when sending one', async () => {
      const { card, path, read } = await waiting()
      const shown = await asking.get(path)
      assert.ok(shown.html.includes(texts.decide.own))
      assert.ok(!shown.html.includes('value="grant"') && !shown.html.includes('value="refuse"'))
      await assertGoodHtml(shown.html, language)
      for (const button of ['grant', 'refuse'] as const) {
        const { html, status } = await press(asking, path, button)
        assert.equal(status, 409)
        assert.ok(html.includes(texts.decide.own) && html.includes(texts.decide.notDone))
        await assertGoodHtml(html, language)
      }
      assert.equal((await read()).state, 'requested')
      assert.equal((await ledgerOf(t, card)).waivedMinor, 0)
    })

    test('who comes late learns who decided what, and when', async () => {
      for (const [first, state] of [
        ['grant', 'granted'],
        ['refuse', 'refused'],
      ] as const) {
        const { path, read } = await waiting()
        const shown = await third.get(path)
        await press(second, path, first)
        for (const button of ['grant', 'refuse']) {
          const late = await third.press(path, shown, button)
          assert.equal(late.status, 409)
          const [begin = ''] = texts.decide[state]('D. Akhmetov', '|').split('|')
          assert.ok(late.html.includes(begin), begin)
          await assertGoodHtml(late.html, language)
        }
        assert.equal((await read()).decidedBy, second.id)
      }
    })

    test('what was paid meanwhile is not waived as well; refusing is still possible from the same page', async () => {
      const { card, path, read } = await waiting()
      const { holderId, id: cardId } = card
      const payment = { holderId, cardId, id: t.newId(), kind: 'payment', sourceId: t.newId() } as const
      await inTransaction(t.db, async (trx) =>
        ok(await postEntry(trx, { ...payment, amountMinor: 27_999_00, currency: 'KZT', at: t.clock.now() })),
      )
      const stopped = await press(second, path, 'grant')
      assert.equal(stopped.status, 409)
      const owed = moneyText({ amountMinor: 1_00, currency: 'KZT' }, language)
      assert.ok(stopped.html.includes(texts.decide.aboveDebt(owed)))
      await assertGoodHtml(stopped.html, language)
      assert.equal((await second.press(path, stopped, 'refuse')).location, `${list}?done=waiver-refused`)
      assert.equal((await read()).state, 'refused')
    })
  })
}

test('the same button three times at once grants once and ends on the same page (I-16)', async () => {
  const { card, path } = await waiting()
  const shown = await second.get(path)
  const answers = await Promise.all([1, 2, 3].map(() => second.press(path, shown, 'grant')))
  assert.deepEqual([...new Set(answers.map(({ location }) => location))], [`${list}?done=waiver-granted`])
  assert.equal((await ledgerOf(t, card)).waivedMinor, 2_000_001)
})

test('the other button of a page that was already sent tells how it was decided', async () => {
  const { path, read } = await waiting()
  const shown = await second.get(path)
  await second.press(path, shown, 'grant')
  const other = await second.press(path, shown, 'refuse')
  assert.equal(other.status, 409)
  assert.ok(other.html.includes('D. Akhmetov granted this waiver'))
  assert.equal((await read()).state, 'granted')
})

test('a form without a choice decides nothing and leads back to its page', async () => {
  const { path, read } = await waiting()
  const { status, location } = await second.post(path, { do: 'cancel' })
  assert.deepEqual([status, location], [303, path])
  assert.equal((await read()).state, 'requested')
})

test('the form of one waiver sent to another of the same person is asked for once more', async () => {
  const [one, other] = [await waiting(), await waiting()]
  const { holderId } = one.card
  const card = await aCard(t, { holderId })
  const id = await aWaitingWaiver(t, { holderId, cardId: card.id, requestedBy: asking.id }, { amount_minor: 1 })
  const shown = await second.get(one.path)
  await second.press(one.path, shown, 'grant')
  const mixed = await second.press(`${list}/${id}`, shown, 'grant')
  assert.equal(mixed.status, 409)
  assert.ok(mixed.html.includes(messages.en.office.decide.sendAgain))
  assert.equal((await second.press(`${list}/${id}`, mixed, 'grant')).status, 303)
  assert.equal((await other.read()).state, 'requested')
})

test('supervisors find the list in the bar; nobody else sees or reaches it', async () => {
  const { path } = await waiting()
  assert.ok((await second.get('/office')).html.includes(`href="${list}"`))
  for (const role of ['officer', 'auditor', 'administrator'] as const) {
    const other = await t.join(role)
    assert.ok(!(await other.get('/office')).html.includes(`href="${list}"`), role)
    for (const address of [list, path]) assert.equal((await other.get(address)).status, 403, `${role} ${address}`)
    assert.equal((await other.post(path, { do: 'grant' })).status, 403)
  }
})

test('what is not there answers alike', async () => {
  for (const id of ['x', t.newId()]) {
    assert.equal((await second.get(`${list}/${id}`)).status, 404)
    assert.equal((await second.post(`${list}/${id}`, { do: 'grant' })).status, 404)
  }
})
