import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  cardNumberAlphabet,
  cardNumberLength,
  formatCardNumber,
  makeCardNumber,
  parseCardNumber,
} from './card-number.ts'

const symbols = Array.from(cardNumberAlphabet)
const cardNumber = fc
  .uint8Array({ minLength: 8, maxLength: 8, max: 252 })
  .map((bytes) => makeCardNumber((length) => bytes.subarray(0, length)))

function isAccepted(text: string): boolean {
  return parseCardNumber(text).ok
}

function replaceAt(text: string, at: number, characters: string): string {
  return text.slice(0, at) + characters + text.slice(at + characters.length)
}

test('the alphabet has a prime size, no look-alikes, no vowels and fits a machine-readable zone', () => {
  assert.equal(new Set(symbols).size, 23)
  assert.match(cardNumberAlphabet, /^[A-Z0-9]+$/)
  for (const excluded of '01OILZSGBAEUV') assert.ok(!cardNumberAlphabet.includes(excluded), excluded)
})

test('a made number is read back, in groups of three too', () => {
  fc.assert(
    fc.property(cardNumber, (made) => {
      assert.equal(made.length, cardNumberLength)
      assert.deepEqual(parseCardNumber(made), { ok: true, value: made })
      assert.deepEqual(parseCardNumber(formatCardNumber(made)), { ok: true, value: made })
    }),
  )
})

test('every single wrong character is found', () => {
  fc.assert(
    fc.property(cardNumber, (made) => {
      for (let at = 0; at < cardNumberLength; at++) {
        for (const symbol of symbols.filter((other) => other !== made.charAt(at))) {
          assert.ok(!isAccepted(replaceAt(made, at, symbol)), `${made} with ${symbol} at ${at}`)
        }
      }
    }),
  )
})

test('every exchange of two characters is found, neighbours or not', () => {
  fc.assert(
    fc.property(cardNumber, (made) => {
      for (let i = 0; i < cardNumberLength; i++) {
        for (let j = i + 1; j < cardNumberLength; j++) {
          if (made.charAt(i) === made.charAt(j)) continue
          const exchanged = replaceAt(replaceAt(made, i, made.charAt(j)), j, made.charAt(i))
          assert.ok(!isAccepted(exchanged), `${made} and ${exchanged}`)
        }
      }
    }),
  )
})

test('exhaustively: every pair of neighbours, exchanged or doubled into another pair, at every place', () => {
  for (let at = 0; at < cardNumberLength - 1; at++) {
    for (const one of symbols) {
      for (const other of symbols.filter((symbol) => symbol !== one)) {
        assert.ok(!isAccepted(exchangeIn(validNumberWith(at, one + other), at)), `${one}${other} at ${at}`)
        assert.ok(!isAccepted(replaceAt(validNumberWith(at, one + one), at, other + other)), `${one}${one} at ${at}`)
      }
    }
  }
})

/** A valid number with the pair at the place, found by trying the characters of a place beside it. */
function validNumberWith(at: number, pair: string): string {
  const free = at >= 2 ? 0 : 5
  const found = symbols.map((symbol) => replaceAt(replaceAt('K7M4Q2X9C', at, pair), free, symbol)).filter(isAccepted)
  assert.equal(found.length, 1, 'exactly one character of a place fits the rest')
  return found.join('')
}

function exchangeIn(text: string, at: number): string {
  return replaceAt(text, at, text.charAt(at + 1) + text.charAt(at))
}

test('spaces, dashes, lower case, full-width and invisible characters are taken in', () => {
  const expected = { ok: true, value: 'K7M4Q2X9C' }
  const spellings = [
    'K7M4Q2X9C',
    ' k7m 4q2 x9c\n',
    'k7m-4q2-x9c',
    'K7M–4Q2—X9C',
    'Ｋ７Ｍ　４Ｑ２　Ｘ９Ｃ',
    'ｋ７ｍ－４ｑ２－ｘ９ｃ',
    '\u202aK7M\u00a04Q2\u200b X9C\u202c',
  ]
  for (const spelling of spellings) assert.deepEqual(parseCardNumber(spelling), expected, JSON.stringify(spelling))
})

test('each refusal has its code', () => {
  const refusals: Record<string, string> = {
    '': 'card-number-length',
    '- -': 'card-number-length',
    K7M4Q2X9: 'card-number-length',
    K7M4Q2X9CC: 'card-number-length',
    K7M4O2X9C: 'card-number-character',
    K7M402X9C: 'card-number-character',
    'K7M 4Q2 X9С': 'card-number-character',
    'K7M/4Q2/X9C': 'card-number-character',
    '😀': 'card-number-character',
    K7M4Q2X9D: 'card-number-check',
    '7KM4Q2X9C': 'card-number-check',
  }
  for (const [text, refusal] of Object.entries(refusals)) {
    assert.deepEqual(parseCardNumber(text), { ok: false, refusal }, text)
  }
})

test('no text makes the parser throw, and what it accepts is a number in the plain form', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[2-9C-Yc-y -]{9,11}$/)), (text) => {
      const parsed = parseCardNumber(text)
      if (parsed.ok) assert.ok(isAccepted(parsed.value) && parsed.value.length === cardNumberLength)
    }),
  )
})

test('every usable byte value counts the same, the others are drawn again', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    let calls = 0
    const first = makeCardNumber((length) => new Uint8Array(length).fill(calls++ === 0 ? byte : 0)).charAt(0)
    if (calls === 1) counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  assert.deepEqual(new Set(counts.values()), new Set([11]))
  assert.equal(counts.size, 23)
})

test('a source with unusable bytes among the good ones is asked for what is missing only', () => {
  const asked: number[] = []
  const draws = [Uint8Array.of(0, 255, 1, 254, 2, 253, 3, 4), Uint8Array.of(255, 5, 6), Uint8Array.of(7)]
  const made = makeCardNumber((length) => {
    asked.push(length)
    return draws[asked.length - 1] ?? new Uint8Array(length)
  })
  assert.deepEqual(asked, [8, 3, 1])
  assert.equal(made.slice(0, 8), '23456789')
})

test('a broken random source is a bug, not an endless loop', () => {
  assert.throws(() => makeCardNumber((length) => new Uint8Array(length).fill(255)), /random source/)
  assert.throws(() => makeCardNumber(() => new Uint8Array(0)), /random source/)
})

test('with a real random source a thousand numbers differ', () => {
  const made = new Set(Array.from({ length: 1000 }, () => makeCardNumber(randomBytes)))
  assert.equal(made.size, 1000)
})
