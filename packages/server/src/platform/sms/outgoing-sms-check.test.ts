import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findSmsFault, senderKind } from './outgoing-sms-check.ts'
import type { OutgoingSms } from './sms-gateway.ts'

function anSms(change: Partial<OutgoingSms> = {}): OutgoingSms {
  return { id: 'sms-1', to: '+77011234567', text: 'Картаңыз жойылды', sender: 'Sapar', ...change }
}

for (const to of ['+77011234567', '+8613800138000', '+1234567', '+123456789012345']) {
  test(`${to} is a recipient`, () => assert.equal(findSmsFault(anSms({ to })), undefined))
}

for (const to of [
  '',
  '77011234567',
  '+07011234567',
  '+7701',
  '+1234567890123456',
  '+7 701 123 45 67',
  '+7701123456a',
  '+77011234567\n',
  '+77011234567,+77011234568',
  '+٧٧٠١١٢٣٤٥٦٧',
]) {
  test(`${JSON.stringify(to)} is none`, () => assert.equal(findSmsFault(anSms({ to })), 'invalid-recipient'))
}

for (const [sender, kind] of [
  ['Sapar', 'alphanumeric'],
  ['eVisa 2026', 'alphanumeric'],
  ['ABCDEFGHIJK', 'alphanumeric'],
  ['A', 'alphanumeric'],
  ['1414', 'short-code'],
  ['+77010000000', 'international'],
  ['', undefined],
  ['ABCDEFGHIJKL', undefined],
  ['12', undefined],
  ['1234567', undefined],
  ['Сапар', undefined],
  ['Sapar ', undefined],
  ['Sa\npar', undefined],
] as const) {
  test(`the sender ${JSON.stringify(sender)} is ${kind ?? 'none'}`, () => assert.equal(senderKind(sender), kind))
}

test('a text of white space alone is empty', () => {
  assert.equal(findSmsFault(anSms({ text: ' \n' })), 'empty-text')
})

test('255 parts go, one more does not: the count is one octet', () => {
  assert.equal(findSmsFault(anSms({ text: 'Ж'.repeat(255 * 67) })), undefined)
  assert.equal(findSmsFault(anSms({ text: 'Ж'.repeat(255 * 67 + 1) })), 'too-long')
})

test('a 16-bit reference leaves less room in each part', () => {
  assert.equal(findSmsFault(anSms({ text: 'Ж'.repeat(255 * 66) }), 16), undefined)
  assert.equal(findSmsFault(anSms({ text: 'Ж'.repeat(255 * 66 + 1) }), 16), 'too-long')
})
