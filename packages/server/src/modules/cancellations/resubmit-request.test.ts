import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { verifyChain } from '#modules/audit'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aPaper } from '#test/builders/paper.ts'
import { aRequest } from '#test/builders/request.ts'
import {
  cancellationKit,
  eventsOf,
  holderCommand,
  toldOf,
  type CancellationKit,
} from '#test/support/cancellation-kit.ts'
import { insertReturn } from './return-store.ts'
import { findRequest, listReturns, resubmitRequest } from './index.ts'

let t: CancellationKit
const start = new Date('2026-09-01T04:00:00Z') // a Tuesday
before(async () => {
  t = await cancellationKit()
})
beforeEach(() => t.clock.set(start))
after(() => t.close())

type Wish = { readonly papers?: readonly string[]; readonly number?: number }

/** Submitted on the 1st, returned on the 3rd at noon: two of five working days are used. */
async function returned({ papers = ['passport-data-page'], number = 1 }: Wish = {}) {
  const request = await aRequest(t, { state: 'returned', dueOn: '2026-09-08' })
  const returnedAt = new Date('2026-09-03T07:00:00Z')
  const open = { number, papers, comment: null, returnedAt, answerBy: '2026-10-03' }
  await inTransaction(t.db, async (trx) =>
    ok(await insertReturn(trx, request, { ...open, resubmittedAt: null, answer: null, remindedAt: null })),
  )
  t.clock.set(returnedAt)
  return request
}

const resubmit = (request: { holderId: string; id: string }, answer: string | null = null) =>
  resubmitRequest(t, { ...holderCommand(t, request), answer })

test('the paper is there: the request goes back to the office, and the promised day moves by the pause', async () => {
  const request = await returned()
  await aPaper(t, request, { paper: 'passport-data-page', returnNumber: 1 })
  t.clock.set(new Date('2026-09-10T05:00:00Z'))
  // Counted: 2 September; then the 11th, 14th, 15th and 16th. The days of return and answer are nobody's.
  assert.deepEqual(await resubmit(request), { ok: true, value: { requestId: request.id, dueOn: '2026-09-16' } })
  const again = await findRequest(t.db, [request.holderId], request.id)
  assert.deepEqual([again?.state, again?.dueOn], ['under-review', '2026-09-16'])
  const [answered] = await listReturns(t.db, request)
  assert.deepEqual(answered?.resubmittedAt, t.clock.now())
  assert.deepEqual(await eventsOf(t, request.id), ['request-resubmitted'])
  assert.deepEqual(await toldOf(t, request.id), ['request-resubmitted'])
  assert.deepEqual(await verifyChain(t.db, request.holderId), [])
})

test('the same command again gives the same answer; another one finds the request sent', async () => {
  const request = await returned()
  const command = { ...holderCommand(t, request), answer: 'I do not have it.' }
  const first = await resubmitRequest(t, command)
  assert.deepEqual(await resubmitRequest(t, command), first)
  assert.deepEqual(await resubmit(request, 'again'), {
    ok: false,
    refusal: { code: 'action-not-allowed-in-state', state: 'under-review', action: 'resubmit' },
  })
  assert.equal((await toldOf(t, request.id)).length, 1)
})

test('a paper of an earlier sending does not answer this return', async () => {
  const request = await returned({ papers: ['passport-data-page', 'statement-of-holder'] })
  await aPaper(t, request, { paper: 'passport-data-page', returnNumber: 0 })
  await aPaper(t, request, { paper: 'statement-of-holder', returnNumber: 1 })
  assert.deepEqual(await resubmit(request), {
    ok: false,
    refusal: { code: 'papers-lacking', papers: ['passport-data-page'] },
  })
})

test('who cannot send a paper says why, and that is an answer', async () => {
  const request = await returned()
  assert.ok((await resubmit(request, '  The passport was stolen.  ')).ok)
  assert.equal((await listReturns(t.db, request))[0]?.answer, 'The passport was stolen.')
  const silent = await returned()
  assert.deepEqual(await resubmit(silent, ' \n '), {
    ok: false,
    refusal: { code: 'papers-lacking', papers: ['passport-data-page'] },
  })
})

test('an answer beyond bounds is refused', async () => {
  const request = await returned()
  assert.deepEqual(await resubmit(request, 'ж'.repeat(2001)), {
    ok: false,
    refusal: { code: 'answer-too-long', max: 2000 },
  })
  assert.ok((await resubmit(request, 'ж'.repeat(2000))).ok)
})

test('after the last day it is too late, also before the sweep has come by', async () => {
  const request = await returned()
  t.clock.set(new Date('2026-10-03T19:00:00Z'))
  assert.deepEqual(await resubmit(request, 'late'), {
    ok: false,
    refusal: { code: 'answer-too-late', answerBy: '2026-10-03' },
  })
  t.clock.set(new Date('2026-10-03T18:59:59Z'))
  assert.ok((await resubmit(request, 'in time')).ok)
})

test('a clock that was set back between return and answer takes no working day away (F9)', async () => {
  const request = await returned()
  t.clock.set(new Date('2026-09-02T05:00:00Z'))
  const result = await resubmit(request, 'here')
  assert.ok(result.ok)
  // Only the day of the return is nobody's: 2, 4, 7, 8 and 9 September.
  assert.equal(result.value.dueOn, '2026-09-09')
})

test('what is not returned is not answered, and a stranger’s is not there', async () => {
  const request = await aRequest(t)
  const result = await resubmit(request, 'x')
  assert.equal(result.ok ? '' : result.refusal.code, 'action-not-allowed-in-state')
  const [mine, foreign] = [await returned(), await returned()]
  assert.deepEqual(await resubmit({ holderId: mine.holderId, id: foreign.id }, 'x'), {
    ok: false,
    refusal: { code: 'request-not-found' },
  })
})
