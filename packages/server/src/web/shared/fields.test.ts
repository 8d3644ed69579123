import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersIn, listOf, parseForm, textOf } from './fields.ts'

const sent = (body: BodyInit, headers: Record<string, string> = {}) =>
  parseForm(new Request('http://localhost/', { method: 'POST', body, headers }))

test('text comes as typed: nothing trimmed, nothing changed', async () => {
  const typed = '  Ә Ғ  \r\n王小明 <b>&amp;</b> '
  const { fields } = await sent(new URLSearchParams({ name: typed }))
  assert.equal(textOf(fields, 'name'), typed)
})

test('a name that comes twice keeps every value', async () => {
  const { fields } = await sent(new URLSearchParams('a=1&a=2&a=3&b=4'))
  assert.deepEqual(listOf(fields, 'a'), ['1', '2', '3'])
  assert.equal(textOf(fields, 'a'), '1')
  assert.deepEqual(listOf(fields, 'b'), ['4'])
})

test('what did not come is empty text and no values', async () => {
  const { fields } = await sent(new URLSearchParams())
  assert.equal(textOf(fields, 'name'), '')
  assert.deepEqual(listOf(fields, 'name'), [])
})

test('names of the language itself are fields like any other', async () => {
  const { fields } = await sent(new URLSearchParams('__proto__=x&constructor=y&toString=z'))
  assert.equal(textOf(fields, '__proto__'), 'x')
  assert.equal(textOf(fields, 'constructor'), 'y')
  assert.equal(textOf((await sent(new URLSearchParams())).fields, 'toString'), '')
  assert.equal(({} as Record<string, unknown>)['x'], undefined)
})

test('a file comes with its name and bytes; an empty file field is no file, an empty file is one', async () => {
  const form = new FormData()
  form.append('paper', new File(['abc'], '护照.jpg'))
  form.append('nothing', new File([], ''))
  form.append('empty', new File([], 'empty.pdf'))
  const { files, fields } = await sent(form)
  assert.deepEqual(files['paper'], { name: '护照.jpg', bytes: new Uint8Array([97, 98, 99]) })
  assert.deepEqual(Object.keys(files), ['paper', 'empty'])
  assert.equal(textOf(fields, 'nothing'), '')
})

test('a body of another type is an empty form, so that validation says what is missing', async () => {
  const json = await sent('{"name":"x"}', { 'content-type': 'application/json' })
  assert.deepEqual([json.fields, json.files], [{}, {}])
  const none = await parseForm(new Request('http://localhost/', { method: 'POST' }))
  assert.deepEqual(none.fields, {})
})

test('what is kept for later leaves out passwords, codes, and what steers the form', () => {
  const typed = {
    reason: 'journey-ended',
    acknowledged: ['a', 'b'],
    password: 'secret',
    newPassword: 'secret',
    recoveryCode: '1234',
    code: '123456',
    _page: '/account',
    _command: 'id',
    _language: 'kk',
  }
  assert.deepEqual(answersIn(typed), { reason: 'journey-ended', acknowledged: ['a', 'b'] })
})
