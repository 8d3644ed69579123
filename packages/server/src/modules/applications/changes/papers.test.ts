import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { changeKinds, type CardChangeDraft, type ChangeWish } from '#domain/card-changes/change.ts'
import { changePapers } from '#domain/card-changes/papers.ts'
import { makeReference } from '#domain/case-reference.ts'
import { listPapers } from '#modules/evidence'
import { startUploadSanitiser, type UploadSanitiser } from '#platform/pictures/sanitise-upload.ts'
import { aPassport } from '#test/builders/application-facts.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aPaper } from '#test/builders/paper.ts'
import { applicationKit, codeOf, must, type ApplicationKit } from '#test/support/application-kit.ts'
import { preparedChange, sendCommand } from '#test/support/card-changes.ts'
import { eventsOf, jobsOf } from '#test/support/cancellation-kit.ts'
import { memoryFileStore } from '#test/support/memory-file-store.ts'
import { jpeg } from '#test/support/upload-samples.ts'
import {
  addChangePaper,
  draftCardChange,
  eraseChangeDraft,
  eraseOldChangeDrafts,
  findCardChange,
  listCardChanges,
  listChangeDrafts,
  removeChangePaper,
  submitCardChange,
} from '../index.ts'

let t: ApplicationKit & { readonly newChangeReference: () => string }
let sanitiser: UploadSanitiser
let bytes: Uint8Array
const files = memoryFileStore()
before(async () => {
  t = { ...(await applicationKit()), newChangeReference: () => makeReference('R', randomBytes) }
  sanitiser = startUploadSanitiser({ onFailure: () => undefined })
  bytes = await jpeg()
})
after(async () => {
  await sanitiser.close()
  await t.close()
})

const wishes: Readonly<Record<(typeof changeKinds)[number], ChangeWish>> = {
  'correct-data': { kind: 'correct-data', passport: aPassport({ givenNames: 'Anna-Maria' }), mrz: null },
  'new-passport': { kind: 'new-passport', passport: aPassport({ number: 'N7654321' }), mrz: null },
  'lost-card': { kind: 'lost-card' },
  extend: { kind: 'extend', validUntil: '2026-12-01' },
}

async function aDraft(wish: ChangeWish): Promise<CardChangeDraft> {
  const { holderId } = await aHolder(t)
  const { id: cardId } = await aCard(t, { holderId, validFrom: '2026-08-15', validUntil: '2026-11-12' })
  return preparedChange(t, { holderId, cardId, accountId: t.newId(), wish }, { hasPaper: false })
}

const deps = () => ({ ...t, files, sanitiseUpload: sanitiser.sanitiseUpload })
const by = ({ holderId, id: requestId }: CardChangeDraft) => {
  return { commandId: t.newId(), accountId: t.newId(), holderId, requestId }
}
function upload(draft: CardChangeDraft, change: { paper?: string; holderId?: string; commandId?: string } = {}) {
  const { kind } = draft.wish
  return { ...by(draft), kind, paper: changePapers[kind].code, fileName: 'page.jpg', bytes, ...change }
}
const send = (draft: CardChangeDraft) => submitCardChange(t, sendCommand(t, draft))
const papersOf = ({ holderId, id }: CardChangeDraft) => listPapers(t.db, holderId, id)

test('what needs a paper is not sent without it, and nothing of it is lost; what needs none is', async () => {
  for (const kind of changeKinds) {
    const draft = await aDraft(wishes[kind])
    const { code: paper, isRequired } = changePapers[kind]
    const bare = await send(draft)
    assert.equal(codeOf(bare), isRequired ? 'change-paper-missing' : 'ok', kind)
    if (!isRequired) continue
    assert.deepEqual(bare.ok ? undefined : bare.refusal, { code: 'change-paper-missing', paper })
    assert.deepEqual(await listChangeDrafts(t.db, draft), [draft])
    await aPaper(t, draft, { paper })
    assert.equal(must(await send(draft)).changeId, draft.id)
  }
})

test('the paper is kept clean and stays where it is when the request is sent; afterwards none is added or taken back', async () => {
  const draft = await aDraft(wishes['new-passport'])
  const { fileId } = must(await addChangePaper(deps(), upload(draft)))
  must(await send(draft))
  const change = (await findCardChange(t.db, [draft.holderId], draft.id)) ?? assert.fail()
  assert.deepEqual(change.wish, draft.wish)
  const kept = await papersOf(draft)
  assert.deepEqual(
    kept.map(({ id, paper, returnNumber }) => [id, paper, returnNumber]),
    [[fileId, 'new-passport-page', 0]],
  )
  assert.deepEqual(await listChangeDrafts(t.db, draft), [])
  assert.equal(codeOf(await addChangePaper(deps(), upload(draft))), 'request-takes-no-papers')
  assert.equal(codeOf(await removeChangePaper(t, { ...by(draft), fileId })), 'request-takes-no-papers')
  assert.deepEqual(await papersOf(draft), kept)
  assert.deepEqual(await eventsOf(t, draft.id), ['card-change-drafted', 'evidence-added', 'card-change-submitted'])
})

