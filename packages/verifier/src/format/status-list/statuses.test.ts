import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { vectors } from '../../../test/support/vectors.ts'
import { fromBase64url } from '../codec/base64.ts'
import { inflate } from './inflate.ts'
import {
  cardStatus,
  getStatus,
  isStatusBits,
  mayStatusChange,
  packStatuses,
  type CardStatus,
  type StatusBits,
} from './statuses.ts'

type Published = {
  readonly encoding: readonly {
    readonly name: string
    readonly bits: StatusBits
    readonly size: number
    readonly statuses: Readonly<Record<string, number>>
    readonly json: { readonly lst: string }
  }[]
}

const published = (vectors('token-status-list') as Published).encoding

test('rule a: the published lists have the published statuses, whatever their bytes are', async () => {
  assert.ok(published.length >= 3)
  for (const { name, bits, size, statuses, json } of published) {
    const inflated = await inflate(fromBase64url(json.lst) ?? new Uint8Array())
    assert.ok(inflated, name)
    const all = new Uint8Array(size)
    for (const [index, status] of Object.entries(statuses)) all[Number(index)] = status
    assert.deepEqual(packStatuses(all, bits), inflated, name)
    for (const [index, status] of Object.entries(statuses)) {
      assert.equal(getStatus(inflated, bits, Number(index)), status, `${name} ${index}`)
    }
  }
})

test('rule b: entries lie from the least significant bit upwards', () => {
  assert.deepEqual(packStatuses([1, 0, 0, 0, 0, 0, 0, 0], 1), Uint8Array.of(1))
  assert.deepEqual(packStatuses([0, 0, 0, 0, 0, 0, 0, 1], 1), Uint8Array.of(0x80))
  assert.deepEqual(packStatuses([1, 2, 0, 3], 2), Uint8Array.of(0b11_00_10_01))
  assert.deepEqual(packStatuses([0xa, 0x5], 4), Uint8Array.of(0x5a))
  assert.deepEqual(packStatuses([200], 8), Uint8Array.of(200))
})

test('every entry comes back, in each width', () => {
  const lists = fc.constantFrom<StatusBits>(1, 2, 4, 8).chain((bits) => {
    const status = fc.nat({ max: 2 ** bits - 1 })
    return fc.tuple(
      fc.constant(bits),
      fc.array(status, { maxLength: 64 }).filter((all) => all.length % (8 / bits) === 0),
    )
  })
  fc.assert(
    fc.property(lists, ([bits, all]) => {
      const packed = packStatuses(all, bits)
      assert.deepEqual(
        all.map((_, index) => getStatus(packed, bits, index)),
        all,
      )
    }),
  )
})

test('an index outside the list has no status', () => {
  for (const index of [-1, 4, 1.5, Number.NaN, Infinity, 2 ** 53]) {
    assert.equal(getStatus(Uint8Array.of(0), 2, index), undefined, String(index))
  }
})

test('a status that needs more bits and a list that ends within a byte are mistakes', () => {
  assert.throws(() => packStatuses([4, 0, 0, 0], 2), RangeError)
  assert.throws(() => packStatuses([-1, 0, 0, 0], 2), RangeError)
  assert.throws(() => packStatuses([0, 0, 0], 2), RangeError)
  assert.deepEqual([0, 1, 2, 3, 4, 8, 16, '2'].filter(isStatusBits), [1, 2, 4, 8])
})

test('I-08: what is final stays, what is suspended may resume, and the low bit never falls', () => {
  const all = Object.values(cardStatus)
  const allowed = all.flatMap((from) => all.filter((to) => mayStatusChange(from, to)).map((to) => `${from}${to}`))
  assert.deepEqual(allowed.toSorted(), ['00', '01', '02', '03', '11', '20', '21', '22', '23', '33'])
  const isFinal = (status: CardStatus) => (status & 1) === 1
  for (const change of allowed) {
    const [from = 0, to = 0] = Array.from(change, Number) as CardStatus[]
    assert.ok(!isFinal(from) || to === from)
  }
})

test('the inflater stops at its limit, long before a bomb is whole', async () => {
  const bomb = new Uint8Array(deflateSync(Buffer.alloc(300_000_000)))
  assert.ok(bomb.length < 300_000)
  const before = process.memoryUsage().rss
  assert.equal(await inflate(bomb), undefined)
  assert.ok(process.memoryUsage().rss - before < 100_000_000, 'a third of the bomb was never in memory')
  const exact = new Uint8Array(deflateSync(Buffer.alloc(1000)))
  assert.equal((await inflate(exact, 1000))?.length, 1000)
  assert.equal(await inflate(exact, 999), undefined)
})

test('a stream that is cut off, followed by something or of another kind is not inflated', async () => {
  const good = deflateSync(Buffer.alloc(1000, 7))
  const checksum = Buffer.from(good)
  checksum[good.length - 1] = (checksum.at(-1) ?? 0) ^ 1
  const wrong = [
    Buffer.alloc(0),
    good.subarray(0, -1),
    good.subarray(2),
    Buffer.concat([good, Buffer.from([0])]),
    checksum,
  ]
  for (const bytes of wrong) assert.equal(await inflate(new Uint8Array(bytes)), undefined)
})
