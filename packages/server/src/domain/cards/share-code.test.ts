import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { cardNumberAlphabet } from '@sapar/verifier/format'
import { isLive, isSharePurpose, makeShareCode, parseShareCode, sharePurposes } from './share-code.ts'

const aCode = () => makeShareCode(randomBytes)

test('a code has nine characters that nobody confuses, in groups, and a letter in front', () => {
  const group = `[${cardNumberAlphabet}]{3}`
  for (let count = 0; count < 200; count += 1) assert.match(aCode(), new RegExp(`^S-${group}-${group}-${group}$`))
})

test('a code is read however it is typed: small, wide, spaced, with the letter or without', () => {
  const code = aCode()
  const bare = code.slice(2).replaceAll('-', '')
  const wide = Array.from(bare, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join('')
  for (const typed of [code, code.toLowerCase(), bare, ` ${code.replaceAll('-', ' ')} `, wide, `S – ${bare}`]) {
    assert.equal(parseShareCode(typed), code, typed)
  }
})

test('every wrong character and every exchange of two neighbours is found before it costs an attempt', () => {
  const changes = fc.tuple(fc.nat(8), fc.constantFrom(...cardNumberAlphabet))
  fc.assert(
    fc.property(changes, fc.nat(7), ([at, other], left) => {
      const bare = aCode().slice(2).replaceAll('-', '')
      const wrong = bare.slice(0, at) + other + bare.slice(at + 1)
      if (wrong !== bare) assert.equal(parseShareCode(wrong), undefined)
      const exchanged = bare.slice(0, left) + bare.charAt(left + 1) + bare.charAt(left) + bare.slice(left + 2)
      if (exchanged !== bare) assert.equal(parseShareCode(exchanged), undefined)
    }),
    { numRuns: 500 },
  )
})

test('what is no code is none, whatever it is', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => assert.doesNotThrow(() => parseShareCode(text))))
  for (const text of ['', 'S-', 'R-K7M-4Q2-X9C', 'K7M 4Q2', 'S'.repeat(100_000)])
    assert.equal(parseShareCode(text), undefined)
})

test('a code lives until its time is over or its holder ended it', () => {
  const endsAt = new Date('2026-12-01T00:00:00Z')
  const before = new Date(endsAt.getTime() - 1)
  assert.equal(isLive({ endsAt, endedAt: null }, before), true)
  assert.equal(isLive({ endsAt, endedAt: null }, endsAt), false)
  assert.equal(isLive({ endsAt, endedAt: new Date('2026-11-01T00:00:00Z') }, before), false)
})

test('a purpose is one of the list, never a text of somebody’s own', () => {
  for (const purpose of sharePurposes) assert.equal(isSharePurpose(purpose), true)
  for (const text of ['', 'Hotel', 'constructor', 'my uncle']) assert.equal(isSharePurpose(text), false)
})
