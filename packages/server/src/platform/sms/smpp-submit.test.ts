import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concatenationReference } from './concatenation.ts'
import { toSubmissions } from './smpp-submit.ts'
import type { OutgoingSms } from './sms-gateway.ts'

function anSms(change: Partial<OutgoingSms> = {}): OutgoingSms {
  return { id: 'sms-1', to: '+77011234567', text: 'Hello', sender: 'Sapar', ...change }
}

test('a short Latin text: default alphabet, no header, a receipt asked for', () => {
  assert.deepEqual(toSubmissions(anSms(), 8), [
    {
      source_addr_ton: 5,
      source_addr_npi: 0,
      source_addr: 'Sapar',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '77011234567',
      esm_class: 0,
      registered_delivery: 1,
      data_coding: 0,
      short_message: Buffer.from('Hello'),
    },
  ])
})

test('a Kazakh text is UCS-2, the high octet first', () => {
  const [only] = toSubmissions(anSms({ text: 'Қ注' }), 8)
  assert.equal(only?.data_coding, 8)
  assert.deepEqual(only?.short_message, Buffer.from([0x04, 0x9a, 0x6c, 0xe8]))
})

test('each part of a long text begins with its header and says so', () => {
  const parts = toSubmissions(anSms({ text: 'Ж'.repeat(140) }), 8)
  const reference = concatenationReference('sms-1', 8)
  assert.deepEqual(
    parts.map(({ esm_class, short_message }) => [esm_class, ...(short_message as Buffer).subarray(0, 6)]),
    [1, 2, 3].map((number) => [0x40, 5, 0, 3, reference, 3, number]),
  )
})

test('no part is longer than the 140 octets of a message, or 254 of a PDU', () => {
  for (const bits of [8, 16] as const) {
    for (const { short_message } of toSubmissions(anSms({ text: '注'.repeat(500) }), bits)) {
      assert.ok((short_message as Buffer).length <= 140)
    }
    for (const { short_message } of toSubmissions(anSms({ text: 'A€'.repeat(500) }), bits)) {
      assert.ok((short_message as Buffer).length <= 160)
    }
  }
})

for (const [sender, ton, npi, address] of [
  ['Sapar', 5, 0, 'Sapar'],
  ['1414', 3, 0, '1414'],
  ['+77010000000', 1, 1, '77010000000'],
] as const) {
  test(`the sender ${sender} has type ${ton} and plan ${npi}`, () => {
    const [only] = toSubmissions(anSms({ sender }), 8)
    assert.deepEqual([only?.source_addr_ton, only?.source_addr_npi, only?.source_addr], [ton, npi, address])
  })
}
