import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Application } from '#domain/applications/application.ts'
import type { CardChange, ChangeWish } from '#domain/card-changes/change.ts'
import type { Decision } from '#domain/review/decision-notice.ts'
import { previewNotice } from '#modules/notices'
import { aPassport, fullApplication } from '#test/builders/application-facts.ts'
import { anApplicationRow } from '#test/builders/application-row.ts'
import { aCard } from '#test/builders/card.ts'
import { aCardChange } from '#test/builders/card-change.ts'
import { aHolder } from '#test/builders/holder.ts'
import { codeOf, must } from '#test/support/application-kit.ts'
import {
  anOfficer,
  applicationReviewKit,
  officerCommand,
  taken,
  type ApplicationReviewKit,
} from '#test/support/application-review-kit.ts'
import { noticeDeps } from '#test/support/notices.ts'
import {
  approveCardChange,
  claimNextCase,
  findCaseKey,
  grantApplication,
  peekCase,
  previewApplicationDecision,
  previewChangeDecision,
  refuseApplication,
  refuseCardChange,
  returnApplication,
  viewCardChange,
  type ChangeDecision,
  type RenderNotice,
  type Staff,
} from './index.ts'

let t: ApplicationReviewKit
let aida: Staff
before(async () => {
  t = await applicationReviewKit()
  aida = anOfficer(t)
})
after(() => t.close())

type Case = { readonly holderId: string; readonly id: string }

const renderNotice: RenderNotice<ReturnType<typeof previewNotice>> = (template, language, params) =>
  previewNotice(noticeDeps(t), { template, language, params })

const language = 'ru'

/** The text that went out, without what every message and every card has of its own. */
async function sent({ id }: Case, cardNumber?: string): Promise<string> {
  const { body_text: text, check_code: code } = await t.db
    .selectFrom('notices')
    .select(['body_text', 'check_code'])
    .where('request_id', '=', id)
    .where('channel', '=', 'email')
    .executeTakeFirstOrThrow()
  const uncoded = text.replaceAll(`${code.slice(0, 5)}-${code.slice(5)}`, '•••••-•••••')
  return cardNumber === undefined ? uncoded : uncoded.replaceAll(grouped(cardNumber), grouped('•'.repeat(9)))
}

const grouped = (number: string) => number.replace(/(.{3})(?=.)/g, '$1 ')

async function anInHandApplication(offer = 'tourism'): Promise<Application> {
  const { journey } = fullApplication()
  assert.ok(journey)
  const answers = { language: 'zh-CN', journey: { ...journey, offer, purpose: offer } } as const
  const application = await anApplicationRow(t, { state: 'under-review', accountId: t.newId(), answers })
  await taken(t, aida, application)
  return application
}

const preview = ({ holderId, id: applicationId }: Application, decision: Decision, staff = aida) =>
  previewApplicationDecision({ ...t, renderNotice }, { staff, holderId, applicationId, decision, language })

async function anInHandChange(wish: ChangeWish): Promise<CardChange> {
  const { holderId } = await aHolder(t)
  const card = await aCard(t, { holderId, validFrom: '2026-08-15', validUntil: '2026-11-12' })
  const change = await aCardChange(t, card, { wish })
  await taken(t, aida, change)
  return change
}

const previewChange = ({ holderId, id: changeId }: CardChange, decision: ChangeDecision, staff = aida) =>
  previewChangeDecision({ ...t, renderNotice }, { staff, holderId, changeId, decision, language })

test('the letter that an officer is shown about an application is the one that goes out', async () => {
  const returned = await anInHandApplication()
  const papers = ['invitation', 'guardian-consent']
  const asking = must(await preview(returned, { kind: 'return', papers, comment: null }))
  must(await returnApplication(t, { ...officerCommand(t, aida, returned), papers, comment: null }))
  assert.deepEqual(
    asking.notices.map((shown) => shown.language),
    ['zh-CN', 'ru'],
    'the applicant’s language first',
  )
  assert.equal(asking.notices[0]?.notice.email?.text, await sent(returned))

  const refused = await anInHandApplication()
  const refusing = must(await preview(refused, { kind: 'refuse', ground: 'entry-ban' }))
  must(await refuseApplication(t, { ...officerCommand(t, aida, refused), ground: 'entry-ban' }))
  assert.equal(refusing.notices[0]?.notice.email?.text, await sent(refused))

  const granted = await anInHandApplication()
  const granting = must(await preview(granted, { kind: 'approve' }))
  const outcome = must(await grantApplication(t, officerCommand(t, aida, granted)))
  assert.ok(outcome.state === 'granted' && !granting.isProposal)
  assert.equal(granting.notices[0]?.notice.email?.text, await sent(granted, outcome.cardNumber))
})

