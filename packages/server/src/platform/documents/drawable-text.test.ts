import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawableData, drawableText, notDrawable } from './drawable-text.ts'
import { covers } from './font-coverage.ts'
import { loadFonts } from './fonts.ts'

const { coverages } = loadFonts()
const drawable = (text: string) => drawableText(text, coverages)

test('what can be drawn stays as it is', () => {
  const text = 'Ғалымжан «Ұлы» О’Connor 王小明 ₸8,750.00 #panic() * [ " \\ _ $x$ @y <z> //'
  assert.equal(drawable(text), text)
})

test('a character that no font of ours has leaves a mark behind, not a hole', () => {
  assert.equal(drawable('a𒀀b'), `a${notDrawable}b`)
  assert.equal(drawable('محمد'), notDrawable.repeat(4))
  assert.equal(drawable(notDrawable), notDrawable)
})

test('nothing invisible is left that could turn round or hide what stands beside it', () => {
  assert.equal(drawable('a\u202Eb\u2066c\u0000d\u200F'), 'abcd')
  assert.equal(drawable('one\r\n\ttwo\u2028three'), 'one two three')
})

test('a letter and its accent are one letter', () => assert.equal(drawable('Cafe\u0301 й'), 'Café й'))

test('every character of every text comes out drawable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const character of drawable(text)) {
        const codePoint = character.codePointAt(0) ?? 0
        assert.ok(
          coverages.some((font) => covers(font, codePoint)),
          codePoint.toString(16),
        )
      }
    }),
  )
})

test('every text inside data is made drawable, however deep; other values are left alone', () => {
  const data = { a: 'x\u0000', b: [{ c: ['𒀀', 1, null, true] }], d: { e: 'y' } }
  assert.deepEqual(drawableData(data, coverages), {
    a: 'x',
    b: [{ c: [notDrawable, 1, null, true] }],
    d: { e: 'y' },
  })
})
