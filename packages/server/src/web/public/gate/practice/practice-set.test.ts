import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseTrust, verifyCard } from '@sapar/verifier'
import { longestBarcodeText } from '@sapar/verifier/format'
import { cardText, statusListText, trust as otherTrust } from '../../../../../../verifier/test/support/issued.ts'
import { practiceIssuer as issuerInBrowser } from '../../../../../assets/web/gate/judge.ts'
import { practiceIssuer } from './practice-authority.ts'
import { makePracticeSet, practiceCards } from './practice-set.ts'

const now = new Date('2026-11-26T12:00:00Z')
const set = await makePracticeSet(now)

const answers = async (at: Date, cards = set.cards, lists = set.lists, trust = set.trust) => {
  const found = []
  for (const card of cards) {
    const { answer, reasons } = await verifyCard(card, { trust, now: at, statusLists: lists, isOffline: true })
    found.push([answer, ...reasons].join(' '))
  }
  return found
}

const expected = [
  'valid',
  'cancelled-by-holder',
  'expired',
  'never-issued INVALID_SIGNATURE',
  'suspended',
  'not-yet-valid',
]

test('the six cards are what they are called, on the day and for weeks after', async () => {
  assert.deepEqual(practiceCards, ['valid', 'cancelled', 'expired', 'forged', 'suspended', 'early'])
  for (const days of [0, 1, 30, 59]) {
    assert.deepEqual(await answers(new Date(now.getTime() + days * 86_400_000)), expected, `${days} days later`)
  }
})

test('each fits the bar code of a real card, and its trust is one that a verifier takes', () => {
  for (const card of set.cards) assert.ok(card.length <= longestBarcodeText, `${card.length}`)
  assert.ok(parseTrust(JSON.stringify(set.trust)).ok)
})

test('no practice card is anything under the trust of an authority, nor the reverse', async () => {
  const real = await answers(now, set.cards, [...set.lists, statusListText()], otherTrust)
  assert.deepEqual([...new Set(real)], ['cannot-verify UNKNOWN_CERTIFICATE'])
  assert.deepEqual(await answers(now, [cardText()]), ['cannot-verify UNKNOWN_CERTIFICATE'])
})

test('another process makes a set that this one’s trust takes: a printed card goes on working', async () => {
  const other = await makePracticeSet(new Date(now.getTime() + 3_600_000))
  assert.deepEqual(await answers(new Date(now.getTime() + 7_200_000), other.cards), expected)
})

test('browser and server mean the same issuer', () => {
  assert.equal(issuerInBrowser, practiceIssuer)
})

test('it names nobody', () => {
  for (const card of set.cards) assert.match(card, /"n":"PRACTICE<<ONLY"/)
})
