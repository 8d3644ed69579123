import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { cardStatus } from '@sapar/verifier/format'
import { verifyCard } from '@sapar/verifier'
import type { Card } from '#domain/cards/card.ts'
import { findCard, issueCardCredential } from '#modules/cards'
import {
  claimSlot,
  findCredential,
  getSigned,
  listPublishedTokens,
  listSignedPapers,
  publishChanges,
  trustOf,
} from '#modules/credentials'
import { approveCardChange, grantApplication } from '#modules/review'
import { makeReference } from '#domain/case-reference.ts'
import { anApplication } from '#test/builders/application.ts'
import { must } from '#test/support/application-kit.ts'
import { sentChange } from '#test/support/card-changes.ts'
import {
  anOfficer,
  applicationReviewKit,
  officerCommand,
  taken,
  type ApplicationReviewKit,
} from '#test/support/application-review-kit.ts'
import { credentialsKit, type CredentialsKit } from '#test/support/credentials-kit.ts'

let t: ApplicationReviewKit
let kit: CredentialsKit
before(async () => {
  const own = await applicationReviewKit()
  kit = await credentialsKit(own)
  const deps = { credentials: kit.deps, reference: own.reference }
  t = {
    ...own,
    claimSlot: (card) => claimSlot(kit.deps, card),
    issueCredential: (trx, slot, actor) => issueCardCredential(trx, deps, slot, actor),
  }
})
after(() => t.close())

async function aGranted(): Promise<Card> {
  const application = await anApplication(t)
  const officer = await taken(t, anOfficer(t), application)
  const granted = must(await grantApplication(t, officerCommand(t, officer, application)))
  assert.ok('cardId' in granted)
  return (await findCard(t.db, [application.holderId], granted.cardId)) ?? assert.fail()
}

/** The newest document of a card, as it is signed, and what is said of it at this moment. */
async function paperOf({ holderId, id }: Card) {
  const paper = (await listSignedPapers(t.db, [holderId], 'card')).find(({ cardId }) => cardId === id)
  return (await getSigned(kit.deps, paper ?? assert.fail('no paper'))).text
}

async function say(text: string) {
  await publishChanges(kit.deps)
  const statusLists = await listPublishedTokens(kit.deps.objects)
  return verifyCard(text, { trust: await trustOf(kit.deps), now: t.clock.now(), statusLists })
}

test('a granted card has its place and its document, which the verifier accepts', async () => {
  const card = await aGranted()
  // genuine and in force; its first day is the arrival, some weeks ahead
  assert.equal((await say(await paperOf(card))).answer, 'not-yet-valid')
})

test('I-08 a card whose copy is lost gets another document; the former one is out of force for good', async () => {
  const card = await aGranted()
  const { holderId, id: cardId } = card
  const former = await paperOf(card)
  const place = await findCredential(t.db, holderId, cardId)
  const deps = { ...t, newChangeReference: () => makeReference('R', randomBytes) }
  const change = await sentChange(deps, { holderId, cardId, accountId: t.newId(), wish: { kind: 'lost-card' } })
  const officer = await taken(t, anOfficer(t), { holderId, id: change.changeId })
  const command = { commandId: t.newId(), staff: officer, holderId, changeId: change.changeId }
  const { cardNumber } = must(await approveCardChange(t, command))
  assert.notEqual(cardNumber, card.cardNumber)
  const now = await findCredential(t.db, holderId, cardId)
  assert.notEqual(now?.index, place?.index)
  assert.equal(now?.status, cardStatus.valid)
  assert.equal((await say(await paperOf(card))).answer, 'not-yet-valid')
  assert.equal((await say(former)).answer, 'withdrawn-by-authority')
})
