import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { cardNumberAlphabet } from '@sapar/verifier/format'
import { makeReceiptNumber, parseReceiptNumber } from './receipt-number.ts'

test('a number is read as it was made, however it is typed', () => {
  for (let made = 0; made < 500; made += 1) {
    const number = makeReceiptNumber(randomBytes)
    assert.match(number, /^R(-[2-9C-Y]{3}){3}$/)
    assert.equal(parseReceiptNumber(number), number)
    assert.equal(parseReceiptNumber(` ${number.toLowerCase().replaceAll('-', ' – ')} `), number)
  }
})

test('one wrong character, or two that were exchanged, are always found', () => {
  for (let made = 0; made < 50; made += 1) {
    const number = makeReceiptNumber(randomBytes)
    for (let at = 2; at < number.length; at += 1) {
      const right = number.charAt(at)
      if (right === '-') continue
      for (const wrong of cardNumberAlphabet) {
        if (wrong === right) continue
        assert.equal(parseReceiptNumber(number.slice(0, at) + wrong + number.slice(at + 1)), undefined)
      }
    }
    const [, first, second] = /^R-(.)(.)/.exec(number) ?? []
    if (first !== second) assert.equal(parseReceiptNumber(`R-${second}${first}${number.slice(4)}`), undefined)
  }
})

test('anything else is no number, and takes no time to say so', () => {
  for (const text of ['', 'R', 'K7M4Q2X9C', 'C-7QK2-M4XD', 'R-000-000-000', 'R'.repeat(1_000_000)]) {
    assert.equal(parseReceiptNumber(text), undefined)
  }
})
