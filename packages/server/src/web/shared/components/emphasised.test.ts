import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { piecesOf } from './emphasised.tsx'

test('figures are cut out where they stand', () => {
  assert.deepEqual(piecesOf('₸350 today, ₸8,750 so far.', ['₸350', '₸8,750']), [
    '₸350',
    ' today, ',
    '₸8,750',
    ' so far.',
  ])
  assert.deepEqual(piecesOf('今天的费用 ₸350，累计 ₸350。', ['₸350', '₸350']), [
    '今天的费用 ',
    '₸350',
    '，累计 ',
    '₸350',
    '。',
  ])
})

test('of two figures that begin alike the longer one is meant', () => {
  assert.deepEqual(piecesOf('₸350 of ₸350,000', ['₸350', '₸350,000']), ['₸350', ' of ', '₸350,000'])
})

test('a text without its figures stays whole', () => {
  assert.deepEqual(piecesOf('Nothing is charged.', ['₸350', '']), ['Nothing is charged.'])
})

test('no letter is lost or added', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ maxLength: 3 })), (text, figures) => {
      assert.equal(piecesOf(text, figures).join(''), text)
    }),
  )
})
