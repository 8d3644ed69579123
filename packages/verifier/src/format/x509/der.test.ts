import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bits, der, integer, octets, oid, printable, sequence, utcTime } from '../../../test/support/der-writer.ts'
import { children, onlyElement, readBits, readDer, readOid, readScalar, readText, readTime, tag } from './der.ts'

const bytes = (...values: readonly number[]) => Uint8Array.from(values)
const element = (written: Uint8Array) => readDer(written)?.[0]

test('elements of every length are read as they were written', () => {
  for (const length of [0, 1, 127, 128, 255, 256, 300, 4000]) {
    const value = new Uint8Array(length).fill(7)
    const read = readDer(Buffer.concat([octets(value), integer(1)]))
    assert.deepEqual(
      read?.map((one) => [one.tag, one.value.length]),
      [
        [tag.octetString, length],
        [tag.integer, 1],
      ],
    )
  }
})

test('lengths that are not the shortest, indefinite or too long are refused (X.690 §10.1)', () => {
  const wrong = [[0x04], [0x04, 2, 0], [0x04, 0x80, 0, 0], [0x04, 0x81, 1, 0], [0x04, 0x81], [0x04, 0x82, 0, 0x80]]
  for (const written of [...wrong, [0x04, 0x83, 1, 0, 0], [0x1f, 0x21, 0], [0x04, 0xff]]) {
    assert.equal(readDer(bytes(...written)), undefined, written.join(' '))
  }
})

test('an element of another tag has no children, and more than one is not the only one', () => {
  assert.equal(children(element(octets()), tag.sequence), undefined)
  assert.equal(onlyElement(Buffer.concat([integer(1), integer(2)]), tag.integer), undefined)
  assert.equal(onlyElement(bytes(), tag.integer), undefined)
  assert.equal(children(element(sequence(integer(1))), tag.sequence)?.length, 1)
})

test('object identifiers are read in dotted decimal', () => {
  for (const dotted of ['1.2.840.10045.3.1.7', '2.5.29.37', '2.23.136.1.1.14.2', '0.9', '2.999.3']) {
    const written = dotted === '2.999.3' ? der(0x06, bytes(0x88, 0x37, 3)) : oid(dotted)
    assert.equal(readOid(element(written)), dotted)
  }
  for (const wrong of [[], [0x2a, 0x80, 0x01], [0x2a, 0x86]])
    assert.equal(readOid(element(der(6, bytes(...wrong)))), undefined)
  assert.equal(readOid(element(integer(1))), undefined)
})

test('the halves of a signature are positive, in the fewest bytes and of 32 at most', () => {
  assert.equal(readScalar(element(integer(5)))?.[31], 5)
  assert.equal(readScalar(element(integer(0, 0x80)))?.[31], 0x80)
  assert.equal(readScalar(element(der(2, new Uint8Array(33).fill(1)))), undefined)
  for (const wrong of [[], [0x80], [0, 1], [0xff]]) assert.equal(readScalar(element(integer(...wrong))), undefined)
})

test('bit strings end on a byte, texts are printable or UTF-8', () => {
  assert.deepEqual([...(readBits(element(bits(bytes(1, 2)))) ?? [])], [1, 2])
  assert.equal(readBits(element(der(3, bytes(1, 2)))), undefined)
  assert.equal(readText(element(printable('UT'))), 'UT')
  assert.equal(readText(element(octets(bytes(65)))), undefined)
  assert.equal(readText(element(der(0x0c, bytes(0xff)))), undefined)
})

test('times are UTC with seconds, and exist (RFC 5280 §4.1.2.5)', () => {
  const at = new Date('2026-11-26T12:34:56Z')
  const time = (kind: number, text: string) => readTime(element(der(kind, Buffer.from(text))))
  assert.equal(readTime(element(utcTime(at))), at.getTime() / 1000)
  assert.equal(time(0x18, '20261126123456Z'), at.getTime() / 1000)
  assert.equal(time(0x17, '500101000000Z'), Date.parse('1950-01-01T00:00:00Z') / 1000)
  for (const wrong of ['2611261234Z', '261126123456+0100', '260230000000Z', '261126246000Z', '', 'x']) {
    assert.equal(time(0x17, wrong), undefined, wrong)
  }
  assert.equal(time(0x16, '261126123456Z'), undefined)
  assert.equal(readTime(undefined), undefined)
})

test('no bytes make the reader throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (random) => {
      for (const one of readDer(random) ?? []) {
        for (const read of [readOid, readBits, readScalar, readText, readTime]) read(one)
      }
    }),
    { numRuns: 3000 },
  )
})
