import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import {
  addEvidence,
  confirmIdentity,
  eraseDraft,
  findRequest,
  previewCancellation,
  recallRequest,
  requestFacts,
  saveAnswers,
  startRequest,
  submitRequest,
  withdrawRequest,
} from '#modules/cancellations'
import { listAccesses } from '#modules/audit'
import { listCards } from '#modules/cards'
import { listLetters } from '#modules/notices'
import type { StepAnswer } from '#domain/cancellations/answers.ts'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { Id } from '#kernel/ids.ts'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import type { Result } from '#kernel/result.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { underRowSecurity, type OneHolder } from './support/row-security.ts'
import { openPlatform, type Platform } from './support/platform.ts'

// A second guard beside the sweep (architecture.md, "Data"): the database itself shows one holder only. A statement
// that forgot to say whose rows it wants would find nothing here, or be refused.

let t: Platform
let guarded: OneHolder
let holder: Holder
let card: Card
let foreign: Card

before(async () => {
  t = await openPlatform()
  holder = await aHolder(t)
  card = await aCard(t, { holderId: holder.holderId })
  foreign = await aCard(t)
  guarded = await underRowSecurity(t, holder.holderId)
})
after(async () => {
  await guarded.close()
  await t.close()
})

const today = () => dayInZone(t.clock.now(), 'Asia/Almaty')
const deps = () => ({ ...t.modules.cancellations, db: guarded.db })
const by = () => ({ commandId: t.newId(), holderId: holder.holderId, accountId: holder.holderId })

function must<T>(result: Result<T, unknown>): T {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

test('the guard stands: of every table of holders, one holder is all there is', async () => {
  assert.ok(guarded.tables.length >= 10, guarded.tables.join(', '))
  assert.ok(guarded.tables.includes('cards') && guarded.tables.includes('audit_entries'))
  const seen = await guarded.db.selectFrom('cards').select(['holder_id', 'id']).execute()
  assert.deepEqual(seen, [{ holder_id: holder.holderId, id: card.id }])
  assert.deepEqual(await listCards(guarded.db, [foreign.holderId], today()), [])
})

test('a row for another holder cannot be written either', async () => {
  const writing = guarded.db
    .updateTable('cards')
    .set({ holder_id: foreign.holderId })
    .where('holder_id', '=', holder.holderId)
    .execute()
  await assert.rejects(writing, { code: '42501' })
})

async function fill(requestId: Id): Promise<number> {
  const current = async () => {
    const request = await findRequest(guarded.db, [holder.holderId], requestId)
    assert.ok(request)
    return request
  }
  const save = async (answer: StepAnswer) =>
    must(await saveAnswers(deps(), { ...by(), requestId, version: (await current()).version, answer }))
  await save({ step: 'where', whereabouts: 'outside', lastExitOn: addDays(today(), -5) })
  await save({ step: 'reason', reasonCode: 'passport-lost', reasonText: null })
  await save({ step: 'effect', effect: 'now', effectOn: null })
  const { passportNumber, bornOn, familyName, givenNames } = holder
  must(await confirmIdentity(deps(), { ...by(), requestId, typed: { passportNumber, bornOn, familyName, givenNames } }))
  const { papersAsked } = must(await requestFacts(guarded.db, deps(), await current()))
  const bytes = readFileSync(new URL('../../assets/demo/specimen-passport.jpg', import.meta.url))
  for (const paper of papersAsked) {
    must(await addEvidence(deps(), { ...by(), requestId, paper, fileName: 'passport.jpg', bytes }))
  }
  await save({ step: 'contact', isSmsWanted: true, language: 'en' })
  const { toAcknowledge } = must(await requestFacts(guarded.db, deps(), await current()))
  await save({ step: 'consequences', acknowledged: toAcknowledge })
  return (await current()).version
}

async function send(): Promise<Id> {
  const { requestId } = must(await startRequest(deps(), { ...by(), cardId: card.id, language: 'en' }))
  const version = await fill(requestId)
  must(await submitRequest(deps(), { ...by(), requestId, version, sessionId: t.newId(), isDeclaredTrue: true }))
  return requestId
}

test('start, answer, prove, send and recall need no row of anybody else', async () => {
  const requestId = await send()
  must(await recallRequest(deps(), { ...by(), requestId }))
  assert.equal((await findRequest(guarded.db, [holder.holderId], requestId))?.state, 'recalled')
})

test('nor does withdrawing', async () => {
  must(await withdrawRequest(deps(), { ...by(), requestId: await send() }))
})

test('nor does giving up a draft', async () => {
  const { requestId } = must(await startRequest(deps(), { ...by(), cardId: card.id, language: 'en' }))
  must(await eraseDraft(deps(), { ...by(), requestId }))
})

test('nor do the pages that read: cards, preview, letters, who looked', async () => {
  const ids = [holder.holderId]
  assert.ok((await listCards(guarded.db, ids, today())).length > 0)
  assert.ok((await listLetters(guarded.db, ids)).length > 0)
  assert.deepEqual(await listAccesses(guarded.db, ids, 10), [])
  must(await previewCancellation(deps(), { holderIds: ids, cardId: card.id, plans: {} }))
})

test('a command that names another holder’s card finds none', async () => {
  const started = await startRequest(deps(), { ...by(), cardId: foreign.id, language: 'en' })
  assert.deepEqual(started, { ok: false, refusal: { code: 'card-not-found' } })
})
