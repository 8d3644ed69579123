import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPassport, fullApplication } from '#test/builders/application-facts.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import { emptyAnswers, reuseAnswers, shareJourney, takeAnswer, takeZone, type StepAnswer } from './answers.ts'

const full = fullApplication()
const { passport, person, journey } = full
assert.ok(passport && person && journey)

test('page by page an application fills up', () => {
  const pages: StepAnswer[] = [
    { step: 'passport', passport, mrz: null },
    { step: 'person', ...person },
    { step: 'journey', ...journey },
    { step: 'contact', isSmsWanted: true, language: 'en' },
    { step: 'declaration', declared: full.declared },
  ]
  const answers = pages.reduce(takeAnswer, emptyAnswers('ru'))
  assert.deepEqual(answers, { ...full, declared: [...full.declared].toSorted() })
})

test('whoever changes an answer declares anew; the same page sent again changes nothing', () => {
  const declared = (answer: StepAnswer) => takeAnswer(full, answer).declared.length
  assert.equal(declared({ step: 'passport', passport, mrz: null }), full.declared.length)
  assert.equal(declared({ step: 'person', ...person }), full.declared.length)
  assert.equal(declared({ step: 'contact', isSmsWanted: false, language: 'kk' }), full.declared.length)
  assert.equal(declared({ step: 'passport', passport: aPassport({ number: 'X1234567' }), mrz: null }), 0)
  assert.equal(declared({ step: 'passport', passport, mrz: 'P<UTO' }), 0)
  assert.equal(declared({ step: 'person', ...person, occupation: null }), 0)
  assert.equal(declared({ step: 'journey', ...journey, departureOn: '2026-10-15' }), 0)
})

test('spaces at the ends go, everything within a name stays; empty texts are none', () => {
  const taken = takeAnswer(full, {
    step: 'passport',
    passport: aPassport({ familyName: '  de la  Ünlü ', givenNames: '' }),
    mrz: '  ',
  })
  assert.deepEqual([taken.passport?.familyName, taken.passport?.givenNames, taken.mrz], ['de la  Ünlü', '', null])
  const other = takeAnswer(full, { step: 'person', ...person, nativeName: ' ' })
  assert.equal(other.person?.nativeName, null)
})

test('an earlier application gives the person and not the journey', () => {
  const reused = reuseAnswers(fullApplication({ mrz: 'zone' }), 'zh-CN')
  assert.deepEqual(reused, { ...emptyAnswers('zh-CN'), passport, mrz: 'zone', person })
})

test('a member of the family gets the journey and not the person', () => {
  assert.deepEqual(shareJourney(emptyAnswers('en'), full), { ...emptyAnswers('en'), journey })
})

test('what a camera read whole is to be confirmed; what it misread takes nothing away, and either is declared anew', () => {
  const whole = takeZone(full, passportZone(), '2026-09-01')
  assert.deepEqual(whole, { ...full, passport: null, mrz: passportZone(), declared: [] })
  const misread = passportZone().replace('L898902C3', 'L89890ZC3')
  assert.deepEqual(takeZone(full, misread, '2026-09-01'), { ...full, mrz: misread, declared: [] })
})
