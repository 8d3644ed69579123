import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { checkPassword, repeatedUnit, type PasswordContext } from './password-rules.ts'

const common = new Set(['password', 'qwertyuiop', 'correcthorsebatterystaple'])
const alone: PasswordContext = { isCommon: (text) => common.has(text), secondFactor: false }
const withFactor: PasswordContext = { ...alone, secondFactor: true }
const code = (typed: string, context: PasswordContext = alone) => {
  const result = checkPassword(typed, context)
  return result.ok ? result.value.lengthClass : result.refusal.code
}

describe('the length of a password', () => {
  test('is 15 where it stands alone', () => {
    assert.deepEqual(checkPassword('moss-lantern-7', alone), {
      ok: false,
      refusal: { code: 'password-too-short', min: 15 },
    })
    assert.equal(code('moss-lantern-72'), 'alone')
  })

  test('is 8 beside a second factor, and the class says so', () => {
    assert.deepEqual(checkPassword('mosslan', withFactor), {
      ok: false,
      refusal: { code: 'password-too-short', min: 8 },
    })
    assert.equal(code('mosslant', withFactor), 'with-second-factor')
    assert.equal(code('moss-lantern-7', withFactor), 'with-second-factor')
    assert.equal(code('moss-lantern-72', withFactor), 'alone')
  })

  test('is at most 200', () => {
    const long = 'Ab3 '.repeat(10).concat('kitten blanket river stone '.repeat(10))
    assert.equal(code(long.slice(0, 200)), 'alone')
    assert.equal(code(long.slice(0, 201)), 'password-too-long')
  })

  test('counts code points after NFC', () => {
    assert.equal(code('🦉🌊🪨🍞🧵🚲🎻📯🪁🧭🔭🪴🧲🪗🧶'), 'alone')
    assert.equal(code('e\u0301'.repeat(2).concat('xyzqvw'), withFactor), 'with-second-factor')
    assert.equal(code('e\u0301'.repeat(2).concat('xyzqv'), withFactor), 'password-too-short')
  })
})

describe('what a password is made of', () => {
  for (const text of [
    'onlylowercaseletters',
    'ТОЛЬКОБОЛЬШИЕБУКВЫ',
    '902847561029384',
    'spaces are welcome here',
    '旅途愉快平安归来再见朋友一路顺风',
  ]) {
    test(`is free: ${text}`, () => assert.equal(code(text), 'alone'))
  }

  test('is kept in NFC and otherwise as typed, spaces at the ends too', () => {
    assert.deepEqual(checkPassword(' Cafe\u0301 by the sea ', alone), {
      ok: true,
      value: { text: ' Café by the sea ', lengthClass: 'alone' },
    })
  })

  test('may not be in the list, in whatever case', () => {
    assert.equal(code('CorrectHorseBatteryStaple'), 'password-too-common')
    assert.equal(code('PassWord', withFactor), 'password-too-common')
  })

  test('may not be one piece over and over', () => {
    for (const text of [
      'passwordpassword',
      'aaaaaaaaaaaaaaa',
      'abcabcabcabcabc',
      '123412341234123',
      'qwertyuiopqwertyuiop',
    ]) {
      assert.equal(code(text), 'password-too-common', text)
    }
    assert.equal(code('marigold marigold '), 'alone')
  })
})

describe('the own names', () => {
  const person = { ...alone, userName: 'Әлия_Қ', email: 'Li.Wei@example.org' }
  for (const text of [
    'my-ӘЛИЯ_қ-password-1',
    'li.wei loves the sea',
    'X LI.WEI@EXAMPLE.ORG X',
    'i travel with Sapar',
    'ＳＡＰＡＲ forever and ever',
  ]) {
    test(`are refused inside: ${text}`, () => assert.equal(code(text, person), 'password-holds-own-name'))
  }

  test('of three letters are too short to be looked for', () => {
    assert.equal(code('the channel is deep', { ...alone, userName: 'ann', email: 'the@example.org' }), 'alone')
  })

  test('of somebody else do not matter', () => assert.equal(code('li.wei loves the sea'), 'alone'))
})

test('every accepted password has the length its class promises', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 220 }), fc.boolean(), (typed, secondFactor) => {
      const result = checkPassword(typed, { ...alone, secondFactor })
      if (!result.ok) return
      const length = [...typed.normalize('NFC')].length
      assert.equal(result.value.lengthClass, length >= 15 ? 'alone' : 'with-second-factor')
      assert.ok(length <= 200 && (secondFactor ? length >= 8 : length >= 15))
    }),
  )
})

test('the repeated unit makes up the text again', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 9 }), (piece, times) => {
      const unit = repeatedUnit(piece.repeat(times))
      assert.ok(unit.length <= piece.length)
      assert.ok(unit.repeat(piece.length * times).startsWith(piece.repeat(times)))
    }),
  )
  assert.equal(repeatedUnit('abcdefgh'), 'abcdefgh')
})
