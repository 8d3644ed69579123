import assert from 'node:assert/strict'
import { askToCancel, signIn } from '../support/journey-holder.ts'
import { readMail } from '../support/journey-letters.ts'
import { journeyStage } from '../support/journey-stage.ts'
import type { Visitor } from '../support/journey-visitor.ts'

const journey = journeyStage()

/** The card is as it was: valid, and it can be cancelled. */
async function holdsValidCard(visitor: Visitor): Promise<void> {
  const { common, account } = visitor.t
  await visitor.open('/account')
  await visitor.reads(common.cardStates.valid)
  await visitor.reads(account.card.cancelThis)
}

journey('recall: one click within the recall time, and everything goes on as before', async ({ sapar, visitor }) => {
  const person = await sapar.person({ language: 'ru' })
  const holder = await visitor({ language: 'ru', width: 390 })
  const reference = await askToCancel(holder, person)
  const { cancel, common } = holder.t
  await holder.follow(cancel.submitted.recallLink)
  await holder.press(cancel.recall.button)
  await holder.reads(common.done['request-recalled'])
  await holder.reads(common.requestStates.recalled)
  await readMail(holder, 'request-recalled', reference)
  await holdsValidCard(holder)
})

journey(
  'not me: the link in the mail undoes the request and ends the session that asked',
  async ({ sapar, visitor }) => {
    const person = await sapar.person()
    const thief = await visitor()
    const reference = await askToCancel(thief, person)

    const owner = await visitor({ width: 390 })
    const mail = await readMail(owner, 'request-submitted', reference)
    const link = /http\S+\/not-me/.exec(mail)?.[0] ?? ''
    assert.ok(link.startsWith(sapar.url.origin), `the mail leads to the page that undoes the request:\n${mail}`)
    await owner.open(link)
    await signIn(owner, person)
    await owner.press(owner.t.cancel.notMe.button)
    await owner.reads(owner.t.common.done['request-disowned'])
    await holdsValidCard(owner)
    await readMail(owner, 'request-taken-back-not-me', reference)

    await thief.open('/account')
    assert.equal(thief.path, '/account/sign-in', 'the session that asked has ended')
  },
)

journey('withdraw: when the recall time is over', async ({ sapar, visitor }) => {
  const person = await sapar.person({ language: 'zh-CN' })
  const holder = await visitor({ language: 'zh-CN' })
  const reference = await askToCancel(holder, person)
  const { cancel, common } = holder.t
  await sapar.database.query(
    `update cancellation_requests set recall_until = now() - interval '1 minute' where reference = $1`,
    [reference],
  )
  await holder.follow(cancel.submitted.progress)
  await holder.follow(cancel.request.can.withdraw)
  await holder.press(cancel.withdraw.button)
  await holder.reads(common.done['request-withdrawn'])
  await readMail(holder, 'request-withdrawn', reference)
  await holdsValidCard(holder)
})
