import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { currencyDigits } from '#domain/money/currencies.ts'
import { readStripeReport } from './stripe-report.ts'

const header =
  'balance_transaction_id,created_utc,currency,gross,reporting_category,customer_facing_amount,customer_facing_currency,payment_metadata[reference],refund_metadata[reference]'

const read = (...lines: readonly string[]) => readStripeReport([header, ...lines].join('\r\n'), currencyDigits)

const payment = 'txn_1,2026-09-01 12:00:01,usd,18.02,charge,8750.00,kzt,p-1,'
const refund = 'txn_2,2026-09-01 13:00:00,usd,-2.06,refund,-1000.00,kzt,p-1,r-1'
const failure = 'txn_3,2026-09-01 14:00:00,usd,2.06,refund_failure,1000.00,kzt,p-1,r-1'

test('payments, refunds and those that came back, in what the payer paid; fees and payouts are not looked at', () => {
  const other = ['txn_4,2026-09-01 15:00:00,usd,-0.30,fee,,,,', 'txn_5,2026-09-01 15:00:00,usd,-16,payout,,,,']
  const result = read(payment, refund, failure, ...other)
  assert.ok(result.ok)
  const common = { currency: 'KZT' }
  assert.deepEqual(result.value, [
    { ...common, kind: 'payment', reference: 'p-1', lineRef: 'txn_1', at: at(12, 1), amountMinor: 875_000 },
    { ...common, kind: 'refund', reference: 'r-1', lineRef: 'txn_2', at: at(13), amountMinor: 100_000 },
    { ...common, kind: 'refund-failure', reference: 'r-1', lineRef: 'txn_3', at: at(14), amountMinor: 100_000 },
  ])
})

const at = (hour: number, second = 0): Date => new Date(Date.UTC(2026, 8, 1, hour, 0, second))

test('each currency has its digits, a payment without our reference none, and a byte order mark is nothing', () => {
  const yen = readStripeReport(`\uFEFF${header}\ntxn_1,2026-09-01 12:00:00,usd,1,charge,500,jpy,,\n`, currencyDigits)
  assert.ok(yen.ok)
  assert.deepEqual(
    yen.value.map(({ amountMinor, reference }) => [amountMinor, reference]),
    [[500, null]],
  )
  const dinar = read('txn_1,2026-09-01 12:00:00,usd,1,charge,1.25,kwd,p-1,')
  assert.equal(dinar.ok && dinar.value[0]?.amountMinor, 1_250)
})

for (const [what, lines, line, why] of [
  ['a time that is none', [payment, payment.replace('2026-09-01 12', 'yesterday 12')], 3, /created_utc/],
  ['an amount that the currency does not have', [payment.replace('8750.00', '8750.001')], 2, /amount/],
  ['no currency', [payment.replace('kzt', '')], 2, /amount/],
  ['a line that is cut', [payment, 'txn_2,2026-09-01'], 3, /Record Length/],
] as const) {
  test(`${what} is told with its line, and nothing is read`, () => {
    const result = read(...lines)
    assert.ok(!result.ok)
    assert.equal(result.refusal.line, line)
    assert.match(result.refusal.why, why)
  })
}

test('a column that is not in the file is named', () => {
  const result = readStripeReport('balance_transaction_id,created_utc\ntxn_1,2026-09-01 12:00:00\n', currencyDigits)
  assert.ok(!result.ok)
  assert.match(result.refusal.why, /no column reporting_category/)
})

test('whatever bytes come, it is read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const result = readStripeReport(Buffer.from(bytes).toString(), currencyDigits)
      assert.ok(result.ok || result.refusal.code === 'report-not-readable')
    }),
  )
})
