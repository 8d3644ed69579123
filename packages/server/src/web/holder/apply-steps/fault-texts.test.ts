import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnswerFault, AnswerFaultCode, AnswerField } from '#domain/applications/answer-fault.ts'
import { declarationCodes } from '#domain/applications/declarations.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { photoFaults } from '#platform/passport-reader/passport-photo.ts'
import { applicationBook } from '#test/builders/application-facts.ts'
import { wordingPage } from '#test/support/holder-page.ts'
import { formatDay } from '../../shared/format.ts'
import type { Draft } from './draft.ts'
import { errorsOf } from './fault-texts.ts'

const draft = { facts: { book: applicationBook() } } as unknown as Draft

/** One of each, where it can stand; the compiler finds a code that has none. */
const places: Readonly<Record<AnswerFaultCode, AnswerField>> = {
  'mrz-length': 'mrz',
  'mrz-character': 'mrz',
  'mrz-document-type': 'mrz',
  'mrz-issuer': 'mrz',
  'mrz-name': 'mrz',
  'mrz-document-number': 'mrz',
  'mrz-nationality': 'mrz',
  'mrz-sex': 'mrz',
  'mrz-birth-date': 'mrz',
  'mrz-expiry-date': 'mrz',
  'mrz-document-number-check': 'mrz',
  'mrz-birth-date-check': 'mrz',
  'mrz-expiry-check': 'mrz',
  'mrz-optional-check': 'mrz',
  'mrz-composite-check': 'mrz',
  'passport-missing': 'passport.number',
  'passport-number-form': 'passport.number',
  'passport-expired': 'passport.expiresOn',
  'passport-expiry-missing': 'passport.expiresOn',
  'passport-expires-too-early': 'passport.expiresOn',
  'country-missing': 'passport.nationality',
  'country-unknown': 'passport.nationality',
  'name-missing': 'passport.familyName',
  'name-not-in-latin': 'passport.familyName',
  'sex-missing': 'passport.sex',
  'birth-day-missing': 'passport.bornOn',
  'birth-day-in-future': 'passport.bornOn',
  'text-missing': 'person.birthPlace',
  'text-too-long': 'person.birthPlace',
  'offer-missing': 'journey.offer',
  'offer-unknown': 'journey.offer',
  'purpose-missing': 'journey.purpose',
  'nationality-not-eligible': 'journey.offer',
  'purpose-not-offered': 'journey.purpose',
  'arrival-in-past': 'journey.arrivalOn',
  'arrival-too-far-ahead': 'journey.arrivalOn',
  'departure-before-arrival': 'journey.departureOn',
  'stay-too-long': 'journey.departureOn',
  'day-missing': 'journey.arrivalOn',
  'day-does-not-exist': 'journey.arrivalOn',
  'contact-not-confirmed': 'isContactConfirmed',
  'paper-missing': 'papers',
  'declaration-missing': 'declared',
}
const codes = Object.keys(places) as AnswerFaultCode[]

const items: Readonly<Partial<Record<AnswerFaultCode, string>>> = {
  'paper-missing': 'invitation',
  'declaration-missing': 'answers-true',
}

function faultOf(code: AnswerFaultCode): AnswerFault {
  const item = items[code]
  const measure = code === 'text-too-long' || code === 'stay-too-long' ? { max: 30 } : { day: '2026-10-14' }
  return { field: places[code], code, ...measure, ...(item === undefined ? {} : { item }) }
}

const textFor = (language: (typeof languages)[number], code: AnswerFaultCode): string =>
  Object.values(errorsOf(wordingPage(language), draft, [faultOf(code)]))[0] ?? ''

test('every fault has words of its own in each language; two ways to choose nothing read alike', () => {
  for (const language of languages) {
    const texts = codes.map((code) => textFor(language, code))
    assert.ok(
      texts.every((text) => text.length > 3),
      language,
    )
    assert.equal(new Set(texts).size, codes.length - 1, language)
  }
})

test('days and numbers are filled in, days in the language of the page', () => {
  for (const language of languages) {
    for (const code of ['arrival-too-far-ahead', 'passport-expired', 'passport-expires-too-early'] as const) {
      assert.ok(textFor(language, code).includes(formatDay(language, '2026-10-14')), `${language} ${code}`)
    }
    for (const code of ['stay-too-long', 'text-too-long'] as const) assert.match(textFor(language, code), /30/)
  }
})

test('a fault stands at the field that mends it, and each line of the declaration at its own', () => {
  const at = (...faults: AnswerFault[]) => Object.keys(errorsOf(wordingPage(), draft, faults))
  assert.deepEqual(
    at(faultOf('passport-number-form'), faultOf('name-missing')),
    ['familyName', 'number'],
    'in their order',
  )
  assert.deepEqual(at(faultOf('purpose-missing')), ['offer'])
  assert.deepEqual(at(faultOf('paper-missing'), faultOf('contact-not-confirmed')), ['file', 'language'])
  const declared = declarationCodes.map((item) => ({ field: 'declared', code: 'declaration-missing', item }) as const)
  assert.equal(new Set(Object.values(errorsOf(wordingPage(), draft, declared))).size, declarationCodes.length)
})

test('of the zone every fault is told, and the last digit only where nothing else is wrong', () => {
  const { findings } = messages.en.cancel.identity
  const zone = (...faults: AnswerFaultCode[]) => errorsOf(wordingPage(), draft, faults.map(faultOf))['mrz']
  assert.equal(
    zone('mrz-document-number-check', 'mrz-expiry-check', 'mrz-composite-check'),
    `${findings['mrz-document-number-check']}. ${findings['mrz-expiry-check']}`,
  )
  assert.equal(zone('mrz-composite-check'), findings['mrz-composite-check'])
})

test('papers that are missing are named, all in one line', () => {
  const lacking = ['invitation', 'guardian-consent'].map((item) => ({ ...faultOf('paper-missing'), item }))
  assert.deepEqual(errorsOf(wordingPage(), draft, lacking), {
    file: messages.en.applySteps.faults['paper-missing']('Invitation, Consent of the guardian'),
  })
})

test('a photo that cannot be read is explained, each cause in words of its own, with what to do', () => {
  for (const language of languages) {
    const { unreadable } = messages[language].applySteps.passport
    assert.equal(new Set(photoFaults.map((fault) => unreadable[fault])).size, photoFaults.length, language)
  }
})
