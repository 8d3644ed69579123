import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { idSource } from '#kernel/ids.ts'
import { paymentNumber } from './payment-number.ts'

test('the number of a payment is the end of its id, in groups', () => {
  assert.equal(paymentNumber('01a3f6c2-7b1e-7004-9c55-d0e93f2a91bc'), 'P-3F2A-91BC')
})

test('payments that are begun in the same millisecond have numbers of their own', () => {
  const newId = idSource({ now: () => new Date('2026-09-01T04:00:00Z') }, randomBytes)
  const numbers = new Set(Array.from({ length: 50 }, () => paymentNumber(newId())))
  assert.equal(numbers.size, 50)
})
