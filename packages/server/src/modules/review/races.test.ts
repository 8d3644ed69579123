import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyChain } from '#modules/audit'
import { findRequest, submitRequest } from '#modules/cancellations'
import { findCard } from '#modules/cards'
import { aRequest } from '#test/builders/request.ts'
import { eventsOf, holderCommand, noticesOf } from '#test/support/cancellation-kit.ts'
import { aStaff, claimed, nameOf, reviewKit, staffCommand, type ReviewKit } from '#test/support/review-kit.ts'
import { approveRequest, claimCase, refuseRequest, type Staff } from './index.ts'

let t: ReviewKit
before(async () => {
  t = await reviewKit()
})
after(() => t.close())

type Case = { readonly holderId: string; readonly id: string }
const races = 200
const ground = 'identity-not-proved'

/** Takes the case if it is free, and decides: what a quick hand does with two keys. */
async function approveAs(staff: Staff, request: Case) {
  await claimCase(t, staffCommand(t, staff, request))
  return approveRequest(t, staffCommand(t, staff, request))
}
async function refuseAs(staff: Staff, request: Case) {
  await claimCase(t, staffCommand(t, staff, request))
  return refuseRequest(t, { ...staffCommand(t, staff, request), ground })
}

test(`${races} races of two officers: one decision each, and the loser learns whose (I-11)`, async () => {
  let approvals = 0
  for (let race = 0; race < races; race += 1) {
    const request = await aRequest(t)
    const [aida, bolat] = [aStaff(t), aStaff(t)]
    const [approved, refused] = await Promise.all([approveAs(aida, request), refuseAs(bolat, request)])
    assert.equal(Number(approved.ok) + Number(refused.ok), 1, `race ${race}`)
    approvals += Number(approved.ok)
    const [winner, loser, lost] = approved.ok ? [aida, bolat, refused] : [bolat, aida, approved]
    assert.ok(!lost.ok && 'by' in lost.refusal, JSON.stringify(lost))
    assert.equal(lost.refusal.by, nameOf(winner.id))
    const again = await refuseRequest(t, { ...staffCommand(t, loser, request), ground })
    assert.equal(again.ok ? '' : again.refusal.code, 'already-decided')
    await oneEffect(request, approved.ok)
  }
  assert.ok(approvals > 0 && approvals < races, `not a race: ${approvals} approvals`)
})

/** No trace of the decision that lost. */
async function oneEffect(request: Case, isApproved: boolean): Promise<void> {
  const events = await eventsOf(t, request.id)
  const expected = isApproved ? ['request-approved', 'card-cancelled', 'request-completed'] : ['request-refused']
  assert.deepEqual(
    events.filter((event) => event !== 'request-assigned'),
    expected,
  )
  assert.deepEqual(
    (await noticesOf(t, request.id))
      .map(({ template, channel }) => `${template} ${channel}`)
      .toSorted((a, b) => (a < b ? -1 : 1)),
    isApproved ? ['card-cancelled email', 'card-cancelled sms'] : ['request-refused email', 'request-refused sms'],
  )
  const decided = await findRequest(t.db, [request.holderId], request.id)
  const card = decided && (await findCard(t.db, [request.holderId], decided.cardId))
  assert.deepEqual([decided?.state, card?.state], isApproved ? ['completed', 'cancelled'] : ['refused', 'active'])
  assert.deepEqual(await verifyChain(t.db, request.holderId), [])
}

test('one officer in two windows, approving and refusing at once: one decision', async () => {
  for (let race = 0; race < 50; race += 1) {
    const aida = aStaff(t)
    const request = await claimed(t, aida, await aRequest(t))
    const [approved, refused] = await Promise.all([
      approveRequest(t, staffCommand(t, aida, request)),
      refuseRequest(t, { ...staffCommand(t, aida, request), ground }),
    ])
    assert.equal(Number(approved.ok) + Number(refused.ok), 1)
    const lost = approved.ok ? refused : approved
    assert.equal(lost.ok ? '' : lost.refusal.code, 'already-decided')
    await oneEffect(request, approved.ok)
  }
})

test(`${races} double clicks on "Send": one effect and one answer each (I-16)`, async () => {
  for (let race = 0; race < races; race += 1) {
    const draft = await aRequest(t, { state: 'draft' })
    const command = { ...holderCommand(t, draft), version: 1, sessionId: t.newId(), isDeclaredTrue: true }
    const other = { ...command, commandId: t.newId() }
    const [one, two, three] = await Promise.all([
      submitRequest(t, command),
      submitRequest(t, command),
      submitRequest(t, other),
    ])
    assert.deepEqual(one, two, 'the same command has the same answer')
    assert.equal(Number(one.ok) + Number(three.ok), 1)
    assert.deepEqual(await eventsOf(t, draft.id), ['request-submitted'])
    assert.equal((await noticesOf(t, draft.id)).length, 2)
    assert.deepEqual(await verifyChain(t.db, draft.holderId), [])
  }
})
