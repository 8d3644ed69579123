import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unzip } from '#test/support/unzip.ts'
import { zipOf, type ZipEntry } from './zip.ts'

const at = new Date('2026-09-01T04:00:02Z')

const entries: fc.Arbitrary<ZipEntry[]> = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-zА-Яәқ中文0-9/-]{1,40}$/u),
    bytes: fc.uint8Array({ maxLength: 2_000 }),
    at: fc.date({ min: new Date('1980-01-01T00:00:00Z'), max: new Date('2107-12-31T00:00:00Z'), noInvalidDate: true }),
  }),
  { selector: ({ name }) => name, maxLength: 12 },
)

test('what goes in comes out, with names in any letters', () => {
  fc.assert(
    fc.property(entries, (files) => {
      const read = unzip(zipOf(files))
      assert.deepEqual(
        [...read.keys()],
        files.map(({ name }) => name),
      )
      for (const { name, bytes } of files) assert.deepEqual(read.get(name), Buffer.from(bytes))
    }),
  )
})

test('the same files make the same bytes', () => {
  fc.assert(
    fc.property(entries, (files) => {
      assert.deepEqual(zipOf(files), zipOf(files))
    }),
  )
})

test('no files make an empty ZIP, which is its end alone', () => {
  const zip = zipOf([])
  assert.equal(zip.length, 22)
  assert.equal(unzip(zip).size, 0)
})

test('the time of a file stands in it, two seconds fine (MS-DOS)', () => {
  const header = Buffer.from(zipOf([{ name: 'a', bytes: new Uint8Array(), at }]))
  assert.equal(header.readUInt16LE(10), (4 << 11) | 1)
  assert.equal(header.readUInt16LE(12), ((2026 - 1980) << 9) | (9 << 5) | 1)
})

test('two files of one name, and more than its directory can count, are refused', () => {
  const one = { name: 'a', bytes: new Uint8Array(), at }
  assert.throws(() => zipOf([one, one]), /two files of one name/)
  const many = Array.from({ length: 65_536 }, (_, index) => ({ ...one, name: String(index) }))
  assert.throws(() => zipOf(many), RangeError)
})

test('a reader that checks sums finds a changed byte', () => {
  const zip = zipOf([{ name: 'a', bytes: Buffer.from('paper'), at }])
  zip[14] = (zip[14] ?? 0) ^ 1
  const directory = Buffer.from(zip).indexOf('PK\u0001\u0002', 0, 'latin1')
  zip[directory + 16] = (zip[directory + 16] ?? 0) ^ 1
  assert.throws(() => unzip(zip), /damaged/)
})
