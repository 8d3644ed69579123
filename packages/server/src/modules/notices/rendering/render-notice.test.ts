import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { languages, type Language } from '#domain/languages.ts'
import { templateCodes, templateSpec, type TemplateCode, type TemplateParams } from '#domain/notices/templates.ts'
import { segmentSms } from '#platform/sms/segments.ts'
import { noticeParams } from '#test/builders/notice.ts'
import { fillSecret, secretMark } from './letter.ts'
import type { NoticeSite } from './render-input.ts'
import { renderEmail, renderSms } from './render-notice.ts'

// An authority's address may well have 23 characters; the demonstration's marks take room of their own.
const live: NoticeSite = { publicUrl: new URL('https://cards.authority.example'), isDemo: false, issuerCode: 'QQQ' }
const demo: NoticeSite = { publicUrl: new URL('http://localhost:3000'), isDemo: true, issuerCode: 'UTO' }

// A mail has no style sheet: its few styles stand where they are used.
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'no-inline-style': 'off', 'require-sri': 'off', 'doctype-style': ['error', { style: 'lowercase' }] },
})

function notice<T extends TemplateCode>(
  template: T,
  language: Language,
  params: Partial<TemplateParams<T>> = {},
  site = live,
) {
  return { template, language, params: noticeParams(template, params), checkCode: 'H3R5T-W8Y6P', site }
}