test('a preview needs a right, the case, a lease or a reason, and a whole choice', async () => {
  const application = await anInHandApplication()
  const approve = { kind: 'approve' } as const
  assert.equal(codeOf(await preview(application, approve, anOfficer(t, 'auditor'))), 'role-not-allowed')
  assert.equal(codeOf(await preview(application, approve, anOfficer(t))), 'case-needs-reason')
  assert.equal(codeOf(await preview({ ...application, holderId: t.newId() }, approve)), 'case-not-found')
  assert.equal(codeOf(await preview(application, { kind: 'return', papers: [], comment: null })), 'papers-missing')
  assert.equal(codeOf(await preview(application, { kind: 'refuse', ground: 'because' })), 'ground-unknown')
})

test('a proposal is shown as one, its officer is not shown a grant, and “next case” gives it to others only', async () => {
  await t.ownerPool.query('truncate applications, case_assignments cascade')
  const application = await anInHandApplication('business')
  assert.equal(must(await preview(application, { kind: 'approve' })).isProposal, true)
  assert.equal(must(await preview(application, { kind: 'refuse', ground: 'entry-ban' })).isProposal, false)
  must(await grantApplication(t, officerCommand(t, aida, application)))
  assert.equal(codeOf(await claimNextCase(t, { commandId: t.newId(), staff: aida })), 'queue-empty')
  await taken(t, aida, application)
  assert.equal(codeOf(await preview(application, { kind: 'approve' })), 'same-officer')
  t.clock.advance({ minutes: 16 })
  const second = anOfficer(t)
  const next = must(await claimNextCase(t, { commandId: t.newId(), staff: second }))
  assert.equal(next.requestId, application.id)
  assert.equal(must(await preview(application, { kind: 'approve' }, second)).isProposal, false)
})

const wishes: readonly ChangeWish[] = [
  { kind: 'lost-card' },
  { kind: 'extend', validUntil: '2026-12-01' },
  { kind: 'correct-data', passport: aPassport({ givenNames: 'Anna-Maria' }), mrz: null },
  { kind: 'new-passport', passport: aPassport({ number: 'N7654321' }), mrz: null },
]

for (const wish of wishes) {
  test(`${wish.kind}: the letter of an approval is the one that goes out`, async () => {
    const change = await anInHandChange(wish)
    const [shown] = must(await previewChange(change, { kind: 'approve' }))
    const { holderId, id: changeId } = change
    const { cardNumber } = must(await approveCardChange(t, { commandId: t.newId(), staff: aida, holderId, changeId }))
    // an approval may change the name, and the letter goes to who the person is by then
    const name = wish.kind === 'correct-data' ? ['Anna Maria', 'Anna-Maria'] : ['', '']
    const expected = shown?.notice.email?.text.replaceAll(name[0] ?? '', name[1] ?? '')
    assert.equal(expected, await sent(change, wish.kind === 'extend' ? undefined : cardNumber))
  })
}

test('the letter of a refused change is the one that goes out; what stands against an approval is told instead', async () => {
  const change = await anInHandChange({ kind: 'lost-card' })
  const { holderId, id: changeId } = change
  const [shown] = must(await previewChange(change, { kind: 'refuse', ground: 'entry-ban' }))
  await t.db.updateTable('cards').set({ state: 'cancelled' }).where('id', '=', change.cardId).execute()
  assert.equal(codeOf(await previewChange(change, { kind: 'approve' })), 'card-not-changeable')
  const view = must(await viewCardChange(t, { staff: aida, holderId, changeId }))
  assert.deepEqual(view.obstacle, { code: 'card-not-changeable', state: 'cancelled' })
  must(await refuseCardChange(t, { commandId: t.newId(), staff: aida, holderId, changeId, ground: 'entry-ban' }))
  assert.equal(shown?.notice.email?.text, await sent(change))
})

test('a case of any kind is found by its id alone, and peeked at without a trace', async () => {
  const application = await anInHandApplication()
  const change = await anInHandChange({ kind: 'lost-card' })
  for (const [kind, { holderId, id: requestId }] of [
    ['application', application],
    ['card-change', change],
  ] as const) {
    assert.deepEqual(await findCaseKey(t.db, requestId), { kind, holderId, requestId })
    const peek = must(await peekCase(t, { staff: anOfficer(t), holderId, requestId }))
    assert.deepEqual([peek.kind, peek.state, peek.heldBy], [kind, 'under-review', aida.id])
  }
  assert.equal(await findCaseKey(t.db, t.newId()), undefined)
  const draft = await anApplicationRow(t, { state: 'draft', accountId: t.newId() })
  const key = { staff: aida, holderId: draft.holderId, requestId: draft.id }
  assert.equal(codeOf(await peekCase(t, key)), 'case-not-found', 'a draft is the applicant’s own')
})
