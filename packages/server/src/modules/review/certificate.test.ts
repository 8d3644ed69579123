import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyCertificate } from '@sapar/verifier'
import { findCard, issueCredentials } from '#modules/cards'
import { findPaper, getSigned, trustOf } from '#modules/credentials'
import { aRequest } from '#test/builders/request.ts'
import { jobsOf } from '#test/support/cancellation-kit.ts'
import { credentialsKit, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { present } from '#test/support/present.ts'
import { aStaff, claimed, reviewKit, staffCommand, type ReviewKit } from '#test/support/review-kit.ts'
import { approveRequest } from './index.ts'

let t: ReviewKit
let kit: CredentialsKit
before(async () => {
  t = await reviewKit()
  kit = await credentialsKit(t)
})
after(async () => {
  kit.close()
  await t.close()
})

async function inHand(hasCredential = true) {
  const officer = aStaff(t)
  const request = await claimed(t, officer, await aRequest(t))
  if (hasCredential) await issueCredentials({ credentials: kit.deps, reference: t.reference })
  return { request, command: staffCommand(t, officer, request) }
}
type InHand = Awaited<ReturnType<typeof inHand>>['request']

async function attachedTo(request: InHand): Promise<unknown[]> {
  const rows = await t.db
    .selectFrom('notices')
    .select('attachments')
    .where('request_id', '=', request.id)
    .where('template', '=', 'card-cancelled')
    .where('channel', '=', 'email')
    .execute()
  return rows.map(({ attachments }) => attachments)
}

const certificateOf = ({ holderId, cardId }: InHand) => findPaper(t.db, { holderId, cardId, document: 'certificate' })

test('the approval fixes the certificate, orders it and attaches it to its letter, in one transaction', async () => {
  const { request, command } = await inHand()
  assert.ok((await approveRequest(t, command)).ok)
  const paper = present(await certificateOf(request))
  assert.deepEqual(await attachedTo(request), [[{ document: 'certificate', id: paper.eventId }]])
  const { holderId, eventId } = paper
  assert.deepEqual((await jobsOf(t, 'credentials.sign')).at(-1), { holderId, eventId, document: 'certificate' })
  const { text } = await getSigned(kit.deps, paper)
  const genuine = await verifyCertificate(text, { trust: await trustOf(kit.deps), now: t.clock.now() })
  assert.ok(genuine.ok)
  const { claims } = genuine.value
  const card = present(await findCard(t.db, [holderId], request.cardId))
  assert.deepEqual(
    [claims.cardNumber, claims.passportNumber, claims.requestReference, claims.stoppedOn],
    [card.cardNumber, card.passportNumber, request.reference, request.submittedOn],
  )
  assert.equal(claims.cancelledAt * 1_000, t.clock.now().getTime())
})

test('the same approval again makes no second certificate', async () => {
  const { request, command } = await inHand()
  await approveRequest(t, command)
  const first = present(await certificateOf(request))
  await approveRequest(t, command)
  assert.deepEqual(await certificateOf(request), first)
  assert.equal((await attachedTo(request)).length, 1)
})

test('F1: when the last step of the approval fails, no certificate was ever decided', async () => {
  const { request, command } = await inHand()
  const broken = { ...t, queueNotice: () => Promise.reject(new Error('the last step fails')) }
  await assert.rejects(approveRequest(broken, command), /the last step fails/)
  assert.equal(await certificateOf(request), undefined)
})

test('a card that never had a place in a list is cancelled without one, and nothing is attached', async () => {
  const { request, command } = await inHand(false)
  assert.ok((await approveRequest(t, command)).ok)
  assert.equal(await certificateOf(request), undefined)
  assert.deepEqual(await attachedTo(request), [[]])
})
