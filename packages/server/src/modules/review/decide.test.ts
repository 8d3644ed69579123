import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { requestStates } from '#domain/cancellations/life-cycle.ts'
import type { Answers } from '#domain/cancellations/answers.ts'
import { verifyChain } from '#modules/audit'
import { completeDue, findRequest, listReturns, resubmitRequest } from '#modules/cancellations'
import { findCard } from '#modules/cards'
import { aRequest } from '#test/builders/request.ts'
import { eventsOf, holderCommand, toldOf } from '#test/support/cancellation-kit.ts'
import { aStaff, claimed, nameOf, reviewKit, staffCommand, type ReviewKit } from '#test/support/review-kit.ts'
import { approveRequest, claimCase, refuseRequest, returnRequest, type Staff } from './index.ts'

let t: ReviewKit
let aida: Staff
const start = new Date('2026-09-01T04:00:00Z')
before(async () => {
  t = await reviewKit()
  aida = aStaff(t)
})
beforeEach(() => t.clock.set(start))
after(() => t.close())

const inHand = async (answers: Partial<Answers> = {}, staff = aida) => claimed(t, staff, await aRequest(t, { answers }))
type Case = Awaited<ReturnType<typeof inHand>>

const approve = (request: Case, staff = aida) => approveRequest(t, staffCommand(t, staff, request))
const refuseIt = (request: Case, ground = 'identity-not-proved', staff = aida) =>
  refuseRequest(t, { ...staffCommand(t, staff, request), ground })
const returnIt = (request: Case, papers: readonly string[] = ['passport-data-page'], staff = aida) =>
  returnRequest(t, { ...staffCommand(t, staff, request), papers, comment: null })
const now = (request: Case) => findRequest(t.db, [request.holderId], request.id)
const cardOf = async (request: Case) => (await findCard(t.db, [request.holderId], request.cardId))?.state

test('approved with effect now: card, request, audit and one letter in one transaction', async () => {
  const request = await inHand()
  const command = staffCommand(t, aida, request)
  const result = await approveRequest(t, command)
  assert.deepEqual(result, {
    ok: true,
    value: { requestId: request.id, state: 'completed', effectiveOn: '2026-09-01' },
  })
  const done = await now(request)
  assert.deepEqual([done?.state, done?.decidedBy, done?.decidedAt], ['completed', aida.id, start])
  assert.equal(await cardOf(request), 'cancelled')
  assert.deepEqual(await eventsOf(t, request.id), [
    'request-assigned',
    'request-approved',
    'card-cancelled',
    'request-completed',
  ])
  assert.deepEqual(await toldOf(t, request.id), ['card-cancelled'])
  assert.deepEqual(await approveRequest(t, command), result)
  assert.deepEqual(await toldOf(t, request.id), ['card-cancelled'])
  assert.deepEqual(await verifyChain(t.db, request.holderId), [])
})

test('approved for a later date: it waits, is told, and takes effect on its day', async () => {
  const request = await inHand({ effect: 'on-date', effectOn: '2026-09-10' })
  assert.deepEqual(await approve(request), {
    ok: true,
    value: { requestId: request.id, state: 'approved', effectiveOn: null },
  })
  assert.equal(await cardOf(request), 'active')
  t.clock.set(new Date('2026-09-10T04:00:00Z'))
  assert.deepEqual(await completeDue(t), { done: 1, stuck: [] })
  assert.equal(await cardOf(request), 'cancelled')
  assert.deepEqual(await toldOf(t, request.id), ['request-approved-pending', 'card-cancelled'])
})

test('a date that passed while the office worked takes effect with the approval', async () => {
  const request = await inHand({ effect: 'on-date', effectOn: '2026-09-02' })
  t.clock.set(new Date('2026-09-04T04:00:00Z'))
  await claimed(t, aida, request)
  const result = await approve(request)
  assert.deepEqual(result.ok && [result.value.state, result.value.effectiveOn], ['completed', '2026-09-04'])
})

test('approved on departure: it waits for the exit', async () => {
  const inside = { whereabouts: 'inside', lastExitOn: null, departureOn: '2026-09-20', effect: 'on-departure' } as const
  const request = await inHand(inside)
  assert.equal((await approve(request)).ok, true)
  assert.deepEqual(await toldOf(t, request.id), ['request-approved-pending'])
  assert.equal(await cardOf(request), 'active')
})

test('a card that the authority ended meanwhile is not approved away; nothing of the try is left', async () => {
  const request = await inHand()
  await t.db
    .updateTable('cards')
    .set({ state: 'annulled', ground: 'never-met' })
    .where('id', '=', request.cardId)
    .execute()
  const refused = await approve(request)
  assert.equal(refused.ok ? '' : refused.refusal.code, 'card-not-cancellable')
  assert.equal((await now(request))?.state, 'under-review')
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned'])
  assert.ok((await refuseIt(request)).ok, 'it can be refused instead')
})

test('refused with a coded ground: the card goes on, the letter has the sentence and the appeal', async () => {
  const request = await inHand({ language: 'zh-CN' })
  const command = { ...staffCommand(t, aida, request), ground: 'identity-not-proved' }
  const result = await refuseRequest(t, command)
  assert.deepEqual(result, { ok: true, value: { requestId: request.id } })
  assert.deepEqual(await refuseRequest(t, command), result)
  const refused = await now(request)
  assert.deepEqual([refused?.state, refused?.ground, refused?.decidedBy], ['refused', 'identity-not-proved', aida.id])
  assert.equal(await cardOf(request), 'active')
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned', 'request-refused'])
  assert.deepEqual(await toldOf(t, request.id), ['request-refused'])
  const book = await t.reference.today()
  const letter = await t.db
    .selectFrom('notices')
    .select('body_text')
    .where('request_id', '=', request.id)
    .where('channel', '=', 'email')
    .executeTakeFirstOrThrow()
  assert.ok(letter.body_text.includes(book.refusalGround('identity-not-proved').sentence['zh-CN']))
})

