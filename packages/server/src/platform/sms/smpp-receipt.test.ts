import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PDU, type PduFields } from 'smpp'
import { isReceipt, readReceipt, toProviderRef } from './smpp-receipt.ts'

const TEXT =
  'id:0a1b2c sub:001 dlvrd:001 submit date:2611220800 done date:2611220801 stat:DELIVRD err:000 text:Your card is'

/** As the library reads it from the wire: texts decoded, in an object. */
function aDeliverSm({ text = '', ...fields }: PduFields & { readonly text?: string } = {}): PDU {
  return new PDU('deliver_sm', { esm_class: 4, data_coding: 0, short_message: { message: text }, ...fields })
}

test('TLVs are read', () => {
  const pdu = aDeliverSm({ receipted_message_id: '0A1B2C', message_state: 2 })
  assert.deepEqual(readReceipt(pdu, 'as-submitted'), { providerRef: 'a1b2c', state: 'delivered' })
})

test('text is read where there are none', () => {
  assert.deepEqual(readReceipt(aDeliverSm({ text: TEXT }), 'as-submitted'), {
    providerRef: 'a1b2c',
    state: 'delivered',
  })
})

test('TLVs go before text: they have a form that is laid down', () => {
  const pdu = aDeliverSm({ text: TEXT, receipted_message_id: 'ff', message_state: 5 })
  assert.deepEqual(readReceipt(pdu, 'as-submitted'), { providerRef: 'ff', state: 'undeliverable' })
})

test('each may supply what the other lacks', () => {
  assert.deepEqual(readReceipt(aDeliverSm({ text: TEXT, receipted_message_id: 'ff' }), 'as-submitted'), {
    providerRef: 'ff',
    state: 'delivered',
  })
  assert.deepEqual(readReceipt(aDeliverSm({ text: 'id:ff', message_state: 3 }), 'as-submitted'), {
    providerRef: 'ff',
    state: 'expired',
  })
})

test('the text may come as message_payload', () => {
  const pdu = aDeliverSm({ message_payload: { message: TEXT } })
  assert.equal(readReceipt(pdu, 'as-submitted')?.providerRef, 'a1b2c')
})

test('bytes of a coding the library cannot read are read as Latin-1', () => {
  const pdu = aDeliverSm({ data_coding: 4, short_message: { message: Buffer.from(TEXT, 'latin1') } })
  assert.equal(readReceipt(pdu, 'as-submitted')?.state, 'delivered')
})

const STATES = ['en-route', 'delivered', 'expired', 'deleted', 'undeliverable', 'accepted', 'unknown', 'rejected']
const WORDS = ['ENROUTE', 'DELIVRD', 'EXPIRED', 'DELETED', 'UNDELIV', 'ACCEPTD', 'UNKNOWN', 'REJECTD']

for (const [index, state] of STATES.entries()) {
  test(`state ${index + 1} and the word ${WORDS[index]} are "${state}"`, () => {
    const byTlv = aDeliverSm({ receipted_message_id: 'ff', message_state: index + 1 })
    assert.equal(readReceipt(byTlv, 'as-submitted')?.state, state)
    assert.equal(readReceipt(aDeliverSm({ text: `id:ff stat:${WORDS[index]}` }), 'as-submitted')?.state, state)
  })
}

for (const [text, state] of [
  ['ID:ff STAT:delivrd', 'delivered'],
  ['id:ff stat:DELIVERED', 'delivered'],
  ['id: ff stat: UNDELIVERABLE err:1', 'undeliverable'],
  ['id:ff sub:1\nstat:REJECTED', 'rejected'],
] as const) {
  test(`operators vary: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(readReceipt(aDeliverSm({ text }), 'as-submitted'), { providerRef: 'ff', state })
  })
}

test('ids in text are brought into the notation of the answer to submit_sm', () => {
  const decimal = aDeliverSm({ text: 'id:18446744073709551615 stat:DELIVRD' })
  assert.equal(readReceipt(decimal, 'decimal-for-hexadecimal')?.providerRef, 'ffffffffffffffff')
  assert.equal(readReceipt(decimal, 'as-submitted')?.providerRef, '18446744073709551615')
  const hexadecimal = aDeliverSm({ text: 'id:000000FF stat:DELIVRD' })
  assert.equal(readReceipt(hexadecimal, 'hexadecimal-for-decimal')?.providerRef, '255')
  const neither = aDeliverSm({ text: 'id:3f2b-77aa stat:DELIVRD' })
  assert.equal(readReceipt(neither, 'decimal-for-hexadecimal')?.providerRef, '3f2b-77aa')
})

for (const [what, fields] of Object.entries({
  'nothing at all': {},
  'an id without a state': { text: 'id:ff' },
  'a state without an id': { text: 'stat:DELIVRD' },
  'a word nobody knows': { text: 'id:ff stat:HANDED' },
  'a state beyond the eight': { receipted_message_id: 'ff', message_state: 9 },
  'a state of 0': { receipted_message_id: 'ff', message_state: 0 },
})) {
  test(`${what} is no receipt one can read`, () =>
    assert.equal(readReceipt(aDeliverSm(fields), 'as-submitted'), undefined))
}

test('padding and capitals make no difference to a reference; what is no number stays', () => {
  assert.equal(toProviderRef(' 000A1B '), toProviderRef('a1b'))
  assert.equal(toProviderRef('0'), '0')
  assert.equal(toProviderRef('000'), '0')
  assert.equal(toProviderRef('00-zz'), '00-zz')
})

test('receipts are told from texts that people send', () => {
  assert.equal(isReceipt(aDeliverSm({ esm_class: 0x04 })), true)
  assert.equal(isReceipt(aDeliverSm({ esm_class: 0x20 })), true)
  assert.equal(isReceipt(aDeliverSm({ esm_class: 0x44 })), true)
  assert.equal(isReceipt(aDeliverSm({ esm_class: 0, receipted_message_id: 'ff' })), true)
  assert.equal(isReceipt(aDeliverSm({ esm_class: 0, text: TEXT })), false)
  assert.equal(isReceipt(aDeliverSm({ esm_class: 0x40 })), false)
})
