import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { displayName } from './display-name.ts'

const cases: readonly [string, string][] = [
  ['passport.jpg', 'passport.jpg'],
  ['護照 頁面.pdf', '護照 頁面.pdf'],
  ['Әліппе ұғым 🛂.png', 'Әліппе ұғым 🛂.png'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\scan.pdf', 'scan.pdf'],
  ['scan\u0000.exe\u0000.jpg', 'scan.exe.jpg'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['a\u2066b\u200bc\ufeff.jpg', 'abc.jpg'],
  ['  two \t\n words .jpg ', 'two words .jpg'],
  ['e\u0301.jpg', 'é.jpg'],
  ['', 'file'],
  ['..', 'file'],
  ['folder/', 'file'],
  ['\u0000', 'file'],
  ['<script>alert(1)<b>.png', '<script>alert(1)<b>.png'],
]

for (const [given, shown] of cases) {
  test(`${JSON.stringify(given)} is shown as ${JSON.stringify(shown)}`, () => assert.equal(displayName(given), shown))
}

test('a long name is cut to 255 bytes between letters, and keeps its ending', () => {
  const shown = displayName(`${'護'.repeat(4000)}.jpeg`)
  assert.equal(shown, `${'護'.repeat(83)}.jpeg`)
  assert.equal(displayName('x'.repeat(300)), 'x'.repeat(255))
})

test('whatever is sent, the name is short, visible, whole and no path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const shown = displayName(given)
      assert.ok(shown.length > 0 && Buffer.byteLength(shown) <= 255)
      assert.ok(shown.isWellFormed())
      assert.ok(!/[\p{Cc}\u202a-\u202e\u2066-\u2069/\\]/u.test(shown))
      assert.ok(!/^\.+$/.test(shown))
    }),
  )
})
