import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { Card } from '#domain/cards/card.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { listWaivers, postEntry } from '#modules/charges'
import { openCase } from '#modules/review'
import { addDays } from '#kernel/calendar-day.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aCard } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'
import { aWaitingWaiver } from '#test/builders/waiver.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { officeSite, type Colleague, type OfficeSite } from '#test/support/office-site.ts'
import { claimed, staffCommand } from '#test/support/review-kit.ts'

let t: OfficeSite
let officer: Colleague
before(async () => {
  t = await officeSite()
})
after(() => t.close())
beforeEach(async () => {
  officer = await t.join('officer', { name: 'A. Nurlanova' })
})

const today = '2026-09-01'
/** ₸350 for each of 80 days. */
const owedMinor = 80 * 350_00
/** Of the bundled profile: ₸20,000. */
const limit = 20_000_00

type Case = { readonly request: CancellationRequest; readonly card: Card; readonly path: string; readonly form: string }

async function inHand(wishes: Parameters<typeof aCard>[1] = {}): Promise<Case> {
  const long = { issuedOn: addDays(today, -90), validFrom: addDays(today, -80), validUntil: addDays(today, 80) }
  const card = await aCard(t, { ...long, ...wishes })
  const request = await claimed(t, { id: officer.id, role: 'officer' }, await aRequest(t, { card }))
  const path = `/office/cases/${request.id}`
  return { request, card, path, form: `${path}/waiver` }
}

const good = { amount: '1250.50', ground: 'authority-error', comment: 'Our server was down.' }
const waiversOf = ({ holderId, id }: Card) => listWaivers(t.db, holderId, id)
const money = (amountMinor: number, language: (typeof languages)[number] = 'en') =>
  moneyText({ amountMinor, currency: 'KZT' }, language)

/** As it is read, whatever the browser must be told instead of a quotation mark. */
const readable = (html: string) => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"')

for (const language of languages) {
  describe(`asked in ${language}`, () => {
    const { waivers: texts, office } = messages[language]
    beforeEach(() => {
      officer.language = language
    })

    test('the case leads to a form that says what is owed and from where on a second person decides', async () => {
      const { path, form } = await inHand()
      assert.ok((await officer.get(path)).html.includes(`<a href="${form}">${texts.form.title}</a>`))
      const { html, status } = await officer.get(form)
      assert.equal(status, 200)
      await assertGoodHtml(html, language)
      for (const text of [money(owedMinor, language), texts.form.aloneUpTo(money(limit, language))]) {
        assert.ok(html.includes(text), text)
      }
      assert.equal(html.match(/name="ground"/g)?.length, 5)
    })

    test('a small one is granted at once, a large one waits; the case tells both', async () => {
      const { path, form } = await inHand()
      const granted = await officer.press(form, await officer.get(form), '', good)
      assert.deepEqual([granted.status, granted.location], [303, `${path}?done=waiver-granted`])
      const small = await officer.get(granted.location ?? '')
      assert.ok(small.html.includes(office.done['waiver-granted']))
      assert.ok(small.html.includes(money(1250_50, language)) && small.html.includes(texts.states.granted))
      const waiting = await officer.press(form, await officer.get(form), '', { ...good, amount: '20 000' })
      assert.equal(waiting.location, `${path}?done=waiver-requested`)
      const large = await officer.get(waiting.location ?? '')
      assert.ok(large.html.includes(office.done['waiver-requested']))
      assert.ok(large.html.includes(texts.states.requested))
      assert.ok(!large.html.includes(`href="${form}"`), 'no second one while one waits')
      await assertGoodHtml(large.html, language)
    })

    test('every fault is told at its field, all at once, and what was typed stays', async () => {
      const { form, card } = await inHand()
      const faults: readonly (readonly [Partial<typeof good>, string])[] = [
        [{ amount: '' }, texts.faults['amount-missing']],
        [{ amount: '-5' }, texts.faults['amount-negative']],
        [{ amount: 'a lot' }, texts.faults['amount-not-a-number']],
        [{ amount: '1,250' }, texts.faults['amount-ambiguous']],
        [{ amount: '12.345' }, texts.faults['amount-too-fine']],
        [{ amount: '9'.repeat(20) }, texts.faults['amount-too-large']],
        [{ amount: '0' }, texts.faults['waiver-amount-not-valid']],
        [{ amount: '28000.01' }, texts.faults['waiver-above-debt'](money(owedMinor, language))],
        [{ ground: 'friendship' }, texts.faults['waiver-ground-unknown']],
        [{ comment: '  ' }, texts.faults['waiver-comment-missing'](1000)],
        [{ comment: 'x'.repeat(1001) }, texts.faults['waiver-comment-missing'](1000)],
      ]
      for (const [wrong, text] of faults) {
        const { html, status } = await officer.post(form, { ...good, ...wrong })
        assert.equal(status, 400, text)
        assert.equal(readable(html).split(text).length, 3, `${text}: in the summary and at the field`)
        await assertGoodHtml(html, text)
      }
      const { html } = await officer.post(form, { amount: '-5', comment: '' })
      for (const field of ['amount', 'ground', 'comment']) assert.ok(html.includes(`href="#${field}"`), field)
      assert.ok(html.includes('value="-5"'))
      assert.deepEqual(await waiversOf(card), [])
    })

    test('where nothing can be waived the page says why and has no field', async () => {
      const free = await inHand({ cardType: 'business', validFrom: addDays(today, 20) })
      const waits = await inHand()
      const { holderId, id: cardId } = waits.card
      await aWaitingWaiver(t, { holderId, cardId, requestedBy: officer.id })
      for (const [form, text] of [
        [free.form, texts.form.nothingOwed],
        [waits.form, texts.form.waiting],
      ] as const) {
        const { html } = await officer.get(form)
        assert.ok(html.includes(text), text)
        assert.ok(!html.includes('name="amount"'))
        await assertGoodHtml(html, text)
      }
      const sent = await officer.post(waits.form, good)
      assert.equal(sent.status, 409)
      assert.ok(sent.html.includes(texts.form.waiting))
    })

    test('a form that comes again with other words is shown again, under a new id', async () => {
      const { form, card } = await inHand()
      const shown = await officer.get(form)
      await officer.press(form, shown, '', good)
      const other = await officer.press(form, shown, '', { ...good, amount: '7' })
      assert.equal(other.status, 400)
      assert.ok(readable(other.html).includes(office.decide.sendAgain))
      assert.equal((await waiversOf(card)).length, 1)
      assert.equal((await officer.press(form, other, '', { ...good, amount: '7' })).status, 303)
      assert.deepEqual(
        (await waiversOf(card)).map(({ amountMinor }) => amountMinor),
        [1250_50, 7_00],
      )
    })
  })
}

