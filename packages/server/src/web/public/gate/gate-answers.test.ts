import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cardStatus, type CardStatus } from '@sapar/verifier/format'
import {
  distrustSigner,
  listPublishedTokens,
  listSigners,
  publishChanges,
  setCredentialStatus,
  signDocument,
  trustOf,
} from '#modules/credentials'
import { inTransaction } from '#platform/db/transaction.ts'
import {
  credentialsKit,
  dataFor,
  issuedCards,
  type CredentialsKit,
  type IssuedCard,
} from '#test/support/credentials-kit.ts'
import { must } from '#test/support/must.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { judge } from '../../../../assets/web/gate/judge.ts'
import { mergeLists, parseStoredLists, type Lists } from '../../../../assets/web/gate/lists.ts'

let t: TestDatabase
let kit: CredentialsKit
before(async () => {
  t = await testDatabase()
  kit = await credentialsKit(t)
})
after(() => t.close())

/** What a gate holds after one more refresh: what the server publishes, read by the script of the page. */
async function refreshed(held?: Lists): Promise<Lists> {
  const { deps } = kit
  const body = JSON.stringify({ trust: await trustOf(deps), lists: await listPublishedTokens(deps.objects) })
  return mergeLists(held, parseStoredLists(body, 0))
}

async function signedText({ card, slot, eventId }: IssuedCard): Promise<string> {
  const data = dataFor(card, kit.deps.issuer, slot)
  const order = { holderId: card.holderId, document: 'card', aboutId: eventId, cardId: card.id, data } as const
  return must(await signDocument(kit.deps, order)).text
}

async function decide({ card }: IssuedCard, status: CardStatus): Promise<void> {
  const { holderId, id: cardId } = card
  must(
    await inTransaction(t.db, (trx) =>
      setCredentialStatus(trx, kit.deps, { holderId, cardId, status, event: { why: 'a test' } }),
    ),
  )
  await publishChanges(kit.deps)
}

const wordFor = async (text: string, lists: Lists) =>
  (await judge(text, lists, { mode: 'real', now: t.clock.now(), isOffline: false })).word

test('what the server signs and publishes is what the gate says, through every decision (I-01, I-03)', async () => {
  const [one, other] = await issuedCards(t, kit.deps, 2)
  assert.ok(one && other)
  await publishChanges(kit.deps)
  const [card, another] = [await signedText(one), await signedText(other)]
  let lists = await refreshed()
  assert.equal(await wordFor(card, lists), 'board')
  for (const [status, word] of [
    [cardStatus.suspended, 'do-not-board'],
    [cardStatus.valid, 'board'],
    [cardStatus.cancelled, 'do-not-board'],
  ] as const) {
    await decide(one, status)
    lists = await refreshed(lists)
    assert.equal(await wordFor(card, lists), word, `status ${status}`)
    assert.equal(await wordFor(another, lists), 'board')
  }
})

test('a signer that is cut off is believed at no gate that refreshes (F13)', async () => {
  const [one] = await issuedCards(t, kit.deps, 1)
  assert.ok(one)
  await publishChanges(kit.deps)
  const card = await signedText(one)
  const held = await refreshed()
  assert.equal(await wordFor(card, held), 'board')
  const signer = (await listSigners(t.db)).find(({ role, state }) => role === 'document' && state === 'active')
  assert.ok(signer)
  must(await distrustSigner(kit.deps, { signerId: signer.id, from: t.clock.now(), actor: { kind: 'operator' } }))
  await publishChanges(kit.deps)
  assert.equal(await wordFor(card, await refreshed(held)), 'cannot-verify')
})