const plain = (html: string): string =>
  html
    .replace(/[\s\S]*<body[^>]*>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')

test('the validator that judges the mails finds mistakes', async () => {
  const { html } = renderEmail(notice('card-cancelled', 'en'))
  assert.ok(!(await validator.validateString(html.replace('</ul>', '').replace('</bdi>', ''))).valid)
  assert.ok(!(await validator.validateString(html.replace(' lang="en"', ''))).valid)
})

for (const template of templateCodes) {
  const { channels } = templateSpec(template)
  for (const language of languages) {
    if (channels.includes('email')) {
      test(`mail ${template} in ${language}`, async () => {
        for (const site of [live, demo]) {
          const { subject, text, html } = renderEmail(notice(template, language, {}, site))
          for (const part of [subject, text, html.replace(/<[^>]+>/g, '')]) {
            assert.doesNotMatch(part, /[{}]|undefined|null|NaN|\[object/, part)
          }
          assert.ok(html.startsWith(`<!doctype html>\n<html lang="${language}">`))
          assert.match(text, new RegExp(site.publicUrl.host))
          assert.match(text, /H3R5T-W8Y6P/)
          // mail programs take what follows an address for a part of it
          for (const [address] of text.matchAll(/https?:\/\/\S+/g)) assert.match(address, /^[ -~]+\w$/)
          // the same words in both parts
          const words = text
            .replace(/--------|\*\*\*|^- /gm, ' ')
            .replace(/\s+/g, ' ')
            .trim()
          assert.equal(plain(html).replaceAll(' ', ''), words.replaceAll(' ', ''))
          const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => new URL(href ?? ''))
          assert.ok(links.every((link) => link.origin === site.publicUrl.origin))
          const report = await validator.validateString(html)
          assert.ok(report.valid, JSON.stringify(report.results[0]?.messages, null, 1))
        }
      })
    }

    if (channels.includes('sms')) {
      test(`SMS ${template} in ${language}: two messages at most, nothing personal`, () => {
        for (const site of [live, demo]) {
          const text = fillSecret(renderSms(notice(template, language, {}, site)).text, '123456')
          const { units, parts } = segmentSms(text)
          assert.ok(parts.length <= 2, `${units}: ${text}`)
          assert.doesNotMatch(text, /[{}]|undefined|null/)
          assert.match(text, new RegExp(`${site.publicUrl.host}/official H3R5T-W8Y6P`))
          const personal = ['Айдарқызы', 'Connor', 'K7M4Q2X9C', 'K7M 4Q2', 'Copy of']
          for (const words of personal) assert.ok(!text.includes(words), text)
          // the end of the number says which card, where there is one
          assert.equal(text.includes('X9C'), 'cardNumber' in templateSpec(template).placeholders)
        }
      })
    }
  }
}

test('the demonstration says so in every message, the real thing in none', () => {
  const saysDemo: Record<Language, RegExp> = {
    'zh-CN': /演示/,
    en: /demo/i,
    kk: /Көрсетілім|ДЕМО/,
    ru: /Демонстрация|ДЕМО/,
  }
  for (const language of languages) {
    const mail = (site: NoticeSite) => renderEmail(notice('card-cancelled', language, {}, site))
    const sms = (site: NoticeSite) => renderSms(notice('card-cancelled', language, {}, site)).text
    for (const part of [mail(demo).text, mail(demo).html, sms(demo)]) assert.match(part, saysDemo[language])
    for (const part of [mail(live).text, mail(live).html, sms(live)]) assert.doesNotMatch(part, saysDemo[language])
  }
})

test('what others wrote cannot become markup, a header or another direction', () => {
  const holderName = '<script>alert(1)</script> "A" & \u202Eevil\r\nBcc: x@y.example'
  const { html, text } = renderEmail(notice('card-cancelled', 'en', { holderName }))
  assert.doesNotMatch(html, /<script/)
  assert.match(html, /<bdi>&lt;script&gt;alert\(1\)&lt;\/script&gt; &quot;A&quot; &amp; evil Bcc: x@y\.example<\/bdi>/)
  assert.doesNotMatch(text, /\u202E|^Bcc/m)
  const reference = 'C-1\r\nBcc: x@y.example'
  assert.doesNotMatch(renderEmail(notice('card-cancelled', 'en', { reference })).subject, /[\r\n]/)
})

test('a name from right to left is kept apart from what stands around it', () => {
  const holderName = 'محمد بن سلمان'
  const { html, text } = renderEmail(notice('card-cancelled', 'en', { holderName }))
  assert.ok(html.includes(`<bdi>${holderName}</bdi>`))
  assert.ok(text.includes(`\u2068${holderName}\u2069`))
})

test('a name of two hundred letters is shown whole', () => {
  const holderName = 'Ә'.repeat(200)
  assert.ok(renderEmail(notice('card-cancelled', 'kk', { holderName })).text.includes(holderName))
})

test('a link leads to this installation or nowhere', () => {
  for (const page of [
    '//evil.example/a',
    'https://evil.example',
    'javascript:alert(1)',
    'account',
    '/\\evil.example',
  ]) {
    assert.throws(() => renderEmail(notice('card-cancelled', 'en', { page })), /path of this installation/, page)
  }
})

test('papers are listed in the language of the letter', () => {
  const papers = [
    { 'zh-CN': '护照资料页', en: 'Passport page', kk: 'Паспорт беті', ru: 'Страница паспорта' },
    { 'zh-CN': '出境证明', en: 'Proof of exit', kk: 'Шығу дәлелі', ru: 'Подтверждение выезда' },
  ]
  const { html, text } = renderEmail(notice('request-returned', 'kk', { papers }))
  assert.match(text, /- Паспорт беті\n- Шығу дәлелі/)
  assert.match(html, /<ul[^>]*>\n<li><bdi>Паспорт беті<\/bdi><\/li>\n<li>/)
  assert.doesNotMatch(text, /Passport page/)
})

test('a paragraph is there when its condition holds', () => {
  const onDay = renderEmail(notice('request-approved-pending', 'en', { effectOn: '2026-09-28' })).text
  const onDeparture = renderEmail(notice('request-approved-pending', 'en', { effectOn: null })).text
  assert.match(onDay, /takes effect on 28 September 2026/)
  assert.doesNotMatch(onDay, /departure/)
  assert.match(onDeparture, /takes effect when your departure is recorded/)
  assert.match(renderEmail(notice('request-refused', 'en', { appealUntil: null })).text, /There is no appeal/)
})

test('a value that is missing is the caller’s mistake, not a hole in a letter', () => {
  const params = { ...noticeParams('card-cancelled'), effectiveOn: undefined } as never
  assert.throws(() => renderEmail({ ...notice('card-cancelled', 'en'), params }), /lacks a value for effectiveOn/)
})

test('a code has its place and stands there only at sending', () => {
  const { subject, text, html } = renderEmail(notice('account-reset-code', 'en'))
  assert.ok(!subject.includes(secretMark))
  for (const part of [text, html]) {
    assert.equal(part.split(secretMark).length, 2)
    assert.match(fillSecret(part, '042137'), /042137/)
  }
})

test('a code by SMS ends in the form that browsers tie to the site', () => {
  for (const language of languages) {
    const text = fillSecret(renderSms(notice('account-phone-code', language)).text, '042137')
    assert.equal(text.split('\n').at(-1), '@cards.authority.example #042137')
    assert.equal(text.split('042137').length, 3)
  }
})

test('an English code fits the alphabet of plain telephones once it is filled in', () => {
  const text = fillSecret(renderSms(notice('account-phone-code', 'en')).text, '042137')
  assert.equal(segmentSms(text).encoding, 'GSM-7')
})
