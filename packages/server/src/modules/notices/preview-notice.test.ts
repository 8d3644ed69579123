import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticeParams } from '#test/builders/notice.ts'
import { previewNotice } from './preview-notice.ts'
import { renderEmail, renderSms } from './rendering/render-notice.ts'

const site = { publicUrl: new URL('https://sapar.example'), isDemo: false, issuerCode: 'UTO' }

test('what an officer sees is what goes out, but for the check code', () => {
  const notice = { template: 'request-refused', language: 'kk', params: noticeParams('request-refused') } as const
  const preview = previewNotice({ site }, notice)
  const real = { ...notice, site, checkCode: 'H3R5T-W8Y6P' }
  const withCode = (text: string | undefined) => text?.replaceAll('•••••-•••••', 'H3R5T-W8Y6P')
  assert.equal(withCode(preview.email?.html), renderEmail(real).html)
  assert.equal(withCode(preview.email?.text), renderEmail(real).text)
  assert.equal(withCode(preview.sms), renderSms(real).text)
})

test('the same values can be read in the officer’s language', () => {
  const params = noticeParams('request-returned')
  const forHolder = previewNotice({ site }, { template: 'request-returned', language: 'zh-CN', params })
  const forOfficer = previewNotice({ site }, { template: 'request-returned', language: 'ru', params })
  assert.match(forHolder.email?.text ?? '', /请补充：\n\n- Copy of the passport page（中）/)
  assert.match(forOfficer.email?.text ?? '', /Пожалуйста, добавьте:\n\n- Copy of the passport page \(р\)/)
})

test('a channel that the template does not use has no preview', () => {
  const mailOnly = previewNotice(
    { site },
    { template: 'account-exists', language: 'en', params: noticeParams('account-exists') },
  )
  assert.equal(mailOnly.sms, undefined)
  const smsOnly = previewNotice({ site }, { template: 'account-phone-code', language: 'en', params: {} })
  assert.equal(smsOnly.email, undefined)
})
