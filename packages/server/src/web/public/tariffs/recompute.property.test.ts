import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from '@sapar/verifier/format'
import { charge, lastDayOver } from '#domain/charges/charge.ts'
import { tariffHistory } from '#domain/charges/tariff-history.ts'
import { receiptContent, type ReceiptContent, type ReceiptTariff } from '#domain/receipts/receipt-content.ts'
import type { Card } from '#domain/cards/card.ts'
import { chargeHistories } from '#test/models/charge-histories.ts'
import type { ChargeHistory } from '#test/models/naive-charge.ts'
import { historyCount, propertyRuns } from '#test/support/property-runs.ts'
import { recomputeReceipt } from '#test/support/recompute-receipt.ts'
import { publishedTariffs } from './published-tariffs.ts'

/** What the authority issues to whoever asks at this moment of a history. */
function receiptOf({ issue, tariffs, cardType, timeZone, ...history }: ChargeHistory): ReceiptContent {
  const submittedAt = history.requests[0]?.at ?? new Date(`${history.through}T12:00:00Z`)
  const tariff = tariffHistory(tariffs, cardType)
  const waivers = history.waivedMinor.map((amountMinor, at) => ({ id: String(at), amountMinor }))
  const card = { ...issue, cardType, cardNumber: 'K7M4Q2X9C' } as unknown as Card
  return receiptContent({
    number: 'R-222-222-222',
    issuer: { code: 'UTO', name: 'Utopia', isSpecimen: true },
    request: { reference: 'C-2222-2222' },
    card,
    submittedAt,
    timeZone,
    charge: charge({
      issue: { ...issue, endedAt: null },
      tariff,
      timeZone,
      stoppedAt: submittedAt,
      waivers,
      through: lastDayOver(submittedAt, timeZone),
    }),
    waivers,
    tariff,
  })
}

const published = ({ tariffs, timeZone }: ChargeHistory) =>
  publishedTariffs({ tariffVersions: tariffs, calendar: { timeZone } }, 'UTO').text

test(`anybody can work a receipt out again from the published tariffs: ${historyCount / 4} receipts`, () => {
  let owed = 0
  fc.assert(
    fc.property(chargeHistories, (history) => {
      const content = receiptOf(history)
      assert.ok(content.charge)
      assert.equal(recomputeReceipt(canonicalJson(content), published(history)), content.charge.amountMinor)
      if (content.charge.amountMinor > 0) owed += 1
    }),
    propertyRuns(historyCount / 4),
  )
  assert.ok(owed > historyCount / 40, 'receipts over nothing prove nothing')
})

test('another amount than the rule gives does not come out', () => {
  fc.assert(
    fc.property(chargeHistories, fc.integer({ min: 1, max: 1_000 }), (history, more) => {
      const content = receiptOf(history)
      assert.ok(content.charge)
      const forged = { ...content, charge: { ...content.charge, amountMinor: content.charge.amountMinor + more } }
      assert.notEqual(recomputeReceipt(canonicalJson(forged), published(history)), forged.charge.amountMinor)
    }),
    propertyRuns(500),
  )
})

test('lines, tariffs and days of a receipt agree with each other', () => {
  fc.assert(
    fc.property(chargeHistories, (history) => {
      const { charge: said } = receiptOf(history)
      assert.ok(said)
      assert.equal(
        said.lines.reduce((sum, line) => sum + line.amountMinor, 0),
        said.grossMinor,
      )
      for (const line of said.lines) {
        assert.equal(line.days * line.perDayMinor, line.amountMinor)
        assert.ok(line.to < said.stoppedOn)
        const named: ReceiptTariff | undefined = said.tariffs.find(
          ({ code, version }) => code === line.tariffCode && version === line.tariffVersion,
        )
        assert.ok(named && named.from <= line.from && (named.until === null || line.to <= named.until))
      }
    }),
    propertyRuns(2_000),
  )
})
