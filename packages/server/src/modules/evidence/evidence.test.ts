import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import sharp from 'sharp'
import { requestStates } from '#domain/cancellations/life-cycle.ts'
import { verifyChain } from '#modules/audit'
import { addEvidence, removeEvidence, type AddEvidenceDeps } from '#modules/cancellations'
import { inTransaction } from '#platform/db/transaction.ts'
import { startUploadSanitiser, type UploadSanitiser } from '#platform/pictures/sanitise-upload.ts'
import { ok, refuse } from '#kernel/result.ts'
import { aPaper } from '#test/builders/paper.ts'
import { aRequest } from '#test/builders/request.ts'
import {
  cancellationKit,
  eventsOf,
  holderCommand,
  jobsOf,
  type CancellationKit,
} from '#test/support/cancellation-kit.ts'
import { memoryFileStore } from '#test/support/memory-file-store.ts'
import { erasePapers, evidenceJobs, findPage, findPaper, listPapers, sweepObjects } from './index.ts'

let t: CancellationKit
let sanitiser: UploadSanitiser
let picture: Uint8Array
let files = memoryFileStore()
before(async () => {
  t = await cancellationKit()
  sanitiser = startUploadSanitiser({ onFailure: () => undefined })
  picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c00' } })
    .png()
    .withExif({ IFD0: { Copyright: 'SECRET-GPS' } })
    .toBuffer()
})
beforeEach(() => {
  files = memoryFileStore()
})
after(async () => {
  await sanitiser.close()
  await t.close()
})

const deps = (): AddEvidenceDeps => ({ ...t, files, sanitiseUpload: sanitiser.sanitiseUpload })
type Owned = { readonly holderId: string; readonly id: string }
const upload = (request: Owned, change: object = {}) => ({
  ...holderCommand(t, request),
  paper: 'passport-data-page',
  fileName: '../Паспорт\u202e.png',
  bytes: picture,
  ...change,
})
const aDraft = () => aRequest(t, { state: 'draft' })

test('a paper is kept as clean pages, with the original beside it, and its hash in the audit', async () => {
  const draft = await aDraft()
  const added = await addEvidence(deps(), upload(draft))
  assert.ok(added.ok)
  const { fileId, pages } = added.value
  assert.equal(pages, 1)
  const sha256 = createHash('sha256').update(picture).digest('hex')
  const [paper] = await listPapers(t.db, draft.holderId, draft.id)
  assert.deepEqual(paper, {
    holderId: draft.holderId,
    id: fileId,
    requestId: draft.id,
    returnNumber: 0,
    paper: 'passport-data-page',
    fileName: 'Паспорт.png',
    mediaType: 'image/png',
    sizeBytes: picture.length,
    sha256,
    pages: [{ width: 60, height: 40 }],
    uploadedAt: t.clock.now(),
  })
  const folder = `evidence/${draft.holderId}/${fileId}`
  assert.deepEqual(files.keys(), [`${folder}/original`, `${folder}/page-1`])
  assert.deepEqual(Buffer.from((await files.get(`${folder}/original`)) ?? []), Buffer.from(picture))
  assert.ok(!Buffer.from((await files.get(`${folder}/page-1`)) ?? []).includes('SECRET-GPS'))
  assert.deepEqual(await eventsOf(t, draft.id), ['evidence-added'])
  assert.deepEqual(await verifyChain(t.db, draft.holderId), [])
})

test('a page is read by its owner, and by nobody else', async () => {
  const [draft, stranger] = [await aDraft(), await aDraft()]
  const added = await addEvidence(deps(), upload(draft))
  assert.ok(added.ok)
  const { fileId } = added.value
  const page = await findPage({ db: t.db, files }, [stranger.holderId, draft.holderId], fileId, 1)
  assert.equal(page?.mediaType, 'image/jpeg')
  assert.deepEqual([...page.bytes.subarray(0, 2)], [0xff, 0xd8])
  for (const [holderIds, id, number] of [
    [[stranger.holderId], fileId, 1],
    [[], fileId, 1],
    [[draft.holderId], t.newId(), 1],
    [[draft.holderId], fileId, 0],
    [[draft.holderId], fileId, 2],
    [[draft.holderId], fileId, 0.5],
    [[draft.holderId], fileId, Number.NaN],
  ] as const) {
    assert.equal(await findPage({ db: t.db, files }, holderIds, id, number), undefined)
  }
})

