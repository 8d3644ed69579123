import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { previewNotice } from '#modules/notices'
import { aRequest } from '#test/builders/request.ts'
import { noticeDeps } from '#test/support/notices.ts'
import { aStaff, claimed, reviewKit, staffCommand, type ReviewKit } from '#test/support/review-kit.ts'
import type { Answers } from '#domain/cancellations/answers.ts'
import type { Decision } from '#domain/review/decision-notice.ts'
import type { Language } from '#domain/languages.ts'
import { approveRequest, previewDecision, refuseRequest, returnRequest, type Staff } from './index.ts'

let t: ReviewKit
let aida: Staff
before(async () => {
  t = await reviewKit()
  aida = aStaff(t)
})
after(() => t.close())

type Case = { readonly holderId: string; readonly id: string }
const preview = (request: Case, decision: Decision, language: Language = 'ru', staff = aida) =>
  previewDecision(
    {
      ...t,
      renderNotice: (template, inLanguage, params) =>
        previewNotice(noticeDeps(t), { template, language: inLanguage, params }),
    },
    { staff, holderId: request.holderId, requestId: request.id, decision, language },
  )
const inHand = async (answers: Partial<Answers> = {}) =>
  claimed(t, aida, await aRequest(t, { answers: { language: 'zh-CN', ...answers } }))

/** The text that went out, without what every message has of its own. */
async function sent(request: Case): Promise<string> {
  const { body_text, check_code } = await t.db
    .selectFrom('notices')
    .select(['body_text', 'check_code'])
    .where('request_id', '=', request.id)
    .where('channel', '=', 'email')
    .executeTakeFirstOrThrow()
  return body_text.replaceAll(`${check_code.slice(0, 5)}-${check_code.slice(5)}`, '•••••-•••••')
}

const approve: Decision = { kind: 'approve' }
const refusal: Decision = { kind: 'refuse', ground: 'papers-not-genuine' }
const papers: Decision = { kind: 'return', papers: ['passport-data-page', 'statement-of-holder'], comment: null }

const decisions: readonly [string, Decision, Partial<Answers>, (request: Case) => Promise<{ ok: boolean }>][] = [
  ['card-cancelled', approve, {}, (request) => approveRequest(t, staffCommand(t, aida, request))],
  [
    'request-approved-pending',
    approve,
    { effect: 'on-date', effectOn: '2026-09-20' },
    (request) => approveRequest(t, staffCommand(t, aida, request)),
  ],
  [
    'request-refused',
    refusal,
    {},
    (request) => refuseRequest(t, { ...staffCommand(t, aida, request), ground: 'papers-not-genuine' }),
  ],
  [
    'request-returned',
    papers,
    {},
    (request) => returnRequest(t, { ...staffCommand(t, aida, request), papers: papers.papers, comment: null }),
  ],
]

for (const [template, decision, answers, decide] of decisions) {
  test(`${template}: what is shown before is what goes out after, to the letter`, async () => {
    const request = await inHand(answers)
    const shown = await preview(request, decision)
    assert.ok(shown.ok)
    assert.equal(shown.value.template, template)
    assert.deepEqual(
      shown.value.notices.map(({ language }) => language),
      ['zh-CN', 'ru'],
    )
    assert.ok((await decide(request)).ok)
    assert.equal(shown.value.notices[0]?.notice.email?.text, await sent(request))
  })
}

test('an officer of the holder’s language sees the letter once', async () => {
  const shown = await preview(await inHand(), approve, 'zh-CN')
  assert.deepEqual(shown.ok && shown.value.notices.map(({ language }) => language), ['zh-CN'])
})

test('a decision that could not be made is not shown', async () => {
  const request = await inHand()
  assert.deepEqual(await preview(request, { kind: 'refuse', ground: 'no' }), {
    ok: false,
    refusal: { code: 'ground-unknown' },
  })
  assert.deepEqual(await preview(request, { kind: 'return', papers: [], comment: null }), {
    ok: false,
    refusal: { code: 'papers-missing' },
  })
  assert.deepEqual(await preview(request, approve, 'ru', aStaff(t)), {
    ok: false,
    refusal: { code: 'case-needs-reason' },
  })
  assert.deepEqual(await preview(request, approve, 'ru', aStaff(t, 'auditor')), {
    ok: false,
    refusal: { code: 'role-not-allowed' },
  })
  assert.deepEqual(await preview({ ...request, id: t.newId() }, approve), {
    ok: false,
    refusal: { code: 'case-not-found' },
  })
  assert.deepEqual(await preview(await aRequest(t, { state: 'draft' }), approve), {
    ok: false,
    refusal: { code: 'case-not-found' },
  })
})
