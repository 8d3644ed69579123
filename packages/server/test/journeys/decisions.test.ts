import { messages } from '#locales/index.ts'
import { askToCancel, enterAs, upload } from '../support/journey-holder.ts'
import { readMail, readSms } from '../support/journey-letters.ts'
import { approve, officers, recordExit, refuse, returnFor, takeNext } from '../support/journey-officer.ts'
import { journeyStage } from '../support/journey-stage.ts'

const journey = journeyStage()
const [aigul, daniyar] = officers
const specimen = new URL('../../assets/demo/specimen-passport.jpg', import.meta.url).pathname

/** A day so many days from today, where the authority is. */
function inDays(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Almaty' }).format(day)
}

journey('return and resubmit: the paper is added, the officer sees it and approves', async ({ sapar, visitor }) => {
  const person = await sapar.person({ language: 'zh-CN' })
  const holder = await visitor({ language: 'zh-CN', width: 390 })
  const reference = await askToCancel(holder, person)
  const { cancel, account, common } = holder.t

  const officer = await visitor()
  await takeNext(officer, aigul, reference)
  await returnFor(officer, 'passport-data-page', { template: 'request-returned', reference, language: 'zh-CN' })

  const mail = await readMail(holder, 'request-returned', reference)
  await readSms(holder, 'request-returned', reference)
  await holder.open(new URL(/http\S+\/account\/requests\/[0-9a-f-]+/.exec(mail)?.[0] ?? '').pathname)
  await holder.reads(common.requestStates.returned)
  await holder.follow(cancel.request.can.answer)
  await holder.press(cancel.evidence.upload)
  await holder.reads(cancel.evidence.faults['none-chosen'])
  await upload(holder, specimen)
  await holder.press(common.continue)
  await holder.press(cancel.answer.send)
  await holder.reads(common.done['request-resubmitted'])

  await takeNext(officer, aigul, reference)
  await officer.reads(officer.t.office.case.answers)
  await officer.main.locator('img').first().waitFor()
  await approve(officer, { template: 'card-cancelled', reference, language: 'zh-CN' })
  await holder.open('/account')
  await holder.reads(common.cardStates.cancelled)
  await holder.open('/account/accesses')
  await holder.reads(account.accesses.events['evidence-viewed'])
})

journey('refuse: the ground writes the notice, and the card stays as it is', async ({ sapar, visitor }) => {
  const person = await sapar.person({ language: 'ru' })
  const holder = await visitor({ language: 'ru' })
  const reference = await askToCancel(holder, person)
  const officer = await visitor({ language: 'kk' })
  await takeNext(officer, daniyar, reference)
  await refuse(officer, 'duplicate-request', { template: 'request-refused', reference, language: 'ru' })

  await readMail(holder, 'request-refused', reference)
  await holder.open('/account')
  await holder.reads(holder.t.common.cardStates.valid)
  await holder.open('/account/requests')
  await holder.follow(holder.main.getByRole('listitem').getByRole('link').first())
  await holder.reads(holder.t.cancel.request.refusal.title)
})

journey('on departure: approved and waiting, cancelled when the exit is recorded', async ({ sapar, visitor }) => {
  const person = await sapar.person({ language: 'kk' })
  const holder = await visitor({ language: 'kk', width: 390 })
  const reference = await askToCancel(holder, person, {
    where: { whereabouts: 'inside', departureOn: inDays(5) },
    effect: 'on-departure',
  })
  const { common } = holder.t
  const officer = await visitor()
  await takeNext(officer, aigul, reference)
  await approve(officer, { template: 'request-approved-pending', reference, language: 'kk' })
  await holder.open('/account')
  await holder.reads(common.requestStates.approved)
  await readMail(holder, 'request-approved-pending', reference)

  const colleague = await visitor({ language: 'kk' })
  await enterAs(colleague, daniyar.key)
  await recordExit(colleague, reference, inDays(0))
  await holder.open('/account')
  await holder.reads(common.cardStates.cancelled)
  await readMail(holder, 'card-cancelled', reference)
})

journey('without JavaScript: from the start page to Cancelled, papers included', async ({ sapar, visitor }) => {
  const person = await sapar.person({ language: 'en' })
  const holder = await visitor({ width: 390, hasScripts: false })
  const reference = await askToCancel(holder, person, { reason: 'passport-lost', files: [specimen] })
  const officer = await visitor({ hasScripts: false })
  await takeNext(officer, aigul, reference)
  await approve(officer, { template: 'card-cancelled', reference, language: 'en' })
  await holder.open('/account')
  await holder.reads(messages.en.common.cardStates.cancelled)
  await readMail(holder, 'card-cancelled', reference)
})
