import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fullAnswers, today } from '#test/builders/cancellation-facts.ts'
import { profileEntries } from '#test/builders/profile.ts'
import { openReferenceBook } from '../reference/reference-book.ts'
import { decisionFault, decisionNotice } from './decision-notice.ts'

const book = openReferenceBook(profileEntries(), today)
const notice = (decision: Parameters<typeof decisionNotice>[0], wishes = {}) =>
  decisionNotice(decision, fullAnswers(wishes), book, today)

test('a refusal tells the sentence, the law and the last day for an appeal', () => {
  const { sentence, legalReference } = book.refusalGround('wrong-person')
  assert.deepEqual(notice({ kind: 'refuse', ground: 'wrong-person' }), {
    template: 'request-refused',
    own: { ground: sentence, legalReference, appealUntil: '2026-10-01' },
  })
})

test('a refusal without appeal says none', () => {
  const final = profileEntries().map((entry) =>
    entry.kind === 'refusal-ground' ? { ...entry, content: { ...entry.content, appealDays: null } } : entry,
  )
  const told = decisionNotice(
    { kind: 'refuse', ground: 'wrong-person' },
    fullAnswers(),
    openReferenceBook(final, today),
    today,
  )
  assert.equal(told.template === 'request-refused' ? told.own.appealUntil : '', null)
})

test('a return tells the papers by name and the last day', () => {
  assert.deepEqual(notice({ kind: 'return', papers: ['passport-page'], comment: null }), {
    template: 'request-returned',
    own: { papers: [book.returnPaper('passport-page').names], answerBy: '2026-10-01' },
  })
})

test('an approval tells that the card is cancelled, or what it waits for', () => {
  assert.deepEqual(notice({ kind: 'approve' }), { template: 'card-cancelled', own: { effectiveOn: today } })
  const waits = (effectOn: string | null) => ({ template: 'request-approved-pending', own: { effectOn } })
  assert.deepEqual(notice({ kind: 'approve' }, { effect: 'on-date', effectOn: '2026-09-20' }), waits('2026-09-20'))
  assert.deepEqual(notice({ kind: 'approve' }, { effect: 'on-departure', whereabouts: 'inside' }), waits(null))
})

test('what cannot be decided is named', () => {
  const returned = (papers: string[], comment: string | null = null) => ({ kind: 'return', papers, comment }) as const
  assert.equal(decisionFault({ kind: 'approve' }, book), undefined)
  assert.equal(decisionFault({ kind: 'refuse', ground: 'wrong-person' }, book), undefined)
  assert.deepEqual(decisionFault({ kind: 'refuse', ground: 'constructor' }, book), { code: 'ground-unknown' })
  assert.equal(decisionFault(returned(['passport-page'], '证'.repeat(1000)), book), undefined)
  assert.deepEqual(decisionFault(returned([]), book), { code: 'papers-missing' })
  assert.deepEqual(decisionFault(returned(['passport-page', 'x']), book), { code: 'paper-unknown', paper: 'x' })
  assert.deepEqual(decisionFault(returned(['passport-page'], '证'.repeat(1001)), book), {
    code: 'comment-too-long',
    max: 1000,
  })
})
