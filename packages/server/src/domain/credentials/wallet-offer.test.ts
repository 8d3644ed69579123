import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mayFetchCopies, walletOffers, walletOfferState, type WalletOfferTimes } from './wallet-offer.ts'

const now = new Date('2026-08-28T06:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)
const waiting: WalletOfferTimes = { endsAt: after(1), endedAt: null, redeemedAt: null, tries: 0, copies: 0 }

test('an offer waits until its time, its end by the holder, or the last wrong digits', () => {
  const changes: readonly [Partial<WalletOfferTimes>, string][] = [
    [{}, 'waiting'],
    [{ tries: walletOffers.tries - 1 }, 'waiting'],
    [{ tries: walletOffers.tries }, 'over'],
    [{ endsAt: now }, 'over'],
    [{ endedAt: now }, 'over'],
    [{ redeemedAt: now }, 'redeemed'],
    [{ redeemedAt: now, copies: 1 }, 'taken'],
  ]
  for (const [change, state] of changes) assert.equal(walletOfferState({ ...waiting, ...change }, now), state)
})

test('what a wallet has once taken stays taken, however late it is', () => {
  const taken = fc.record({
    endsAt: fc.date({ noInvalidDate: true }),
    endedAt: fc.option(fc.date({ noInvalidDate: true })),
    redeemedAt: fc.constant(now),
    tries: fc.integer({ min: 1, max: walletOffers.tries }),
    copies: fc.integer({ min: 1, max: walletOffers.copies }),
  })
  fc.assert(
    fc.property(taken, fc.date({ noInvalidDate: true }), (offer, at) => walletOfferState(offer, at) === 'taken'),
  )
})

test('a token opens copies until its time, and no more than there may be', () => {
  const { copies } = walletOffers
  assert.equal(mayFetchCopies({ tokenEndsAt: null, copies: 0 }, now, 1), 'too-late')
  assert.equal(mayFetchCopies({ tokenEndsAt: now, copies: 0 }, now, 1), 'too-late')
  for (let had = 0; had <= copies; had += 1) {
    for (let wanted = 1; wanted <= copies + 1; wanted += 1) {
      const expected = had + wanted <= copies ? 'yes' : 'too-many'
      assert.equal(mayFetchCopies({ tokenEndsAt: after(1), copies: had }, now, wanted), expected)
    }
  }
})
