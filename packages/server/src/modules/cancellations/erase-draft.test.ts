import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requestStates } from '#domain/cancellations/life-cycle.ts'
import { listPapers } from '#modules/evidence'
import { aPaper } from '#test/builders/paper.ts'
import { aRequest } from '#test/builders/request.ts'
import {
  cancellationKit,
  eventsOf,
  holderCommand,
  jobsOf,
  type CancellationKit,
} from '#test/support/cancellation-kit.ts'
import { eraseDraft, findReference, findRequest, startRequest } from './index.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

test('a draft goes with its answers, papers and reference; the fact that there was one stays', async () => {
  const draft = await aRequest(t, { state: 'draft' })
  const paper = await aPaper(t, draft)
  const command = holderCommand(t, draft)
  const result = await eraseDraft(t, command)
  assert.deepEqual(result, { ok: true, value: { requestId: draft.id } })
  assert.equal(await findRequest(t.db, [draft.holderId], draft.id), undefined)
  assert.equal(await findReference(t.db, draft.reference), undefined)
  assert.deepEqual(await listPapers(t.db, draft.holderId, draft.id), [])
  assert.deepEqual(await eventsOf(t, draft.id), ['request-erased'])
  assert.deepEqual(await jobsOf(t, 'sweep-evidence-objects'), [{ holderId: draft.holderId, fileId: paper.id }])
  assert.deepEqual(await eraseDraft(t, command), result)
  const { requestId: _erased, ...next } = holderCommand(t, draft)
  assert.ok((await startRequest(t, { ...next, cardId: draft.cardId, language: 'en' })).ok)
})

for (const state of requestStates.filter((name) => name !== 'draft')) {
  test(`what is ${state} is not erased`, async () => {
    const request = await aRequest(t, { state })
    const result = await eraseDraft(t, holderCommand(t, request))
    assert.equal(result.ok ? '' : result.refusal.code, 'action-not-allowed-in-state')
    assert.ok(await findRequest(t.db, [request.holderId], request.id))
  })
}

test('somebody else’s draft is like none', async () => {
  const [mine, foreign] = [await aRequest(t, { state: 'draft' }), await aRequest(t, { state: 'draft' })]
  assert.deepEqual(await eraseDraft(t, holderCommand(t, { holderId: mine.holderId, id: foreign.id })), {
    ok: false,
    refusal: { code: 'request-not-found' },
  })
  assert.ok(await findRequest(t.db, [foreign.holderId], foreign.id))
})
