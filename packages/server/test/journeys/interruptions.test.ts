import assert from 'node:assert/strict'
import { answerSteps, beginCancelling, send, signIn, stepOf, type Passport } from '../support/journey-holder.ts'
import { journeyStage } from '../support/journey-stage.ts'
import type { Visitor } from '../support/journey-visitor.ts'
import type { RunningSapar } from '../support/running-sapar.ts'

const journey = journeyStage()

/** Letters, quotes and brackets that an escape too many or too few would change. */
const ownWords = 'Қайтамын – "soon" & <later>\n我会回来'

async function typedInto(visitor: Visitor, name: string): Promise<string> {
  return visitor.main.locator(`[name="${name}"]`).inputValue()
}

async function endSessions({ database }: RunningSapar, userName: string): Promise<void> {
  const ended = await database.query(
    `update holder_sessions set ended_at = now() from accounts
      where accounts.principal_id = holder_sessions.principal_id and user_name = $1`,
    [userName],
  )
  assert.equal(ended.rowCount, 1)
}

async function requestsOf({ database }: RunningSapar, { cardNumber }: Passport): Promise<string[]> {
  const { rows } = await database.query<{ state: string }>(
    `select cancellation_requests.state from cancellation_requests join cards on cards.id = card_id where card_number = $1`,
    [cardNumber],
  )
  return rows.map(({ state }) => state)
}

journey('an ended session in mid-form: after signing in, what was typed is there', async ({ sapar, visitor }) => {
  const person = await sapar.person()
  const holder = await visitor({ width: 390 })
  await signIn(holder, person)
  await beginCancelling(holder, person.cardNumber)
  await holder.choose('whereabouts', 'outside')
  await holder.press(holder.t.common.continue)
  await holder.choose('reason', 'other')
  await holder.type({ reasonText: ownWords })
  await endSessions(sapar, person.userName)

  await holder.press(holder.t.common.continue)
  assert.equal(holder.path, '/account/sign-in')
  await holder.reads(holder.t.signIn.resumeNote)
  await signIn(holder, person)
  assert.equal(stepOf(holder), 'reason')
  await holder.reads(holder.t.common.keptNote)
  assert.equal(await typedInto(holder, 'reasonText'), ownWords)
  assert.ok(await holder.main.locator('input[name="reason"][value="other"]').isChecked())

  await holder.press(holder.t.common.continue)
  assert.equal(stepOf(holder), 'effect', 'the same form can be sent now')
  await answerSteps(holder, person)
  await holder.reads('我会回来')
  await send(holder)
})

journey('Back and send again: the later answer counts, and what was sent is sent once', async ({ sapar, visitor }) => {
  const person = await sapar.person()
  const holder = await visitor()
  await signIn(holder, person)
  await beginCancelling(holder, person.cardNumber)
  await holder.choose('whereabouts', 'outside')
  await holder.press(holder.t.common.continue)
  await holder.choose('reason', 'journey-ended')
  await holder.press(holder.t.common.continue)
  await holder.back()
  assert.equal(stepOf(holder), 'reason')
  await holder.choose('reason', 'plans-changed')
  await holder.press(holder.t.common.continue)
  await answerSteps(holder, person)

  const reference = await send(holder)
  const sent = holder.path
  await holder.back()
  assert.notEqual(stepOf(holder), 'check', 'what was sent cannot be sent from the page before')
  await holder.open(sent)
  await holder.reads(reference)
  assert.deepEqual(await requestsOf(sapar, person), ['submitted'])
})

journey('two tabs: the second sees the newer answer, and sending twice leads to one request', async (stage) => {
  const { sapar, visitor } = stage
  const person = await sapar.person({ language: 'kk' })
  const first = await visitor({ language: 'kk' })
  const { common, cancel } = first.t
  await signIn(first, person)
  await beginCancelling(first, person.cardNumber)
  const second = await first.anotherTab()
  await second.open(first.path)

  await first.choose('whereabouts', 'outside')
  await first.press(common.continue)
  await second.choose('whereabouts', 'inside')
  await second.press(common.continue)
  await second.reads(cancel.changedMeanwhile)
  assert.ok(await second.main.locator('input[value="outside"]').isChecked(), 'the newer answer is shown')
  await second.press(common.continue)
  await answerSteps(second, person)

  await first.open(second.path)
  await first.tickAll('declaration')
  const reference = await send(second)
  await first.press(cancel.check.send)
  await first.reads(reference)
  assert.deepEqual(await requestsOf(sapar, person), ['submitted'])
})

journey('another language in mid-form: the place and what was typed stay', async ({ sapar, visitor }) => {
  const person = await sapar.person()
  const holder = await visitor({ width: 390 })
  await signIn(holder, person)
  await beginCancelling(holder, person.cardNumber)
  await holder.choose('whereabouts', 'inside')
  await holder.type({ departureOn: '2026-13-45' })
  const place = holder.path
  for (const language of ['zh-CN', 'ru', 'en'] as const) {
    await holder.switchTo(language)
    assert.equal(holder.path, place)
    await holder.reads(holder.t.cancel.where.title)
    await holder.reads(holder.t.common.keptNote)
    assert.equal(await typedInto(holder, 'departureOn'), '2026-13-45')
    assert.ok(await holder.main.locator('input[value="inside"]').isChecked())
  }

  await holder.press(holder.t.common.continue)
  await holder.reads(holder.t.common.thereIsAProblem)
  await holder.switchTo('kk')
  assert.equal(holder.path, place)
  assert.equal(await typedInto(holder, 'departureOn'), '2026-13-45')
})