test('a record whose bytes are gone is a fault, not an empty page', async () => {
  const paper = await aPaper(t, await aDraft())
  await assert.rejects(findPage({ db: t.db, files }, [paper.holderId], paper.id, 1), /the store does not have it/)
})

test('the same upload again gives the same file; what the second try stored is swept', async () => {
  const draft = await aDraft()
  const command = upload(draft)
  const first = await addEvidence(deps(), command)
  assert.deepEqual(await addEvidence(deps(), command), first)
  assert.equal((await listPapers(t.db, draft.holderId, draft.id)).length, 1)
  assert.equal(files.keys().length, 4)
  const places = (await jobsOf(t, 'sweep-evidence-objects')) as { holderId: string; fileId: string }[]
  for (const place of places.filter(({ holderId }) => holderId === draft.holderId))
    await sweepObjects({ db: t.db, files }, place)
  assert.ok(first.ok)
  assert.deepEqual(
    files.keys().map((key) => key.split('/')[2]),
    [first.value.fileId, first.value.fileId],
  )
  const changed = await addEvidence(deps(), { ...command, paper: 'statement-of-holder' })
  assert.deepEqual(changed, { ok: false, refusal: { code: 'command-id-reused' } })
})

test('five files and no more, also when they come at once; taking one back makes room', async () => {
  const draft = await aDraft()
  const results = await Promise.all(Array.from({ length: 8 }, () => addEvidence(deps(), upload(draft))))
  const added = results.flatMap((result) => (result.ok ? [result.value.fileId] : []))
  assert.equal(added.length, 5)
  for (const result of results) {
    if (!result.ok) assert.deepEqual(result.refusal, { code: 'too-many-files', max: 5 })
  }
  const { commandId, holderId, accountId, requestId } = holderCommand(t, draft)
  const removed = await removeEvidence(t, { commandId, holderId, accountId, requestId, fileId: added[0] ?? '' })
  assert.deepEqual(removed, { ok: true, value: { fileId: added[0] } })
  assert.ok((await addEvidence(deps(), upload(draft))).ok)
})

