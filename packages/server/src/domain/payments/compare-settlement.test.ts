import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareSettlement, type BookedMovement, type SettlementLine } from './compare-settlement.ts'

const day = { from: new Date('2026-09-01T00:00:00Z'), until: new Date('2026-09-02T00:00:00Z') }
const noon = new Date('2026-09-01T12:00:00Z')

const line = (number: number, changes: Partial<SettlementLine> = {}): SettlementLine => ({
  kind: 'payment',
  reference: `p-${number}`,
  lineRef: `txn-${number}`,
  amountMinor: 1_000 + number,
  currency: 'KZT',
  at: noon,
  ...changes,
})
const booked = ({ kind, reference, amountMinor, currency, at }: SettlementLine, isPosted = true): BookedMovement => ({
  kind,
  reference: reference ?? '',
  amountMinor,
  currency,
  at,
  isPosted,
})
const kindsOf = (theirs: readonly SettlementLine[], ours: readonly BookedMovement[]) =>
  compareSettlement({ theirs, ours, day }).map(({ kind }) => kind)

test('alike: nothing to say', () => {
  const lines = [line(1), line(2, { kind: 'refund' }), line(2, { kind: 'refund-failure' })]
  assert.deepEqual(
    kindsOf(
      lines,
      lines.map((one) => booked(one)),
    ),
    [],
  )
  assert.deepEqual(kindsOf([], []), [])
})

test('each kind of difference', () => {
  const one = line(1)
  assert.deepEqual(kindsOf([one], []), ['missing-here'])
  assert.deepEqual(kindsOf([line(1, { reference: null })], []), ['missing-here'])
  assert.deepEqual(kindsOf([], [booked(one)]), ['missing-there'])
  assert.deepEqual(kindsOf([one], [{ ...booked(one), amountMinor: 1 }]), ['amount-differs'])
  assert.deepEqual(kindsOf([one], [{ ...booked(one), currency: 'USD' }]), ['currency-differs'])
  assert.deepEqual(kindsOf([one], [booked(one, false)]), ['state-differs'])
  assert.deepEqual(kindsOf([one, line(1, { lineRef: 'txn-9' })], [booked(one)]), ['duplicate'])
  assert.deepEqual(kindsOf([line(1, { kind: 'refund' })], [booked(one)]), ['missing-here', 'missing-there'])
})

test('a refund that we think did not happen is not missing there', () => {
  assert.deepEqual(kindsOf([], [booked(line(1), false)]), [])
})

test('about midnight: each movement is judged on the acquirer’s day, and looked for around ours', () => {
  const before = line(1, { at: new Date('2026-08-31T23:59:59Z') })
  const after = line(2, { at: new Date('2026-09-02T00:00:00Z') })
  assert.deepEqual(kindsOf([before, after], []), [], 'other days’ lines are other days’ matters')
  assert.deepEqual(kindsOf([before], [{ ...booked(before), at: day.from }]), [], 'found a second earlier')
  assert.deepEqual(kindsOf([before, line(1)], [booked(line(1))]), ['duplicate'], 'even across midnight')
})

type Corruption = 'drop' | 'add' | 'amount' | 'currency' | 'repeat' | 'reference' | 'unposted'
const corruptions: readonly Corruption[] = ['drop', 'add', 'amount', 'currency', 'repeat', 'reference', 'unposted']

test('1 % of 10,000 lines corrupted in seven ways: every one is found, and nothing else (T-20)', () => {
  const lines = Array.from({ length: 10_000 }, (_, number) => line(number, number % 10 === 9 ? { kind: 'refund' } : {}))
  const seed = Number(process.env['SAPAR_SEED'] ?? Date.now() % 1_000_000)
  const places = fc.uniqueArray(fc.nat(lines.length - 1), { minLength: 100, maxLength: 100 })
  const how = fc.array(fc.constantFrom(...corruptions), { minLength: 100, maxLength: 100 })
  fc.assert(
    fc.property(places, how, fc.integer({ min: 1, max: 10 ** 9 }), (spoilt, ways, change) => {
      const ours = lines.map((one) => booked(one))
      const theirs: SettlementLine[] = [...lines]
      const expected: string[] = []
      const dropped = new Set<number>()
      spoilt.forEach((place, at) => {
        const way = ways[at] ?? 'drop'
        const old = line(place, place % 10 === 9 ? { kind: 'refund' } : {})
        const key = `p-${place}`
        if (way === 'drop') {
          dropped.add(place)
          expected.push(`missing-there ${key}`)
        } else if (way === 'add') {
          theirs.push({ ...old, reference: `x-${place}`, lineRef: `txn-x-${place}` })
          expected.push(`missing-here x-${place}`)
        } else if (way === 'amount') {
          theirs[place] = { ...old, amountMinor: old.amountMinor + change }
          expected.push(`amount-differs ${key}`)
        } else if (way === 'currency') {
          theirs[place] = { ...old, currency: 'RUB' }
          expected.push(`currency-differs ${key}`)
        } else if (way === 'repeat') {
          theirs.push({ ...old, lineRef: `txn-r-${place}` })
          expected.push(`duplicate ${key}`)
        } else if (way === 'reference') {
          theirs[place] = { ...old, reference: null }
          expected.push('missing-here null', `missing-there ${key}`)
        } else {
          ours[place] = booked(old, false)
          expected.push(`state-differs ${key}`)
        }
      })
      const list = theirs.filter((_, place) => !dropped.has(place))
      const found = compareSettlement({ theirs: list, ours, day })
      assert.deepEqual(found.map(({ kind, reference }) => `${kind} ${reference}`).toSorted(), expected.toSorted())
    }),
    { numRuns: 20, seed },
  )
})
