import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isMailAddress, parseMailAddress } from './mail-address.ts'

const ACCEPTED = [
  'aida@example.org',
  "o'brien+cards@mail.example.co.uk",
  'a@b.kz',
  'айгүл@пошта.қаз',
  '王小明@例子.中国',
  'x_1.y-2@xn--80ak6aa92e.com',
]

for (const address of ACCEPTED) {
  test(`takes ${address}`, () => assert.deepEqual(parseMailAddress(address), { ok: true, value: address }))
}

const REFUSED: Readonly<Record<string, string>> = {
  'an empty text': '',
  'no at sign': 'aida.example.org',
  'no local part': '@example.org',
  'no domain': 'aida@',
  'a bare host': 'root@localhost',
  'two addresses': 'aida@example.org,bob@example.org',
  'two addresses with a semicolon': 'aida@example.org; bob@example.org',
  'a group': 'friends:aida@example.org;',
  'a display name': 'Aida <aida@example.org>',
  'a quoted local part that hides an address': '"bob@evil.example"@example.org',
  'a comment': 'aida(bob@evil.example)@example.org',
  'a route': '@relay.example:aida@example.org',
  'an address literal': 'aida@[127.0.0.1]',
  'a header after a line break': 'aida@example.org\r\nBcc: bob@example.org',
  'a line break at the end': 'aida@example.org\n',
  'a null byte': 'aida@example.org\0',
  'white space around it': ' aida@example.org',
  'a zero-width joiner': 'aida\u200d@example.org',
  'two dots': 'ai..da@example.org',
  'a label that starts with a hyphen': 'aida@-example.org',
  'a local part of 65 bytes': `${'a'.repeat(65)}@example.org`,
  'more than 254 bytes': `aida@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example.org`,
}

for (const [what, text] of Object.entries(REFUSED)) {
  test(`refuses ${what}`, () => assert.deepEqual(parseMailAddress(text), { ok: false, refusal: 'not-one-address' }))
}

test('no separator, bracket, quote or control character ever passes, wherever it stands', () => {
  const forbidden = fc.constantFrom(
    ',',
    ';',
    ':',
    '<',
    '>',
    '(',
    ')',
    '[',
    ']',
    '"',
    '\\',
    ' ',
    '\t',
    '\r',
    '\n',
    '\0',
    '@',
  )
  fc.assert(
    fc.property(fc.constantFrom(...ACCEPTED), forbidden, fc.nat(), (address, character, at) => {
      const position = at % (address.length + 1)
      const text = address.slice(0, position) + character + address.slice(position)
      assert.equal(isMailAddress(text), false)
    }),
  )
})
