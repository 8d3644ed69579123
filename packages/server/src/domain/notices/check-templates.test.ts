import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notices as en } from '#locales/en/notices.ts'
import { notices as kk } from '#locales/kk/notices.ts'
import { notices as ru } from '#locales/ru/notices.ts'
import { notices as zhCN } from '#locales/zh-CN/notices.ts'
import { assertTemplates, checkTemplates, type NoticeCatalogues } from './check-templates.ts'

const good = { 'zh-CN': zhCN, en, kk, ru } satisfies NoticeCatalogues

/** The real catalogues with one text changed. */
function withText(language: 'kk' | 'en', path: readonly string[], text: string): NoticeCatalogues {
  const copy = structuredClone(good) as Record<string, unknown>
  let at = copy[language] as Record<string, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
  const last = path.at(-1) ?? ''
  assert.equal(typeof at[last], 'string', path.join('.'))
  at[last] = text
  return copy as NoticeCatalogues
}

const opening = ['templates', 'card-cancelled', 'paragraphs', 'opening']
const openingText = 'Card {cardNumber}, {effectiveOn}, {reference}.'

test('the texts of all languages are sound (I-20)', () => {
  assert.deepEqual(checkTemplates(good), [])
  assertTemplates(good)
})

test('the helper that plants mistakes plants none by itself', () => {
  assert.deepEqual(checkTemplates(withText('kk', opening, openingText)), [])
})

test('a placeholder that one language lacks', () => {
  assert.deepEqual(checkTemplates(withText('kk', opening, 'Card {cardNumber}, {reference}.')), [
    { code: 'other-placeholders-than-english', where: 'kk card-cancelled paragraphs.opening' },
  ])
})

test('a placeholder that no template has', () => {
  const [first] = checkTemplates(withText('kk', opening, `${openingText} {passportNumber}`))
  const where = 'kk card-cancelled paragraphs.opening'
  assert.deepEqual(first, { code: 'unknown-placeholder', where, placeholder: 'passportNumber' })
})

test('a mark that is broken, and a text that is empty', () => {
  const codes = (text: string) => checkTemplates(withText('kk', opening, text)).map(({ code }) => code)
  assert.deepEqual(codes(`${openingText} {`), ['stray-brace'])
  assert.ok(codes('  ').includes('empty-text'))
})

test('a name in an SMS, and a card number in a subject', () => {
  const sms = ['templates', 'card-cancelled', 'sms']
  const subject = ['templates', 'card-cancelled', 'subject']
  const codes = (path: string[], text: string) => checkTemplates(withText('en', path, text)).map(({ code }) => code)
  assert.ok(codes(sms, '{holderName} {cardNumber} {effectiveOn} {reference}').includes('kind-not-allowed-here'))
  assert.ok(codes(subject, '{reference} {cardNumber}').includes('kind-not-allowed-here'))
})

test('a list inside a sentence', () => {
  const path = ['templates', 'request-returned', 'paragraphs', 'opening']
  const text = '{reference} {cardNumber} {papers}'
  assert.ok(checkTemplates(withText('en', path, text)).some(({ code }) => code === 'kind-not-allowed-here'))
})

test('a value that may be missing, in a paragraph that is always there', () => {
  const path = ['templates', 'request-approved-pending', 'paragraphs', 'until']
  const faults = checkTemplates(withText('en', path, 'Until {effectOn}.'))
  const where = 'en request-approved-pending paragraphs.until'
  assert.ok(faults.some((fault) => fault.code === 'optional-without-condition' && fault.where === where))
})

test('a value that is asked for and shown nowhere', () => {
  const path = ['templates', 'account-reset-code', 'paragraphs', 'code']
  const faults = checkTemplates(withText('kk', path, 'No code.'))
  assert.ok(faults.some((fault) => fault.code === 'value-never-shown' && fault.placeholder === 'code'))
})

test('a slip in the frame that every message has', () => {
  const faults = checkTemplates(withText('kk', ['frame', 'check'], 'Open {officialPage}.'))
  assert.deepEqual(faults, [{ code: 'other-placeholders-than-english', where: 'kk frame.check' }])
})

test('the program does not start, and says everything that is wrong', () => {
  assert.throws(() => assertTemplates(withText('kk', opening, 'Card {card}.')), {
    message: /kk card-cancelled paragraphs\.opening: unknown-placeholder \{card\}\n.*other-placeholders-than-english/,
  })
})
