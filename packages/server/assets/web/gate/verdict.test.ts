import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reasons, type Answer, type Reason } from '@sapar/verifier'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { gateWords, verdictOf } from './verdict.ts'

const plain: Readonly<Record<Exclude<Answer, 'cannot-verify'>, string>> = {
  valid: 'board',
  'not-yet-valid': 'check-document',
  suspended: 'do-not-board',
  'cancelled-by-holder': 'do-not-board',
  'withdrawn-by-authority': 'do-not-board',
  expired: 'do-not-board',
  'never-issued': 'do-not-board',
}
const allReasons = Object.keys(reasons) as Reason[]

test('of the eight answers only valid boards, whatever reasons stand beside', () => {
  for (const [answer, word] of Object.entries(plain)) {
    for (const reason of [undefined, ...allReasons]) {
      const verdict = verdictOf({ answer: answer as Answer, reasons: reason === undefined ? [] : [reason] })
      assert.equal(verdict.word, word, `${answer} ${reason}`)
      assert.equal(verdict.because, answer)
    }
  }
})

test('a doubt never boards, and is about the document only when it is (I-04)', () => {
  const aboutDocument = allReasons.filter(
    (reason) => verdictOf({ answer: 'cannot-verify', reasons: [reason] }).word === 'check-document',
  )
  assert.deepEqual(aboutDocument, ['READ_ERROR', 'WRONG_FORMAT', 'SEAL_PASSPORT_MISMATCH'])
  for (const reason of allReasons) {
    const { word } = verdictOf({ answer: 'cannot-verify', reasons: [reason] })
    assert.ok(word === 'cannot-verify' || word === 'check-document', reason)
  }
  assert.deepEqual(verdictOf({ answer: 'cannot-verify', reasons: [] }).word, 'cannot-verify')
})

test('an answer that a newer verifier may give is a doubt', () => {
  assert.equal(verdictOf({ answer: 'approved' as Answer, reasons: [] }).word, 'cannot-verify')
})

test('every word and every reason has its sentence in four languages', () => {
  const given = [...Object.keys(plain), ...allReasons.map(() => '')].filter((one) => one !== '')
  const doubts = allReasons.map((reason) => verdictOf({ answer: 'cannot-verify', reasons: [reason] }).because)
  for (const language of languages) {
    const { because, words, todo } = messages[language].gate
    for (const one of [...given, ...doubts]) assert.ok(because[one as keyof typeof because], `${language} ${one}`)
    for (const word of gateWords) assert.ok(words[word] && todo[word], `${language} ${word}`)
    assert.equal(new Set(Object.values(words)).size, gateWords.length, `${language}: four different words`)
  }
})
