import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { charge } from '#domain/charges/charge.ts'
import { languages, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { sampleCost } from '#test/builders/card-cost.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import type { Page } from '../page.ts'
import { costCurve, curveRows } from '../charges/cost-curve.ts'
import type { CardCost } from '../charges/card-cost.ts'
import { ChargeChart, type ChargeCurve } from './charge-chart.tsx'
import { chartLayout, chartSize } from './chart-layout.ts'

const reader = (language: Language) => ({ language, t: messages[language] }) as Page<unknown>
const stop = new Date('2026-08-20T05:00:00Z')

function drawn(cost: CardCost, language: Language = 'en'): string {
  const view: { toString(): string } = ChargeChart({ page: reader(language), curve: curveOf(cost) })
  return view.toString()
}

function curveOf(cost: CardCost): ChargeCurve {
  const curve = costCurve(cost)
  assert.ok(curve)
  return curve
}

const money = (amountMinor: number) => moneyText({ amountMinor, currency: 'KZT' }, 'en')
const has = (html: string, kind: string) => html.includes(`class="${kind}"`)

test('a charge that runs: solid until now, dashed until its cap, with today and both amounts', () => {
  const html = drawn(sampleCost())
  for (const kind of ['past', 'ahead', 'today', 'cap', 'now']) assert.ok(has(html, kind), kind)
  assert.ok(!has(html, 'stop'))
  for (const text of ['₸8,750', '₸90,000', 'At most ₸90,000', 'Today, 26 Aug', '1 Aug 2026']) {
    assert.ok(html.includes(`>${text}<`), text)
  }
})

test('a charge that was stopped: the stop is marked, and nothing lies ahead', () => {
  const html = drawn(sampleCost({ stoppedAt: stop }))
  assert.ok(has(html, 'stop') && has(html, 'past') && has(html, 'today'))
  assert.ok(!has(html, 'ahead'))
  assert.ok(html.includes('>Stopped, 20 Aug<'))
  assert.ok(!html.includes('At most'), 'a limit far above would press the curve flat')
})

test('a charge at its cap stays there until today: nothing is foretold, and the amount is written once', () => {
  const cost = sampleCost({ today: '2027-06-01' })
  const html = drawn(cost)
  assert.ok(!has(html, 'ahead') && has(html, 'cap'))
  assert.ok(!html.includes(messages.en.charges.chart.legend))
  assert.equal(html.match(/>₸90,000</g)?.length, 1)
  assert.deepEqual(
    curveRows(cost, curveOf(cost)).map(({ day, note }) => [day, note]),
    [
      ['2026-10-29', 'price-changes'],
      ['2027-02-23', 'capped'],
    ],
  )
})

test('a charge that lies ahead begins at nothing, and one that nobody can date has no picture', () => {
  const html = drawn(sampleCost({ today: '2026-07-25' }))
  assert.ok(has(html, 'ahead'))
  assert.ok(html.includes(`>${money(0)}<`))
  assert.equal(costCurve(sampleCost({ tariff: { anchor: 'last-exit' } })), undefined)
})

test('the picture is named and described, carries no style of its own and stays small', async () => {
  for (const language of languages) {
    for (const cost of [sampleCost(), sampleCost({ stoppedAt: stop }), sampleCost({ today: '2027-06-01' })]) {
      const html = drawn(cost, language)
      assert.match(html, /<svg [^>]*role="img" aria-labelledby="chart-title chart-text"/)
      assert.doesNotMatch(html, /style=|NaN|undefined|null/)
      assert.ok(Buffer.byteLength(html) <= 6 * 1024, `${Buffer.byteLength(html)} bytes in ${language}`)
      await assertGoodHtml(
        `<!doctype html><html lang="${language}"><head><title>x</title></head><body><h1>x</h1>${html}</body></html>`,
        language,
      )
    }
  }
})

const anyCost = fc
  .record({
    todayAt: fc.integer({ min: -30, max: 400 }),
    stopAt: fc.option(fc.integer({ min: 0, max: 300 })),
    freeDays: fc.nat({ max: 20 }),
    isCapped: fc.boolean(),
    waivedMinor: fc.nat({ max: 3_000_000 }),
  })
  .map(({ todayAt, stopAt, freeDays, isCapped, waivedMinor }) => {
    const today = addDays('2026-08-01', todayAt)
    const hasStop = stopAt !== null && stopAt <= todayAt
    return sampleCost({
      today,
      waivedMinor,
      tariff: { freeDays, ...(isCapped ? {} : { capMinor: null }) },
      ...(hasStop && { stoppedAt: new Date(`${addDays('2026-08-01', stopAt)}T05:00:00Z`) }),
    })
  })

test('every point of every curve is what the function says for that day, never falls, and lies in the picture', () => {
  fc.assert(
    fc.property(anyCost, (cost) => {
      const curve = costCurve(cost)
      if (!curve) return
      const points = [...curve.past, ...curve.ahead]
      for (const [index, { day, totalMinor }] of points.entries()) {
        assert.equal(totalMinor, charge({ ...cost.input, through: day })?.totalMinor, day)
        const before = points[index - 1]
        assert.ok(before === undefined || (before.day < day && before.totalMinor <= totalMinor))
      }
      assert.equal(curve.past.at(-1)?.totalMinor, cost.outlook.owedMinor)
      assert.deepEqual(
        curveRows(cost, curve).map(({ day }) => day),
        points.slice(1).map(({ day }) => day),
      )
      const html = drawn(cost)
      assert.doesNotMatch(html, /NaN|Infinity|undefined/)
      for (const [, x, y] of html.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) {
        assert.ok(Number(x) >= 0 && Number(x) <= chartSize.width && Number(y) >= 0 && Number(y) <= chartSize.height)
      }
    }),
    { numRuns: 500 },
  )
})

test('amounts grow upwards, days to the right, and the axis has round figures', () => {
  const layout = chartLayout({ from: '2026-08-01', to: '2026-09-01', mostMinor: 875_000 }, money)
  assert.ok(layout.y(875_000) < layout.y(0))
  assert.equal(layout.y(0), layout.bottom)
  assert.equal(layout.x('2026-08-01'), layout.left)
  assert.equal(layout.x('2026-09-01'), layout.right)
  assert.deepEqual(layout.ticks.map(money), ['₸0', '₸2,000', '₸4,000', '₸6,000', '₸8,000', '₸10,000'])
})

test('nothing owed at all still makes a picture', () => {
  const layout = chartLayout({ from: '2026-08-01', to: '2026-08-01', mostMinor: 0 }, money)
  assert.deepEqual(layout.ticks, [0])
  assert.ok(Number.isFinite(layout.x('2026-08-01')) && Number.isFinite(layout.y(0)))
})
