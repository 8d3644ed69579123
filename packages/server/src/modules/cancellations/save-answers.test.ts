import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { emptyAnswers, type StepAnswer } from '#domain/cancellations/answers.ts'
import { requestStates } from '#domain/cancellations/life-cycle.ts'
import { aRequest } from '#test/builders/request.ts'
import { cancellationKit, eventsOf, holderCommand, type CancellationKit } from '#test/support/cancellation-kit.ts'
import { findRequest, saveAnswers } from './index.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

const empty = emptyAnswers('en')
const aDraft = () => aRequest(t, { state: 'draft', answers: empty })

type Draft = Awaited<ReturnType<typeof aDraft>>
const save = (draft: Draft, version: number, answer: StepAnswer) =>
  saveAnswers(t, { ...holderCommand(t, draft), version, answer })

const where = { step: 'where', whereabouts: 'outside', lastExitOn: '2026-08-25' } as const

test('saves page after page and says where to go on', async () => {
  const draft = await aDraft()
  const pages: readonly [StepAnswer, string][] = [
    [where, 'reason'],
    [{ step: 'reason', reasonCode: 'journey-ended', reasonText: null }, 'effect'],
    [{ step: 'effect', effect: 'now', effectOn: null }, 'identity'],
    [{ step: 'contact', isSmsWanted: false, language: 'ru' }, 'identity'],
    [{ step: 'consequences', acknowledged: ['card-ends-on-approval', 'no-entry-afterwards'] }, 'identity'],
  ]
  for (const [index, [answer, next]] of pages.entries()) {
    assert.deepEqual(await save(draft, index + 1, answer), { ok: true, value: { version: index + 2, nextStep: next } })
  }
  const saved = await findRequest(t.db, [draft.holderId], draft.id)
  assert.deepEqual(saved?.answers, {
    ...empty,
    whereabouts: 'outside',
    lastExitOn: '2026-08-25',
    reasonCode: 'journey-ended',
    effect: 'now',
    isContactConfirmed: true,
    isSmsWanted: false,
    language: 'ru',
    acknowledged: ['card-ends-on-approval', 'no-entry-afterwards'],
  })
  assert.deepEqual(await eventsOf(t, draft.id), [], 'a draft is the holder’s own until it is sent')
})

test('a reason that asks for a paper leads to the page for papers', async () => {
  const draft = await aRequest(t, { state: 'draft', answers: { reasonCode: null } })
  const saved = await save(draft, 1, { step: 'reason', reasonCode: 'passport-lost', reasonText: null })
  assert.deepEqual(saved, { ok: true, value: { version: 2, nextStep: 'evidence' } })
})

test('an answer that cannot be sent is not saved either', async () => {
  const draft = await aDraft()
  assert.deepEqual(await save(draft, 1, { ...where, lastExitOn: '2026-09-02' }), {
    ok: false,
    refusal: {
      code: 'answers-not-valid',
      faults: [{ field: 'lastExitOn', code: 'exit-in-future', day: '2026-09-01' }],
    },
  })
  assert.deepEqual((await findRequest(t.db, [draft.holderId], draft.id))?.answers, empty)
})

test('today is the authority’s day, not the server’s', async () => {
  const draft = await aDraft()
  const clock = { now: () => new Date('2026-09-01T19:30:00Z') } // half past midnight in Almaty
  const answer = { ...where, lastExitOn: '2026-09-02' }
  assert.ok((await saveAnswers({ ...t, clock }, { ...holderCommand(t, draft), version: 1, answer })).ok)
})

test('of two tabs the second is shown what the first saved', async () => {
  const draft = await aDraft()
  assert.ok((await save(draft, 1, where)).ok)
  const second = await save(draft, 1, { step: 'where', whereabouts: 'inside', departureOn: '2026-09-20' })
  assert.deepEqual(second, {
    ok: false,
    refusal: {
      code: 'changed-meanwhile',
      version: 2,
      answers: { ...empty, whereabouts: 'outside', lastExitOn: '2026-08-25' },
    },
  })
})

test('Back, and the same page sent again, changes nothing and goes on', async () => {
  const draft = await aDraft()
  const first = await save(draft, 1, where)
  assert.deepEqual(await save(draft, 1, where), first)
})

test('two tabs at the same instant: one is saved, the other is told', async () => {
  const draft = await aDraft()
  const results = await Promise.all([
    save(draft, 1, where),
    save(draft, 1, { step: 'where', whereabouts: 'inside', departureOn: '2026-09-20' }),
  ])
  assert.equal(results.filter(({ ok }) => ok).length, 1)
})

test('the same command again gives the same answer, with another body it is refused', async () => {
  const draft = await aDraft()
  const command = { ...holderCommand(t, draft), version: 1, answer: where }
  const first = await saveAnswers(t, command)
  assert.deepEqual(await saveAnswers(t, command), first)
  assert.deepEqual(await saveAnswers(t, { ...command, version: 2 }), {
    ok: false,
    refusal: { code: 'command-id-reused' },
  })
})

for (const state of requestStates.filter((name) => name !== 'draft')) {
  test(`a request that is ${state} takes no answers`, async () => {
    const request = await aRequest(t, { state })
    assert.deepEqual(await save(request, 1, where), {
      ok: false,
      refusal: { code: 'action-not-allowed-in-state', state, action: 'submit' },
    })
  })
}

test('somebody else’s draft is like one that does not exist', async () => {
  const [mine, foreign] = [await aDraft(), await aDraft()]
  const notFound = { ok: false, refusal: { code: 'request-not-found' } }
  assert.deepEqual(await save({ ...foreign, holderId: mine.holderId }, 1, where), notFound)
  assert.deepEqual(await save({ ...mine, id: t.newId() }, 1, where), notFound)
})