test('a ground that we do not have is refused', async () => {
  const request = await inHand()
  assert.deepEqual(await refuseIt(request, 'because'), { ok: false, refusal: { code: 'ground-unknown' } })
  assert.equal((await now(request))?.state, 'under-review')
})

test('returned for papers: the case is free, the holder has thirty days', async () => {
  const request = await inHand()
  const command = {
    ...staffCommand(t, aida, request),
    papers: ['passport-data-page', 'passport-data-page'],
    comment: ' please ',
  }
  const result = await returnRequest(t, command)
  assert.deepEqual(result, { ok: true, value: { requestId: request.id, answerBy: '2026-10-01' } })
  assert.deepEqual(await returnRequest(t, command), result)
  assert.equal((await now(request))?.state, 'returned')
  assert.deepEqual(await listReturns(t.db, request), [
    {
      number: 1,
      papers: ['passport-data-page'],
      comment: 'please',
      returnedAt: start,
      answerBy: '2026-10-01',
      resubmittedAt: null,
      answer: null,
      remindedAt: null,
    },
  ])
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned', 'request-returned'])
  assert.deepEqual(await toldOf(t, request.id), ['request-returned'])
})

test('papers must be named and known, a comment short', async () => {
  const request = await inHand()
  assert.deepEqual(await returnIt(request, []), { ok: false, refusal: { code: 'papers-missing' } })
  assert.deepEqual(await returnIt(request, ['passport-data-page', 'selfie']), {
    ok: false,
    refusal: { code: 'paper-unknown', paper: 'selfie' },
  })
  const wordy = { ...staffCommand(t, aida, request), papers: ['passport-data-page'], comment: 'x'.repeat(1001) }
  assert.deepEqual(await returnRequest(t, wordy), { ok: false, refusal: { code: 'comment-too-long', max: 1000 } })
  assert.deepEqual(await listReturns(t.db, request), [])
})

test('three returns and no more; each pause moves the promised day', async () => {
  const request = await inHand()
  const dueDays: (string | null | undefined)[] = []
  for (let turn = 1; turn <= 3; turn += 1) {
    assert.ok((await returnIt(request)).ok)
    t.clock.advance({ days: 1 })
    assert.ok((await resubmitRequest(t, { ...holderCommand(t, request), answer: 'no' })).ok)
    dueDays.push((await now(request))?.dueOn)
    await claimed(t, aida, request)
  }
  // Returned on the 1st, 2nd, 3rd and answered the day after: the five days are the 7th to the 11th in the end.
  assert.deepEqual(dueDays, ['2026-09-09', '2026-09-10', '2026-09-11'])
  assert.deepEqual(await returnIt(request), { ok: false, refusal: { code: 'no-returns-left', limit: 3 } })
})

test('without the lease nobody decides', async () => {
  const bolat = aStaff(t)
  const request = await inHand()
  const until = new Date('2026-09-01T04:15:00Z')
  const others = { ok: false, refusal: { code: 'lease-not-yours', by: nameOf(aida.id), until } }
  assert.deepEqual(await approve(request, bolat), others)
  assert.deepEqual(await refuseIt(request, 'identity-not-proved', bolat), others)
  assert.deepEqual(await returnIt(request, ['passport-data-page'], bolat), others)
  t.clock.advance({ minutes: 15 })
  assert.deepEqual(await approve(request), { ok: false, refusal: { code: 'lease-not-yours', by: null, until: null } })
})

test('an auditor and an administrator decide nothing, a supervisor may', async () => {
  const boss = aStaff(t, 'supervisor')
  const request = await inHand({}, boss)
  for (const role of ['auditor', 'administrator'] as const) {
    assert.deepEqual(await approve(request, aStaff(t, role)), { ok: false, refusal: { code: 'role-not-allowed' } })
  }
  assert.ok((await approve(request, boss)).ok)
})

test('who comes second is told who decided what, and when', async () => {
  const bolat = aStaff(t)
  for (const [decide, decision] of [
    [approve, 'approved'],
    [refuseIt, 'refused'],
    [returnIt, 'returned'],
  ] as const) {
    const request = await inHand()
    assert.ok((await decide(request)).ok)
    t.clock.advance({ minutes: 1 })
    assert.deepEqual(await refuseIt(request, 'identity-not-proved', bolat), {
      ok: false,
      refusal: { code: 'already-decided', by: nameOf(aida.id), at: start, decision },
    })
    t.clock.set(start)
  }
})

for (const state of requestStates.filter((name) =>
  ['draft', 'submitted', 'withdrawn', 'recalled', 'lapsed'].includes(name),
)) {
  test(`what is ${state} is not decided`, async () => {
    const request = await aRequest(t, { state })
    const result = await approve(request)
    assert.equal(
      result.ok ? '' : result.refusal.code,
      state === 'draft' ? 'case-not-found' : 'action-not-allowed-in-state',
    )
  })
}

test('a case that does not exist is not found', async () => {
  const request = await aRequest(t)
  assert.deepEqual(await approve({ ...request, id: t.newId() }), { ok: false, refusal: { code: 'case-not-found' } })
  const claim = await claimCase(t, staffCommand(t, aida, { holderId: t.newId(), id: request.id }))
  assert.equal(claim.ok, false)
})
