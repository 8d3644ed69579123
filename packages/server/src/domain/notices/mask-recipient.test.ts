import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maskRecipient } from './mask-recipient.ts'

test('an address is recognised by whose it is, and read by nobody else', () => {
  assert.equal(maskRecipient('anna@example.org'), 'a•••@e•••.org')
  assert.equal(maskRecipient('айгүл@почта.қаз'), 'а•••@п•••.қаз')
  assert.equal(maskRecipient('a@b.c.kz'), 'a•••@b•••.kz')
  assert.equal(maskRecipient('😀x@example.org'), '😀•••@e•••.org')
  assert.equal(maskRecipient('+77010000001'), '+7•••01')
})

test('at most two letters of a mailbox and a domain come through', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const [local = '', domain = ''] = address.split('@')
      const masked = maskRecipient(address)
      assert.ok(local.length < 2 || !masked.includes(local), masked)
      assert.ok(!masked.includes(domain), masked)
    }),
  )
})
