import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Answers } from '#domain/cancellations/answers.ts'
import { verifyChain } from '#modules/audit'
import { findHolder } from '#modules/cards'
import { aCard, dependsOn } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'
import {
  cancellationKit,
  eventsOf,
  holderCommand,
  noticesOf,
  type CancellationKit,
} from '#test/support/cancellation-kit.ts'
import { findReceipt, findRequest, submitRequest } from './index.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

const aDraft = (answers: Partial<Answers> = {}) => aRequest(t, { state: 'draft', answers })
type Draft = Awaited<ReturnType<typeof aDraft>>
const commandFor = (draft: Draft) => ({
  ...holderCommand(t, draft),
  version: 1,
  sessionId: t.newId(),
  isDeclaredTrue: true,
})

async function refusalOf(draft: Draft, change: object = {}): Promise<unknown> {
  const result = await submitRequest(t, { ...commandFor(draft), ...change })
  assert.ok(!result.ok)
  assert.equal((await findRequest(t.db, [draft.holderId], draft.id))?.state, draft.state)
  return result.refusal
}

test('sends the request: promise, recall time, the day that counts, the session that asked', async () => {
  const draft = await aDraft()
  const command = commandFor(draft)
  const result = await submitRequest(t, command)
  const receipt = await findReceipt(t.db, draft)
  assert.deepEqual(result, {
    ok: true,
    value: {
      requestId: draft.id,
      reference: draft.reference,
      submittedOn: '2026-09-01',
      dueOn: '2026-09-08',
      recallUntil: '2026-09-02T04:00:00.000Z',
      receiptNumber: receipt?.number,
      charge: { amountMinor: 1_050_000, currency: 'KZT' },
    },
  })
  const sent = await findRequest(t.db, [draft.holderId], draft.id)
  assert.equal(sent?.state, 'submitted')
  assert.equal(sent.askedSessionId, command.sessionId)
  assert.deepEqual(sent.submittedAt, t.clock.now())
  assert.ok(sent.answers.acknowledged.includes('declaration-of-truth'))
})

test('writes one audit entry and one notice a channel, to the address on record, in the language chosen', async () => {
  const draft = await aDraft({ language: 'kk' })
  assert.ok((await submitRequest(t, commandFor(draft))).ok)
  const holder = await findHolder(t.db, draft.holderId)
  assert.deepEqual(await eventsOf(t, draft.id), ['request-submitted'])
  assert.deepEqual(await verifyChain(t.db, draft.holderId), [])
  assert.deepEqual(await noticesOf(t, draft.id), [
    { template: 'request-submitted', channel: 'email', recipient: holder?.email, language: 'kk' },
    { template: 'request-submitted', channel: 'sms', recipient: holder?.phone, language: 'kk' },
  ])
})

test('who wants no SMS gets none', async () => {
  const draft = await aDraft({ isSmsWanted: false })
  assert.ok((await submitRequest(t, commandFor(draft))).ok)
  assert.deepEqual(
    (await noticesOf(t, draft.id)).map(({ channel }) => channel),
    ['email'],
  )
})

test('just before midnight in Almaty it is still that day (I-18)', async () => {
  const draft = await aDraft()
  const at = (instant: string) => ({ ...t, clock: { now: () => new Date(instant) } })
  const result = await submitRequest(at('2026-09-01T18:59:59Z'), commandFor(draft))
  assert.equal(result.ok && result.value.submittedOn, '2026-09-01')
  const next = await aDraft()
  const later = await submitRequest(at('2026-09-01T19:00:00Z'), commandFor(next))
  assert.deepEqual(later.ok && [later.value.submittedOn, later.value.dueOn], ['2026-09-02', '2026-09-09'])
})

test('the same command again gives the same answer; another one finds the request sent', async () => {
  const draft = await aDraft()
  const command = commandFor(draft)
  const first = await submitRequest(t, command)
  assert.deepEqual(await submitRequest(t, command), first)
  assert.deepEqual(await submitRequest(t, commandFor(draft)), {
    ok: false,
    refusal: { code: 'action-not-allowed-in-state', state: 'submitted', action: 'submit' },
  })
  assert.deepEqual(await eventsOf(t, draft.id), ['request-submitted'])
})

test('without the declaration nothing is sent', async () => {
  assert.deepEqual(await refusalOf(await aDraft(), { isDeclaredTrue: false }), { code: 'declaration-missing' })
})

