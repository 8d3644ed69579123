import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyCard, verifyCertificate, verifyReceipt } from '../src/index.ts'
import {
  aCard,
  cardText,
  certificateText,
  now,
  receiptText,
  statusListText,
  trust,
  walletText,
} from './support/issued.ts'

const { idx } = aCard().status
const good = statusListText()
const options = { trust, now, statusLists: [good] }

/** Every text with one of three bits of one byte turned over, or one byte left out. */
function* neighbours(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at++) {
    for (const bit of [0, 1, 5]) {
      const other = Buffer.from(bytes)
      other.writeUInt8(other.readUInt8(at) ^ (1 << bit), at)
      yield other
    }
    yield Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
  }
}

test('no byte of a card can differ and the card be valid', async () => {
  for (const text of [cardText(), await walletText()]) {
    assert.equal((await verifyCard(text, options)).answer, 'valid')
    let count = 0
    for (const other of neighbours(text)) {
      const { answer } = await verifyCard(other, options)
      assert.notEqual(answer, 'valid', other.toString())
      count++
    }
    assert.equal(count, Buffer.byteLength(text) * 4)
  }
})

test('no byte of a list can differ and the list be believed, whatever it said', async () => {
  const card = cardText()
  for (const list of [good, statusListText({ statuses: { [idx]: 3 } })]) {
    for (const other of neighbours(list)) {
      const { answer } = await verifyCard(card, { ...options, statusLists: [other.toString('latin1')] })
      assert.equal(answer, 'cannot-verify', other.toString())
    }
  }
})

test('no byte of a certificate or receipt can differ and it be genuine', async () => {
  for (const [text, verify] of [
    [certificateText(), verifyCertificate],
    [receiptText(), verifyReceipt],
  ] as const) {
    assert.ok((await verify(text, options)).ok)
    for (const other of neighbours(text)) assert.ok(!(await verify(other, options)).ok, other.toString())
  }
})
