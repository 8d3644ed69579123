import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { listAccesses } from '#modules/audit'
import { aPaper } from '#test/builders/paper.ts'
import { aRequest } from '#test/builders/request.ts'
import { eventsOf } from '#test/support/cancellation-kit.ts'
import { memoryFileStore } from '#test/support/memory-file-store.ts'
import { aStaff, claimed, reviewKit, staffCommand, type ReviewKit } from '#test/support/review-kit.ts'
import { addNote, openCase, releaseCase, viewCase, viewEvidence, type Staff } from './index.ts'

let t: ReviewKit
const start = new Date('2026-09-01T04:00:00Z')
before(async () => {
  t = await reviewKit()
})
beforeEach(() => t.clock.set(start))
after(() => t.close())

type Case = { readonly holderId: string; readonly id: string }
const view = (staff: Staff, { holderId, id }: Case) => viewCase(t, { staff, holderId, requestId: id })
const open = (staff: Staff, request: Case, reason = 'supervision', text: string | null = null) =>
  openCase(t, { ...staffCommand(t, staff, request), reason, text })
const needsReason = { ok: false, refusal: { code: 'case-needs-reason' } }

test('who works on the case sees everything about it, and each look is in the holder’s access log', async () => {
  const aida = aStaff(t)
  const request = await claimed(t, aida, await aRequest(t))
  const paper = await aPaper(t, request)
  assert.ok((await addNote(t, { ...staffCommand(t, aida, request), body: ' rang the holder ' })).ok)
  const shown = await view(aida, request)
  assert.ok(shown.ok)
  const { card, holder, papers, notes, history, access, lease } = shown.value
  assert.deepEqual([card.id, holder.holderId], [request.cardId, request.holderId])
  assert.deepEqual(papers, [paper])
  assert.deepEqual(
    notes.map(({ body, staffId }) => [body, staffId]),
    [['rang the holder', aida.id]],
  )
  assert.deepEqual(
    history.map(({ event }) => event),
    ['request-assigned', 'case-note-added', 'case-opened'],
  )
  assert.deepEqual(access, { reason: 'assigned', text: null })
  assert.equal(lease?.staffId, aida.id)
  await view(aida, request)
  const accesses = await listAccesses(t.db, [request.holderId], 10)
  assert.deepEqual(
    accesses.map(({ event, actor_id }) => [event, actor_id]),
    [
      ['case-opened', aida.id],
      ['case-opened', aida.id],
    ],
  )
})

test('everybody else needs a reason; it is written at each look and ends after half an hour', async () => {
  const bolat = aStaff(t)
  const request = await aRequest(t)
  assert.deepEqual(await view(bolat, request), needsReason)
  assert.deepEqual(await eventsOf(t, request.id), [], 'who was kept out saw nothing')
  const opened = await open(bolat, request, 'complaint', ' letter of 30 August ')
  assert.deepEqual(opened, { ok: true, value: { openUntil: '2026-09-01T04:30:00.000Z' } })
  assert.ok((await view(bolat, request)).ok)
  const [entry] = await listAccesses(t.db, [request.holderId], 10)
  assert.deepEqual(entry?.details, {
    reference: request.reference,
    reason: 'complaint',
    reasonText: 'letter of 30 August',
  })
  assert.deepEqual(await view(aStaff(t), request), needsReason, 'the reason is one person’s own')
  t.clock.advance({ minutes: 30 })
  assert.deepEqual(await view(bolat, request), needsReason)
})

test('a case that was given back needs a reason again', async () => {
  const aida = aStaff(t)
  const request = await claimed(t, aida, await aRequest(t))
  assert.ok((await releaseCase(t, staffCommand(t, aida, request))).ok)
  assert.deepEqual(await view(aida, request), needsReason)
})