const faults: readonly [string, Uint8Array, string][] = [
  ['an empty file', new Uint8Array(), 'file-empty'],
  ['a file beyond 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), 'file-too-big'],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file-type-not-allowed'],
  ['a page of HTML called .jpg', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file-type-not-allowed'],
]
for (const [what, bytes, code] of faults) {
  test(`${what} is refused and leaves nothing behind`, async () => {
    const draft = await aDraft()
    assert.deepEqual(await addEvidence(deps(), upload(draft, { bytes })), { ok: false, refusal: { code } })
    assert.deepEqual(files.keys(), [])
    assert.deepEqual(await eventsOf(t, draft.id), [])
  })
}

test('a paper that we do not know is refused', async () => {
  const draft = await aDraft()
  for (const paper of ['selfie', 'toString', '']) {
    assert.deepEqual(await addEvidence(deps(), upload(draft, { paper })), {
      ok: false,
      refusal: { code: 'paper-unknown' },
    })
  }
})

for (const state of requestStates.filter((name) => name !== 'draft' && name !== 'returned')) {
  test(`a request that is ${state} takes no papers and gives none back`, async () => {
    const request = await aRequest(t, { state })
    const paper = await aPaper(t, request)
    const closed = { ok: false, refusal: { code: 'request-takes-no-papers' } }
    assert.deepEqual(await addEvidence(deps(), upload(request)), closed)
    assert.deepEqual(await removeEvidence(t, { ...holderCommand(t, request), fileId: paper.id }), closed)
    assert.deepEqual(files.keys(), [])
  })
}

test('somebody else’s request takes nothing, and nothing is stored', async () => {
  const [mine, foreign] = [await aDraft(), await aDraft()]
  const closed = { ok: false, refusal: { code: 'request-takes-no-papers' } }
  assert.deepEqual(await addEvidence(deps(), upload({ holderId: mine.holderId, id: foreign.id })), closed)
  assert.deepEqual(await addEvidence(deps(), upload({ holderId: mine.holderId, id: t.newId() })), closed)
  assert.deepEqual(files.keys(), [])
})

test('a paper of another request, and one taken back already, is not there', async () => {
  const [one, two] = [await aDraft(), await aDraft()]
  const [paper, other] = [await aPaper(t, one), await aPaper(t, two)]
  const remove = (fileId: string) => removeEvidence(t, { ...holderCommand(t, one), fileId })
  const notFound = { ok: false, refusal: { code: 'paper-not-found' } }
  assert.deepEqual(await remove(other.id), notFound)
  assert.deepEqual(await remove(t.newId()), notFound)
  assert.ok((await remove(paper.id)).ok)
  assert.deepEqual(await remove(paper.id), notFound)
  assert.deepEqual(await eventsOf(t, one.id), ['evidence-removed'])
})

test('in an open return new papers come and go, and those that were sent stay', async () => {
  const request = await aRequest(t, { state: 'returned' })
  await t.db
    .insertInto('request_returns')
    .values({
      holder_id: request.holderId,
      request_id: request.id,
      number: 1,
      papers: ['passport-data-page'],
      comment: null,
      returned_at: t.clock.now(),
      answer_by: '2026-10-01',
      resubmitted_at: null,
      answer: null,
      reminded_at: null,
    })
    .execute()
  const sent = await aPaper(t, request)
  assert.deepEqual(await removeEvidence(t, { ...holderCommand(t, request), fileId: sent.id }), {
    ok: false,
    refusal: { code: 'paper-already-sent' },
  })
  const added = await addEvidence(deps(), upload(request))
  assert.ok(added.ok)
  assert.equal((await findPaper(t.db, [request.holderId], added.value.fileId))?.returnNumber, 1)
  assert.ok((await removeEvidence(t, { ...holderCommand(t, request), fileId: added.value.fileId })).ok)
})

test('what a crash left between bytes and record is swept; what is recorded stays', async () => {
  const draft = await aDraft()
  let puts = 0
  const dying = {
    ...files,
    put: (key: string, bytes: Uint8Array) =>
      (puts += 1) > 1 ? Promise.reject(new Error('power cut')) : files.put(key, bytes),
  }
  await assert.rejects(addEvidence({ ...deps(), files: dying }, upload(draft)), /power cut/)
  assert.equal(files.keys().length, 1)
  const kept = await addEvidence(deps(), upload(draft))
  assert.ok(kept.ok)
  const run = evidenceJobs({ db: t.db, files })['sweep-evidence-objects']
  assert.ok(run)
  for (const payload of await jobsOf(t, 'sweep-evidence-objects')) {
    await run(payload)
    await run(payload)
  }
  assert.deepEqual([...new Set(files.keys().map((key) => key.split('/')[2]))], [kept.value.fileId])
})

test('a sweep of something that is no paper is a fault of the caller', async () => {
  const run = evidenceJobs({ db: t.db, files })['sweep-evidence-objects']
  await assert.rejects(async () => run?.({ holderId: '../..', fileId: 'x' }))
})

test('papers of an erased request are forgotten, and their bytes with them', async () => {
  const draft = await aDraft()
  const added = await addEvidence(deps(), upload(draft))
  assert.ok(added.ok)
  const erased = await inTransaction(t.db, async (trx) => ok(await erasePapers(trx, draft.holderId, draft.id)))
  assert.deepEqual(erased, ok(1))
  assert.equal(
    await sweepObjects({ db: t.db, files }, { holderId: draft.holderId, fileId: added.value.fileId }),
    'deleted',
  )
  assert.deepEqual(files.keys(), [])
})

test('a full cleaning queue is said, and nothing is wrong with the file', async () => {
  const busy = { ...deps(), sanitiseUpload: () => Promise.resolve(refuse('processing-busy' as const)) }
  assert.deepEqual(await addEvidence(busy, upload(await aDraft())), { ok: false, refusal: { code: 'processing-busy' } })
})
