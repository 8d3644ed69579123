import assert from 'node:assert/strict'
import { createHash, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { test } from 'node:test'
import { startDemoSmtpServer, type ReceivedMail } from './demo-smtp-server.ts'
import type { MailAddress } from './mail-address.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const clock = { now: () => new Date('2026-11-22T08:00:00Z') }
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** RFC 6376 §3.4.2: unfold, squeeze white space, trim. */
function relaxHeader(field: string): string {
  const colon = field.indexOf(':')
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`
}

/** RFC 6376 §3.4.4: squeeze white space, drop it at line ends, drop empty lines at the end. */
function relaxBody(body: string): string {
  const lines = body.replace(/[ \t]+/g, ' ').replace(/ \r\n/g, '\r\n')
  return lines.replace(/(?:\r\n)*$/, '\r\n')
}

/** An independent reading of RFC 6376 §6.1.3, so that the signer is not checked by itself. */
function verifyDkim(
  source: Buffer,
  key: KeyObject,
): { isBodyIntact: boolean; isSignatureGood: boolean; tags: Map<string, string> } {
  const text = source.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/)
  const signatureField = fields.find((field) => /^dkim-signature:/i.test(field)) ?? ''
  const tags = new Map(
    relaxHeader(signatureField)
      .slice('dkim-signature:'.length)
      .split(';')
      .map((tag): [string, string] => [
        tag.slice(0, tag.indexOf('=')).trim(),
        tag.slice(tag.indexOf('=') + 1).replace(/\s/g, ''),
      ]),
  )
  const bodyHash = createHash('sha256')
    .update(relaxBody(text.slice(end + 4)), 'latin1')
    .digest('base64')
  const signed = (tags.get('h') ?? '').split(':').map((name) => {
    const field = fields.findLast((candidate) => candidate.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    return `${relaxHeader(field ?? `${name}:`)}\r\n`
  })
  const unsigned = relaxHeader(signatureField).replace(/\bb=[^;]*$/, 'b=')
  const verifier = createVerify('sha256').update(signed.join('') + unsigned, 'latin1')
  return {
    isBodyIntact: bodyHash === tags.get('bh'),
    isSignatureGood: verifier.verify(key, tags.get('b') ?? '', 'base64'),
    tags,
  }
}

function throwOn(error: unknown): never {
  throw error
}

async function sendSigned(): Promise<ReceivedMail> {
  const mails: ReceivedMail[] = []
  const onMail = async (mail: ReceivedMail) => void mails.push(mail)
  const server = await startDemoSmtpServer({ port: 0, clock, onMail, onError: throwOn })
  const dkim = {
    domain: 'sapar.example',
    selector: 'autumn',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
  const from = { name: 'Сапар', address: 'no-reply@sapar.example' }
  const mailer = createSmtpMailer({ host: server.host, port: server.port, security: 'none', from, dkim }, clock)
  const to = 'aida@example.org' as MailAddress
  const handover = await mailer.send({
    messageId: 'm1',
    to,
    subject: '旅游卡已注销',
    text: 'Картаңыз  жойылды. \n\n\n',
    html: '<p>已注销</p>',
    language: 'kk',
  })
  assert.equal(handover.outcome, 'accepted')
  await mailer.close()
  await server.close()
  const [mail] = mails
  assert.ok(mail)
  return mail
}

test('with a key set, the mail carries a DKIM signature that holds over sender, subject, id and body', async () => {
  const mail = await sendSigned()
  assert.equal(mail.isDkimSigned, true)
  const source = Buffer.from(mail.source)
  const { isBodyIntact, isSignatureGood, tags } = verifyDkim(source, publicKey)
  assert.equal(isBodyIntact, true)
  assert.equal(isSignatureGood, true)
  assert.equal(tags.get('a'), 'rsa-sha256')
  assert.equal(tags.get('d'), 'sapar.example')
  assert.equal(tags.get('s'), 'autumn')
  const signedFields = (tags.get('h') ?? '').split(':')
  for (const field of ['from', 'to', 'subject', 'date', 'message-id']) assert.ok(signedFields.includes(field), field)
})

test('the signature breaks when sender or body are altered', async () => {
  const mail = await sendSigned()
  const text = Buffer.from(mail.source).toString('latin1')
  const otherSender = Buffer.from(text.replace('no-reply@sapar.example>', 'no-reply@sapar.evil>'), 'latin1')
  const otherBody = Buffer.from(text.replace('\r\n\r\n', '\r\n\r\nPay here first\r\n'), 'latin1')
  assert.equal(verifyDkim(otherSender, publicKey).isSignatureGood, false)
  assert.equal(verifyDkim(otherBody, publicKey).isBodyIntact, false)
  const { publicKey: stranger } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  assert.equal(verifyDkim(Buffer.from(mail.source), stranger).isSignatureGood, false)
})