test('reasons are coded, and "other" needs words', async () => {
  const [bolat, request] = [aStaff(t), await aRequest(t)]
  assert.deepEqual(await open(bolat, request, 'curiosity'), { ok: false, refusal: { code: 'opening-reason-unknown' } })
  assert.deepEqual(await open(bolat, request, 'other', '  '), { ok: false, refusal: { code: 'opening-text-missing' } })
  assert.deepEqual(await view(bolat, request), needsReason)
})

test('an auditor reads with a reason and writes nothing; an administrator does not even read', async () => {
  const request = await aRequest(t)
  const [auditor, admin] = [aStaff(t, 'auditor'), aStaff(t, 'administrator')]
  assert.ok((await open(auditor, request, 'audit')).ok)
  assert.ok((await view(auditor, request)).ok)
  const notAllowed = { ok: false, refusal: { code: 'role-not-allowed' } }
  assert.deepEqual(await addNote(t, { ...staffCommand(t, auditor, request), body: 'hm' }), notAllowed)
  assert.deepEqual(await open(admin, request), notAllowed)
  assert.deepEqual(await view(admin, request), notAllowed)
})

test('a draft is the holder’s own: to the office it is not there', async () => {
  const draft = await aRequest(t, { state: 'draft' })
  const notFound = { ok: false, refusal: { code: 'case-not-found' } }
  assert.deepEqual(await open(aStaff(t), draft), notFound)
  assert.deepEqual(await view(aStaff(t), draft), notFound)
  assert.deepEqual(await view(aStaff(t), { ...draft, id: t.newId() }), notFound)
})

test('the same reason sent twice is one opening', async () => {
  const [bolat, request] = [aStaff(t), await aRequest(t)]
  const command = { ...staffCommand(t, bolat, request), reason: 'supervision', text: null }
  const first = await openCase(t, command)
  assert.deepEqual(await openCase(t, command), first)
  const rows = await t.db.selectFrom('case_openings').selectAll().where('request_id', '=', request.id).execute()
  assert.equal(rows.length, 1)
})

test('a page of a paper is shown to who may see the case, and recorded before', async () => {
  const files = memoryFileStore()
  const [aida, bolat] = [aStaff(t), aStaff(t)]
  const request = await claimed(t, aida, await aRequest(t))
  const other = await aPaper(t, await aRequest(t))
  const paper = await aPaper(t, request)
  await files.put(`evidence/${request.holderId}/${paper.id}/page-1`, Buffer.from('clean'))
  const look = (staff: Staff, fileId = paper.id, page = 1) =>
    viewEvidence({ ...t, files }, { staff, holderId: request.holderId, requestId: request.id, fileId, page })
  const shown = await look(aida)
  assert.equal(shown.ok && Buffer.from(shown.value.bytes).toString(), 'clean')
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned', 'evidence-viewed'])
  const notFound = { ok: false, refusal: { code: 'page-not-found' } }
  assert.deepEqual(await look(aida, paper.id, 2), notFound)
  assert.deepEqual(await look(aida, paper.id, 0), notFound)
  assert.deepEqual(await look(aida, other.id), notFound)
  assert.deepEqual(await look(bolat), needsReason)
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned', 'evidence-viewed'])
})

test('a note says something, once, within bounds', async () => {
  const aida = aStaff(t)
  const request = await claimed(t, aida, await aRequest(t))
  const note = (body: string) => addNote(t, { ...staffCommand(t, aida, request), body })
  assert.deepEqual(await note(' \n '), { ok: false, refusal: { code: 'note-empty' } })
  assert.deepEqual(await note('x'.repeat(4001)), { ok: false, refusal: { code: 'note-too-long', max: 4000 } })
  const command = { ...staffCommand(t, aida, request), body: 'seen' }
  const first = await addNote(t, command)
  assert.deepEqual(await addNote(t, command), first)
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned', 'case-note-added'])
  const stranger = await addNote(t, { ...staffCommand(t, aStaff(t), request), body: 'me too' })
  assert.deepEqual(stranger, needsReason)
})
