import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersIn, listOf, parseForm, textOf } from './fields.ts'

const parsed = (body: BodyInit, headers: Record<string, string> = {}) =>
  parseForm(new Request('http://localhost/', { method: 'POST', body, headers }))

const sent = async (...asked: Parameters<typeof parsed>) => (await parsed(...asked)) ?? assert.fail('not readable')

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
  assert.deepEqual(none?.fields, {})
})

const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }

test('more parts than any form of ours has are not taken apart', async () => {
  assert.equal(listOf((await sent('a=1&'.repeat(150), urlencoded)).fields, 'a').length, 150)
  assert.equal(await parsed('a&'.repeat(32_000), urlencoded), undefined)
  assert.equal(listOf((await sent(`${part.repeat(150)}--x--\r\n`, multipart)).fields, 'a').length, 150)
  assert.equal(await parsed(`${part.repeat(5_000)}--x--\r\n`, multipart), undefined)
  const quoted = { 'content-type': 'multipart/form-data; boundary="x"' }
  assert.equal(await parsed(`${part.repeat(5_000)}--x--\r\n`, quoted), undefined)
})

test('a body that cannot be taken apart is told from an empty form', async () => {
  assert.equal(await parsed('garbage', multipart), undefined)
  assert.equal(await parsed('garbage', { 'content-type': 'multipart/form-data' }), undefined)
  assert.equal(await parsed(part, multipart), undefined, 'cut off in the middle')
})

test('what is kept for later leaves out passwords, codes, and what steers the form', () => {
  const typed = {
    reason: 'journey-ended',
    acknowledged: ['a', 'b'],
    password: 'secret',
    newPassword: 'secret',
    recoveryCode: '1234',
    code: '123456',
    passkey: '{}',
    challengeId: 'id',
    _page: '/account',
    _command: 'id',
    _language: 'kk',
  }
  assert.deepEqual(answersIn(typed), { reason: 'journey-ended', acknowledged: ['a', 'b'] })
})