test('the same form three times at once waives once (I-16)', async () => {
  const { form, card, path } = await inHand()
  const shown = await officer.get(form)
  const answers = await Promise.all([1, 2, 3].map(() => officer.press(form, shown, '', good)))
  assert.deepEqual([...new Set(answers.map(({ location }) => location))], [`${path}?done=waiver-granted`])
  assert.equal((await waiversOf(card)).length, 1)
})

test('T-21 in pieces it is the limit all the same, and the form says when none is left', async () => {
  const { form, card } = await inHand()
  for (const amount of ['15000', '5000', '0.01']) await officer.post(form, { ...good, amount })
  assert.deepEqual(
    (await waiversOf(card)).map(({ state }) => state),
    ['granted', 'granted', 'requested'],
  )
  const spent = await inHand()
  await officer.post(spent.form, { ...good, amount: '20000' })
  assert.ok((await officer.get(spent.form)).html.includes(messages.en.waivers.form.neverAlone))
})

test('what was paid counts: no more is waived than is left to pay', async () => {
  const { form, card } = await inHand()
  const { holderId, id: cardId } = card
  const entry = { holderId, cardId, id: t.newId(), kind: 'payment', sourceId: t.newId(), currency: 'KZT' } as const
  await inTransaction(t.db, async (trx) =>
    ok(await postEntry(trx, { ...entry, amountMinor: owedMinor - 100, at: t.clock.now() })),
  )
  assert.ok((await officer.get(form)).html.includes(`<dd>${money(100)}</dd>`))
  const { html } = await officer.post(form, { ...good, amount: '1.01' })
  assert.ok(html.includes(messages.en.waivers.faults['waiver-above-debt'](money(100))))
})

test('only who works on the case waives: not a colleague, not who opened it with a reason, not an auditor (T-28)', async () => {
  const { request, form, path, card } = await inHand()
  const [colleague, auditor] = [await t.join('supervisor'), await t.join('auditor')]
  const staff = { id: colleague.id, role: 'supervisor' } as const
  for (const isOpened of [false, true]) {
    if (isOpened) {
      const opened = await openCase(t, { ...staffCommand(t, staff, request), reason: 'complaint', text: null })
      assert.ok(opened.ok)
      assert.ok(!(await colleague.get(path)).html.includes(form))
    }
    const asked = await colleague.get(form)
    assert.deepEqual([asked.status, asked.location], [303, path])
    const sent = await colleague.post(form, good)
    assert.equal(sent.status, 409)
    assert.ok(sent.html.includes('A. Nurlanova'), 'it says who has the case')
  }
  assert.equal((await auditor.get(form)).status, 403)
  assert.equal((await auditor.post(form, good)).status, 403)
  assert.equal((await officer.get('/office/cases/none/waiver')).status, 404)
  assert.deepEqual(await waiversOf(card), [])
})

test('showing the form is a look at the case, and is recorded as one', async () => {
  const { request, form } = await inHand()
  const looks = async () =>
    (await t.db.selectFrom('audit_entries').select('event').where('request_id', '=', request.id).execute()).filter(
      ({ event }) => event === 'case-opened',
    ).length
  const earlier = await looks()
  await officer.get(form)
  assert.equal(await looks(), earlier + 1)
})