test('bad uploads: another kind’s paper, an empty file, a sixth, twice; I-10 another holder’s draft takes none', async () => {
  const draft = await aDraft(wishes['correct-data'])
  assert.equal(codeOf(await addChangePaper(deps(), upload(draft, { paper: 'police-report' }))), 'paper-unknown')
  const empty = { ...upload(draft), bytes: new Uint8Array() }
  assert.equal(codeOf(await addChangePaper(deps(), empty)), 'file-empty')
  const foreign = { holderId: (await aHolder(t)).holderId }
  assert.equal(codeOf(await addChangePaper(deps(), upload(draft, foreign))), 'request-takes-no-papers')
  const once = upload(draft)
  assert.deepEqual(must(await addChangePaper(deps(), once)), must(await addChangePaper(deps(), once)), 'I-16')
  for (let count = 2; count <= 5; count += 1) await aPaper(t, draft, { paper: 'proof-of-data' })
  assert.equal(codeOf(await addChangePaper(deps(), upload(draft))), 'too-many-files')
  const [first] = await papersOf(draft)
  const fileId = first?.id ?? ''
  assert.equal(codeOf(await removeChangePaper(t, { ...by(draft), ...foreign, fileId })), 'request-takes-no-papers')
  must(await removeChangePaper(t, { ...by(draft), fileId }))
  assert.equal((await papersOf(draft)).length, 4)
})

test('said again it is written over and keeps its papers; what was shown before is not sent any more', async () => {
  const draft = await aDraft(wishes['new-passport'])
  await aPaper(t, draft, { paper: 'new-passport-page' })
  const wish: ChangeWish = { kind: 'new-passport', passport: aPassport({ number: 'N1111111' }), mrz: null }
  const said = { ...draft, commandId: t.newId(), accountId: t.newId(), wish, explanation: ' ', isSmsWanted: false }
  assert.deepEqual(must(await draftCardChange(t, said)), { draftId: draft.id, version: 2 })
  assert.equal(codeOf(await send(draft)), 'changed-meanwhile')
  const [now] = await listChangeDrafts(t.db, draft)
  assert.deepEqual([now?.wish, now?.explanation, now?.isSmsWanted, now?.version], [wish, null, false, 2])
  assert.equal((await papersOf(draft)).length, 1)
  assert.equal(codeOf(await send(now ?? draft)), 'ok')
  assert.equal(codeOf(await draftCardChange(t, { ...said, commandId: t.newId() })), 'change-already-open')
})

test('one draft sent twice at once is one request; a paper that comes at the same moment is in it or refused', async () => {
  const draft = await aDraft(wishes['lost-card'])
  const [one, other, added] = await Promise.all([send(draft), send(draft), addChangePaper(deps(), upload(draft))])
  assert.deepEqual([codeOf(one), codeOf(other)].toSorted(), ['change-already-open', 'ok'])
  assert.equal((await listCardChanges(t.db, [draft.holderId])).length, 1)
  assert.deepEqual((await papersOf(draft)).length, added.ok ? 1 : 0)
  if (!added.ok) assert.equal(codeOf(added), 'request-takes-no-papers')
})

test('given up, or older than drafts may be, it is erased with its papers, and their bytes are swept', async () => {
  const given = await aDraft(wishes['lost-card'])
  const paper = await aPaper(t, given, { paper: 'police-report' })
  const { holderId, cardId } = given
  const command = { commandId: t.newId(), accountId: t.newId(), holderId, cardId, kind: 'lost-card' as const }
  assert.equal(must(await eraseChangeDraft(t, command)).draftId, given.id)
  assert.equal(codeOf(await eraseChangeDraft(t, { ...command, commandId: t.newId() })), 'change-draft-not-found')
  assert.deepEqual(await papersOf(given), [])
  assert.deepEqual(await eventsOf(t, given.id), ['card-change-drafted', 'card-change-erased'])
  const swept = await jobsOf(t, 'sweep-evidence-objects')
  assert.ok(JSON.stringify(swept).includes(paper.id))

  const { draftDays } = (await t.reference.today()).applicationTime()
  const old = await aDraft(wishes.extend)
  await aPaper(t, old, { paper: 'reason-to-stay' })
  t.clock.advance({ hours: 24 * draftDays + 1 })
  const young = await aDraft(wishes['lost-card'])
  const { done, stuck } = await eraseOldChangeDrafts(t)
  assert.ok(done >= 1)
  assert.deepEqual(stuck, [])
  assert.deepEqual([await listChangeDrafts(t.db, old), await papersOf(old)], [[], []])
  assert.deepEqual(await listChangeDrafts(t.db, young), [young])
  assert.equal((await eraseOldChangeDrafts(t)).done, 0, 'a second run finds nothing')
})
