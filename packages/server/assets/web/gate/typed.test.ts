import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cardText } from '../../../../verifier/test/support/issued.ts'
import { readTyped } from './typed.ts'

const today = '2026-11-26'
const upper = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
const lower = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'

test('a card is a card, with whatever white a scanner puts around it', () => {
  const text = cardText()
  for (const typed of [text, ` ${text}\r\n`, `\t${text}`]) {
    assert.deepEqual(readTyped(typed, today), { kind: 'card', text })
  }
})

test('a passport is told from a card by its first letters, in one piece or two lines', () => {
  for (const typed of [`${upper}\n${lower}`, `${upper}\r\n${lower}\r\n`, upper + lower]) {
    assert.deepEqual(readTyped(typed, today), { kind: 'passport', number: 'L898902C3' })
  }
})

test('the first line waits for the second', () => {
  for (let length = 5; length <= upper.length; length++) {
    assert.equal(readTyped(upper.slice(0, length), today).kind, 'half', upper.slice(0, length))
  }
  assert.equal(readTyped(`${upper}\n${lower.slice(0, 43)}`, today).kind, 'half')
})

test('a passport with a wrong check digit is misread, never a number to compare', () => {
  for (const at of [9, 19, 27, 42, 43]) {
    const wrong = lower.slice(0, at) + ((Number(lower.charAt(at)) + 1) % 10) + lower.slice(at + 1)
    assert.deepEqual(readTyped(`${upper}\n${wrong}`, today), { kind: 'passport-misread' }, `digit ${at}`)
  }
})

test('nothing is nothing, and anything else is looked at as a card', () => {
  for (const typed of ['', ' ', '\r\n']) assert.deepEqual(readTyped(typed, today), { kind: 'nothing' })
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const { kind } = readTyped(typed, today)
      assert.ok(kind !== 'passport', typed)
      assert.ok(!typed.trim().startsWith('{') || kind === 'card', typed)
    }),
    { numRuns: 2_000 },
  )
})