test('what "Check your answers" did not show is not sent', async () => {
  const draft = await aDraft()
  assert.deepEqual(await refusalOf(draft, { version: 2 }), {
    code: 'changed-meanwhile',
    version: 1,
    answers: draft.answers,
  })
})

test('a gap is named with its page and field', async () => {
  assert.deepEqual(await refusalOf(await aDraft({ isIdentityConfirmed: false, effect: null })), {
    code: 'answers-incomplete',
    steps: ['effect', 'identity'],
    faults: [
      { field: 'effect', code: 'effect-missing' },
      { field: 'isIdentityConfirmed', code: 'identity-not-confirmed' },
    ],
  })
})

test('a day that passed while the draft lay is asked for again', async () => {
  const draft = await aDraft({
    effect: 'on-date',
    effectOn: '2026-09-01',
    acknowledged: ['card-ends-on-date', 'no-entry-afterwards'],
  })
  assert.deepEqual(await refusalOf(draft), {
    code: 'answers-incomplete',
    steps: ['effect'],
    faults: [{ field: 'effectOn', code: 'effect-day-too-early', day: '2026-09-02' }],
  })
})

test('a paper that a rule asks for has to lie with it', async () => {
  assert.deepEqual(await refusalOf(await aDraft({ reasonCode: 'passport-lost' })), {
    code: 'answers-incomplete',
    steps: ['evidence'],
    faults: [{ field: 'papers', code: 'paper-missing', item: 'police-report-of-loss' }],
  })
})

test('contact data changed lately ask for a paper, older ones do not', async () => {
  const changedDaysAgo = async (days: number) => {
    const draft = await aDraft()
    const contact_changed_at = new Date(t.clock.now().getTime() - days * 86_400_000)
    await t.db.updateTable('holders').set({ contact_changed_at }).where('holder_id', '=', draft.holderId).execute()
    return submitRequest(t, commandFor(draft))
  }
  assert.equal((await changedDaysAgo(13)).ok, false)
  assert.equal((await changedDaysAgo(14)).ok, true)
})

test('another passport than the one the card was issued for asks for its page', async () => {
  const card = await aCard(t, { cardType: 'tourism', passportNumber: 'OLD12345' })
  const draft = await aRequest(t, { card, state: 'draft' })
  assert.deepEqual(await refusalOf(draft), {
    code: 'answers-incomplete',
    steps: ['evidence'],
    faults: [{ field: 'papers', code: 'paper-missing', item: 'new-passport-page' }],
  })
})

test('a linked card that came in meanwhile has to be accepted too', async () => {
  const card = await aCard(t, { cardType: 'tourism' })
  const draft = await aRequest(t, { card, state: 'draft' })
  await dependsOn(t, await aCard(t), card, 'child')
  assert.deepEqual(await refusalOf(draft), {
    code: 'answers-incomplete',
    steps: ['consequences'],
    faults: [{ field: 'acknowledged', code: 'consequence-not-acknowledged', item: 'linked-cards-need-own' }],
  })
})

test('a card that was ended meanwhile is refused, with its state', async () => {
  const draft = await aDraft()
  const since = new Date('2026-08-31T10:00:00Z')
  await t.db
    .updateTable('cards')
    .set({ state: 'revoked', ground: 'conditions-no-longer-met', state_since: since })
    .where('holder_id', '=', draft.holderId)
    .where('id', '=', draft.cardId)
    .execute()
  assert.deepEqual(await refusalOf(draft), { code: 'card-not-cancellable', state: 'revoked', since })
})

test('beyond the calendar no day is promised', async () => {
  const draft = await aDraft()
  const clock = { now: () => new Date('2029-01-02T04:00:00Z') }
  const result = await submitRequest({ ...t, clock }, commandFor(draft))
  assert.deepEqual(result, { ok: false, refusal: { code: 'calendar-not-covered' } })
})

test('somebody else’s draft is like none', async () => {
  const [mine, foreign] = [await aDraft(), await aDraft()]
  const result = await submitRequest(t, { ...commandFor(foreign), holderId: mine.holderId })
  assert.deepEqual(result, { ok: false, refusal: { code: 'request-not-found' } })
  assert.equal((await findRequest(t.db, [foreign.holderId], foreign.id))?.state, 'draft')
})
