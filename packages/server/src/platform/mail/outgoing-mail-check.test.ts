import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MailAddress } from './mail-address.ts'
import type { OutgoingMail } from './mailer.ts'
import { findMailFault } from './outgoing-mail-check.ts'

function aMail(change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: '01990000-0000-7000-8000-000000000001',
    to: 'aida@example.org' as MailAddress,
    subject: '您的旅游卡已注销',
    text: 'text',
    html: '<p>html</p>',
    language: 'zh-CN',
    ...change,
  }
}

function anAttachment(filename: string, contentType = 'application/pdf') {
  return [{ filename, contentType, content: new Uint8Array([1]) }]
}

test('finds nothing wrong with a sound mail', () => {
  assert.equal(findMailFault(aMail()), undefined)
  assert.equal(findMailFault(aMail({ attachments: anAttachment('Сертификат 证书.pdf') })), undefined)
})

test('finds a list that was cast to an address', () => {
  assert.equal(findMailFault(aMail({ to: 'a@example.org, b@example.org' as MailAddress })), 'invalid-recipient')
})

for (const subject of [
  '',
  '  ',
  'Hello\r\nBcc: bob@example.org',
  'Hello\nthere',
  'Hello\u0000',
  'Hello\u2028there',
  'Hello\u0085',
]) {
  test(`finds the subject ${JSON.stringify(subject)}`, () => {
    assert.equal(findMailFault(aMail({ subject })), 'invalid-subject')
  })
}

for (const messageId of ['', 'a b', 'a@b', 'a>\r\nX: y', '<a>', 'x'.repeat(65)]) {
  test(`finds the message id ${JSON.stringify(messageId)}`, () => {
    assert.equal(findMailFault(aMail({ messageId })), 'invalid-message-id')
  })
}

for (const language of ['', 'zh_CN', 'kk\r\nX: y', 'x']) {
  test(`finds the language ${JSON.stringify(language)}`, () => {
    assert.equal(findMailFault(aMail({ language })), 'invalid-language')
  })
}

for (const filename of ['', '../letter.pdf', 'C:\\letter.pdf', 'a\r\nX: y.pdf']) {
  test(`finds the file name ${JSON.stringify(filename)}`, () => {
    assert.equal(findMailFault(aMail({ attachments: anAttachment(filename) })), 'invalid-attachment')
  })
}

for (const contentType of ['', 'pdf', 'text/html; charset=utf-8', 'text/plain\r\nX: y']) {
  test(`finds the media type ${JSON.stringify(contentType)}`, () => {
    assert.equal(findMailFault(aMail({ attachments: anAttachment('a.pdf', contentType) })), 'invalid-attachment')
  })
}
