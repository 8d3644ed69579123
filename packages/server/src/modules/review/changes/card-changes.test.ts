import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { ChangeWish } from '#domain/card-changes/change.ts'
import { makeReference } from '#domain/case-reference.ts'
import { aPassport } from '#test/builders/application-facts.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { codeOf, must } from '#test/support/application-kit.ts'
import { preparedChange, sendCommand, sentChange } from '#test/support/card-changes.ts'
import { eventsOf, noticesOf } from '#test/support/cancellation-kit.ts'
import {
  anOfficer,
  applicationReviewKit,
  taken,
  type ApplicationReviewKit,
} from '#test/support/application-review-kit.ts'
import { draftCardChange, findCardChange, submitCardChange, withdrawCardChange } from '#modules/applications'
import { findCard, findHolder } from '#modules/cards'
import { approveCardChange, listQueue, refuseCardChange, type Staff } from '../index.ts'

let t: ApplicationReviewKit & { readonly newChangeReference: () => string }
before(async () => {
  t = { ...(await applicationReviewKit()), newChangeReference: () => makeReference('R', randomBytes) }
})
after(() => t.close())

async function aValidCard() {
  const holder = await aHolder(t, { accountId: t.newId() })
  // offered for 90 days and not extended yet
  const dates = { validFrom: '2026-08-15', validUntil: '2026-11-12' }
  return { holder, card: await aCard(t, { holderId: holder.holderId, ...dates }) }
}

type Own = Awaited<ReturnType<typeof aValidCard>>

function asked({ holder, card }: Own, wish: ChangeWish) {
  const { holderId, accountId } = holder
  assert.ok(accountId)
  return { accountId, holderId, cardId: card.id, wish }
}

const submit = (own: Own, wish: ChangeWish) => sentChange(t, asked(own, wish))
const prepare = (own: Own, wish: ChangeWish) => preparedChange(t, asked(own, wish))

async function approve({ holder }: Own, changeId: string, staff: Staff = anOfficer(t)) {
  const { holderId } = holder
  await taken(t, staff, { holderId, id: changeId })
  return approveCardChange(t, { commandId: t.newId(), staff, holderId, changeId })
}

const passportOf = ({ holder }: Own, wishes: Parameters<typeof aPassport>[0] = {}) =>
  aPassport({ number: holder.passportNumber, expiresOn: holder.passportExpiresOn ?? '', ...wishes })

test('lost: the same card under another number, and the former number opens nothing', async () => {
  const own = await aValidCard()
  const { changeId, reference, dueOn } = await submit(own, { kind: 'lost-card' })
  assert.match(reference, /^R-/)
  assert.equal(dueOn, '2026-09-08')
  const { cardNumber } = must(await approve(own, changeId))
  assert.notEqual(cardNumber, own.card.cardNumber)
  const now = await findCard(t.db, [own.holder.holderId], own.card.id)
  const { cardNumber: _former, version: _version, ...kept } = own.card
  assert.deepEqual(now, { ...kept, cardNumber, version: own.card.version + 1 })
  const numbers = await t.db
    .selectFrom('card_numbers')
    .select(['card_number', 'retired_at'])
    .where('card_id', '=', own.card.id)
    .execute()
  const retired = numbers.filter(({ retired_at }) => retired_at !== null).map(({ card_number }) => card_number)
  assert.deepEqual([numbers.length, retired], [2, [own.card.cardNumber]])
  assert.ok(t.credentials.includes(own.card.id))
  assert.deepEqual(await eventsOf(t, changeId), [
    'card-change-drafted',
    'card-change-submitted',
    'request-assigned',
    'card-renumbered',
    'card-change-approved',
  ])
  const told = (await noticesOf(t, changeId)).filter(({ channel }) => channel === 'email')
  assert.deepEqual(
    told.map(({ template }) => template),
    ['card-change-submitted', 'card-renumbered'],
  )
})

test('a new passport: person and card go with it, the days of the card stay', async () => {
  const own = await aValidCard()
  const passport = passportOf(own, { number: 'N7654321', expiresOn: '2036-01-01' })
  const { changeId } = await submit(own, { kind: 'new-passport', passport, mrz: null })
  must(await approve(own, changeId))
  const card = await findCard(t.db, [own.holder.holderId], own.card.id)
  const holder = await findHolder(t.db, own.holder.holderId)
  assert.deepEqual([card?.passportNumber, holder?.passportNumber], ['N7654321', 'N7654321'])
  assert.deepEqual([holder?.passportExpiresOn, holder?.passportChangedOn], ['2036-01-01', '2026-09-01'])
  assert.deepEqual([card?.validFrom, card?.validUntil], [own.card.validFrom, own.card.validUntil])
})

test('a correction changes what is wrong and nothing else', async () => {
  const own = await aValidCard()
  const passport = passportOf(own, { givenNames: 'Anna-Maria' })
  const { changeId } = await submit(own, { kind: 'correct-data', passport, mrz: null })
  must(await approve(own, changeId))
  const { givenNames, version, ...rest } = (await findHolder(t.db, own.holder.holderId)) ?? assert.fail()
  const { givenNames: _wrong, version: former, ...kept } = own.holder
  assert.deepEqual([givenNames, version, rest], ['Anna-Maria', former + 1, kept])
})

