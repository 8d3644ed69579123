import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareMrzName, mrzName, readMrzName } from './mrz-name.ts'
import { shortenMrzName } from './mrz-name-field.ts'

test('the given names are cut first, as Doc 9303-7 shows it', () => {
  const name = 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KRASUANG'
  assert.equal(shortenMrzName(name, 39), 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K')
  assert.equal(shortenMrzName(name, 31), 'NILAVADHANANANDA<<CHAYAPA<DEJ<K')
})

test('then the family name, and of every component something stays', () => {
  const name = 'BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNAMBOOL<<DINGO<POTOROO'
  assert.equal(shortenMrzName(name, 39), 'BENNELONG<WOOLOOMOOLOO<WARRANDYT<W<<D<P')
  assert.equal(shortenMrzName(name, 31), 'BENNELONG<WOOLOOMOOLOO<W<W<<D<P')
})

test('what fits is left alone, to the last place', () => {
  assert.equal(shortenMrzName('PAPANDROPOULOUS<<STEPHEN<TREVOR', 31), 'PAPANDROPOULOUS<<STEPHEN<TREVOR')
  assert.equal(shortenMrzName('A', 31), 'A')
})

test('a name of too many components loses the last ones', () => {
  const many = `${'A<'.repeat(30)}A<<B`
  assert.equal(shortenMrzName(many, 9), 'A<A<A<A')
  assert.equal(shortenMrzName('ABCDEFGHIJ', 5), 'ABCDE')
})

test('a shortened name fills its field, ends in a letter and compares as the same person', () => {
  const word = fc.stringMatching(/^[A-Z]{2,18}$/)
  const names = fc.tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(word, { minLength: 1, maxLength: 3 }))
  fc.assert(
    fc.property(names, fc.constantFrom(31, 39), ([family, given], length) => {
      const name = mrzName(family.join(' '), given.join(' ')) ?? ''
      const short = shortenMrzName(name, length)
      assert.equal(short.length, Math.min(name.length, length))
      assert.match(short, /^[A-Z<]*[A-Z]$/)
      const read = readMrzName(short)
      assert.ok(read)
      const expected = name.length > length ? 'shortened' : 'same'
      assert.equal(compareMrzName(read, family.join(' '), given.join(' ')), expected)
    }),
  )
})
