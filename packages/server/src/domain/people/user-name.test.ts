import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { checkUserName, signInNameKey } from './user-name.ts'

describe('a user name', () => {
  for (const name of ['abc', 'Aigerim.K', 'li_wei-88', 'Әлия_Қ', '王小明', 'محمد', 'नमस्ते', 'a'.repeat(40), '𐐷𐐷𐐷']) {
    test(`may be ${name}`, () => assert.deepEqual(checkUserName(name), { ok: true, value: name.normalize('NFKC') }))
  }

  test('is counted in code points, not in halves of them', () => {
    assert.deepEqual(checkUserName('𐐷𐐷'), { ok: false, refusal: { code: 'user-name-too-short', min: 3 } })
    assert.equal(checkUserName('𐐷'.repeat(40)).ok, true)
  })

  test('has 3 to 40 characters', () => {
    assert.deepEqual(checkUserName('ab'), { ok: false, refusal: { code: 'user-name-too-short', min: 3 } })
    assert.deepEqual(checkUserName('a'.repeat(41)), { ok: false, refusal: { code: 'user-name-too-long', max: 40 } })
  })

  for (const name of [
    'a b',
    'me@home',
    'a/b/c',
    'abc!',
    'ab\u0000c',
    'ab\u200bc',
    '\u0301abc',
    '🙂🙂🙂',
    'a,b,c',
    'ﷺ_x',
  ]) {
    test(`may not be ${JSON.stringify(name)}`, () =>
      assert.deepEqual(checkUserName(name), { ok: false, refusal: { code: 'user-name-has-other-characters' } }))
  }

  test('loses the spaces around it and nothing else', () => {
    assert.deepEqual(checkUserName('  Dana  '), { ok: true, value: 'Dana' })
  })

  test('written in full-width letters is the same name', () => {
    assert.deepEqual(checkUserName('Ｄａｎａ１'), { ok: true, value: 'Dana1' })
  })

  test('checked twice stays what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const once = checkUserName(typed)
        if (once.ok) assert.deepEqual(checkUserName(once.value), once)
      }),
    )
  })

  test('never holds an @, so it is never taken for an e-mail address', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !checkUserName(`${text}@${text}`).ok))
  })
})

describe('the key of a sign-in name', () => {
  const alike: [string, string][] = [
    ['Dana', 'dANA'],
    ['ДАНА', 'дана'],
    ['Straße', 'STRASSE'],
    ['ſam', 'Sam'],
    ['Ｄａｎａ', 'dana'],
    ['e\u0301va', 'Éva'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
    [' Me@Example.ORG ', 'me@example.org'],
  ]
  for (const [a, b] of alike) test(`is one for ${a} and ${b}`, () => assert.equal(signInNameKey(a), signInNameKey(b)))

  test('differs for names that differ', () => {
    for (const [a, b] of [
      ['dana', 'dina'],
      ['да', 'дя'],
      ['a.b', 'ab'],
    ] as const)
      assert.notEqual(signInNameKey(a), signInNameKey(b))
  })

  test('of a kept name is the key of what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const name = checkUserName(typed)
        if (name.ok) assert.equal(signInNameKey(name.value), signInNameKey(typed))
      }),
    )
  })
})