test('extended: the last day moves, the number stays', async () => {
  const own = await aValidCard()
  const { changeId } = await submit(own, { kind: 'extend', validUntil: '2026-12-01' })
  assert.equal(must(await approve(own, changeId)).cardNumber, own.card.cardNumber)
  assert.equal((await findCard(t.db, [own.holder.holderId], own.card.id))?.validUntil, '2026-12-01')
  const again = { ...asked(own, { kind: 'extend', validUntil: '2026-12-10' }), explanation: null, isSmsWanted: true }
  assert.equal(codeOf(await draftCardChange(t, { ...again, commandId: t.newId() })), 'card-not-extendable')
})

test('one open request about a card, also when two come at once; withdrawn, another may come', async () => {
  const own = await aValidCard()
  const drafts = [
    await prepare(own, { kind: 'lost-card' }),
    await prepare(own, { kind: 'extend', validUntil: '2026-12-01' }),
  ]
  const both = await Promise.all(drafts.map((draft) => submitCardChange(t, sendCommand(t, draft))))
  assert.deepEqual(both.map(codeOf).toSorted(), ['change-already-open', 'ok'])
  const open = both.find(({ ok }) => ok) ?? assert.fail()
  const { changeId } = must(open)
  const { holderId } = own.holder
  const withdraw = { commandId: t.newId(), accountId: own.holder.accountId ?? '', holderId, changeId }
  must(await withdrawCardChange(t, withdraw))
  assert.equal((await findCardChange(t.db, [holderId], changeId))?.state, 'withdrawn')
  const another = await prepare(own, { kind: 'lost-card' })
  assert.equal(codeOf(await submitCardChange(t, sendCommand(t, another))), 'ok')
})

test('I-16 sent twice it is sent once; I-10 a foreign card and a foreign request are not there', async () => {
  const own = await aValidCard()
  const draft = await prepare(own, { kind: 'lost-card' })
  const sent = sendCommand(t, draft)
  assert.deepEqual(must(await submitCardChange(t, sent)), must(await submitCardChange(t, sent)))
  const foreign = await aValidCard()
  const other = { ...sendCommand(t, draft), holderId: foreign.holder.holderId }
  assert.equal(codeOf(await submitCardChange(t, other)), 'change-draft-not-found')
  const said = { ...asked(own, draft.wish), holderId: foreign.holder.holderId, explanation: null, isSmsWanted: true }
  assert.equal(codeOf(await draftCardChange(t, { ...said, commandId: t.newId() })), 'card-not-found')
  const { changeId } = must(await submitCardChange(t, sent))
  const steal = { commandId: t.newId(), accountId: t.newId(), holderId: foreign.holder.holderId, changeId }
  assert.equal(codeOf(await withdrawCardChange(t, steal)), 'change-not-found')
})

test('refused with a ground, the card stays as it was', async () => {
  const own = await aValidCard()
  const { changeId } = await submit(own, { kind: 'lost-card' })
  const { holderId } = own.holder
  const staff = await taken(t, anOfficer(t), { holderId, id: changeId })
  const refusal = { commandId: t.newId(), staff, holderId, changeId, ground: 'papers-not-sent' }
  assert.equal(codeOf(await refuseCardChange(t, { ...refusal, ground: 'because' })), 'ground-unknown')
  must(await refuseCardChange(t, { ...refusal, commandId: t.newId() }))
  assert.deepEqual(await findCard(t.db, [holderId], own.card.id), own.card)
  assert.equal(
    codeOf(await approveCardChange(t, { commandId: t.newId(), staff, holderId, changeId })),
    'already-decided',
  )
})

test('what was possible when it was sent is looked at again: a card that ended meanwhile is not renumbered', async () => {
  const own = await aValidCard()
  const { changeId } = await submit(own, { kind: 'lost-card' })
  await t.db.updateTable('cards').set({ state: 'cancelled' }).where('id', '=', own.card.id).execute()
  assert.equal(codeOf(await approve(own, changeId)), 'card-not-changeable')
})

test('a failing signature takes everything back, and approvals at once exchange the number once', async () => {
  const own = await aValidCard()
  const { changeId } = await submit(own, { kind: 'lost-card' })
  const { holderId } = own.holder
  const staff = await taken(t, anOfficer(t), { holderId, id: changeId })
  const by = () => ({ commandId: t.newId(), staff, holderId, changeId })
  const broken = { ...t, issueCredential: () => Promise.reject(new Error('no key')) }
  await assert.rejects(approveCardChange(broken, by()), /no key/)
  assert.deepEqual(await findCard(t.db, [holderId], own.card.id), own.card)
  const results = await Promise.all([approveCardChange(t, by()), approveCardChange(t, by())])
  assert.equal(results.filter(({ ok }) => ok).length, 1)
})

test('such a request stands in the one queue of the office', async () => {
  const own = await aValidCard()
  const { changeId } = await submit(own, { kind: 'lost-card' })
  const queue = must(await listQueue(t, { staff: anOfficer(t), view: 'unassigned', page: 1 }))
  const line = queue.cases.find(({ requestId }) => requestId === changeId)
  assert.deepEqual([line?.kind, line?.cardType, line?.reasonCode], ['card-change', own.card.cardType, null])
})
