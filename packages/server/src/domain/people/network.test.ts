import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { networkOf } from './network.ts'

const known: [string, string][] = [
  ['203.0.113.77', '203.0.113.0/24'],
  [' 203.0.113.1 ', '203.0.113.0/24'],
  ['::ffff:203.0.113.9', '203.0.113.0/24'],
  ['::FFFF:203.0.113.9', '203.0.113.0/24'],
  ['0:0:0:0:0:ffff:203.0.113.9', '203.0.113.0/24'],
  ['::ffff:cb00:7109', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::ffff', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
]
for (const [address, network] of known)
  test(`${address} is in ${network}`, () => assert.equal(networkOf(address), network))

for (const text of [
  '',
  'unix',
  '256.1.1.1',
  '1.2.3',
  '1.2.3.4.5',
  '1::2::3',
  '1:2:3',
  '12345::',
  'g::1',
  '1:2:3:4:5:6:7:8::',
]) {
  test(`${JSON.stringify(text)} is no address`, () => assert.equal(networkOf(text), 'unknown'))
}

test('addresses share a network exactly when they share its bits', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), (a, b) => {
      const same = a.split('.').slice(0, 3).join() === b.split('.').slice(0, 3).join()
      assert.equal(networkOf(a) === networkOf(b), same)
    }),
  )
})

test('every IPv6 address has a network', () => {
  fc.assert(fc.property(fc.ipV6(), (address) => networkOf(address) !== 'unknown'))
})
