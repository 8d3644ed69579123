import { randomBytes } from 'node:crypto'
import type { TestContext } from 'node:test'
import { ok } from '#kernel/result.ts'
import { queueNotice, type NoticeDeps, type NoticeOrder, type SendingDeps } from '#modules/notices'
import type { TemplateCode } from '#domain/notices/templates.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { openSealer } from '#platform/keys/sealer.ts'
import { openLog } from '#platform/log/log.ts'
import { startDemoSmtpServer, type ReceivedMail } from '#platform/mail/demo-smtp-server.ts'
import { createSmtpMailer } from '#platform/mail/smtp-mailer.ts'
import { startDemoSmppServer, type ReceivedSms } from '#platform/sms/demo-smpp-server.ts'
import { createSmppGateway } from '#platform/sms/smpp-gateway.ts'
import { noticeParams } from '#test/builders/notice.ts'
import type { TestDatabase } from './database.ts'

export const testSealer = openSealer(new Uint8Array(32).fill(7))

export function noticeDeps(t: TestDatabase): NoticeDeps {
  const site = { publicUrl: new URL('https://sapar.example'), isDemo: false, issuerCode: 'UTO' }
  return { clock: t.clock, newId: t.newId, randomBytes, sealer: testSealer, site }
}

/** An order that is complete; say only what matters. */
export function aNoticeOrder<T extends TemplateCode>(
  t: TestDatabase,
  template: T,
  wishes: Partial<NoticeOrder<T>> = {},
): NoticeOrder<T> {
  return {
    subjectId: t.newId(),
    changeId: t.newId(),
    template,
    language: 'en',
    recipient: { email: 'anna@example.org', phone: '+77010000001' },
    params: noticeParams(template),
    ...wishes,
  }
}

/** Queues one notice in a transaction of its own and answers where its messages stand. */
export async function queued<T extends TemplateCode>(
  t: TestDatabase,
  template: T,
  wishes: Partial<NoticeOrder<T>> = {},
) {
  const order = aNoticeOrder(t, template, wishes)
  await inTransaction(t.db, async (trx) => ok(await queueNotice(trx, noticeDeps(t), order)))
  return messagesOf(t, order.subjectId, order.changeId)
}

export function messagesOf(t: TestDatabase, subjectId: string, changeId: string) {
  return t.db
    .selectFrom('messages')
    .innerJoin('notices', 'notices.id', 'messages.notice_id')
    .where('notices.subject_id', '=', subjectId)
    .where('notices.change_id', '=', changeId)
    .selectAll('messages')
    .select(['notices.channel', 'notices.secret_sealed', 'notices.check_code'])
    .orderBy('notices.channel')
    .execute()
}

export function messageNow(t: TestDatabase, { subject_id, id }: { subject_id: string; id: string }) {
  return t.db
    .selectFrom('messages')
    .selectAll()
    .where('subject_id', '=', subject_id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** A real mail server and a real message centre on this machine, and the real adapters that talk to them. */
export async function aPostOffice(context: TestContext, t: TestDatabase) {
  const mails: ReceivedMail[] = []
  const texts: ReceivedSms[] = []
  const fail = (error: unknown): never => {
    throw error
  }
  const smtp = await startDemoSmtpServer({
    port: 0,
    clock: t.clock,
    onMail: (mail) => Promise.resolve(void mails.push(mail)),
    onError: fail,
  })
  const login = { systemId: 'sapar', password: 'secret' }
  const smpp = await startDemoSmppServer({
    port: 0,
    ...login,
    clock: t.clock,
    receiptDelayMs: 0,
    onSms: (sms) => Promise.resolve(void texts.push(sms)),
    onError: fail,
  })
  const deps = sendingDeps(context, t, { smtpPort: smtp.port, smppPort: smpp.port })
  // after the adapters have taken their leave
  context.after(() => Promise.all([smtp.close(), smpp.close()]))
  return { deps, mails, texts, smpp }
}

type Ports = { readonly smtpPort: number; readonly smppPort: number }

export function sendingDeps(context: TestContext, t: TestDatabase, { smtpPort, smppPort }: Ports): SendingDeps {
  const from = { name: 'Sapar', address: 'no-reply@sapar.example' }
  const mailer = createSmtpMailer(
    { host: '127.0.0.1', port: smtpPort, security: 'none', from, connectTimeoutMs: 1_000 },
    t.clock,
  )
  const smsGateway = createSmppGateway(
    {
      host: '127.0.0.1',
      port: smppPort,
      systemId: 'sapar',
      password: 'secret',
      responseTimeoutMs: 300,
      reconnectMinMs: 5,
      reconnectMaxMs: 20,
      throttleMinMs: 5,
      throttleMaxMs: 10,
    },
    { clock: t.clock, report: () => undefined },
  )
  context.after(() => Promise.all([mailer.close(), smsGateway.close()]))
  return {
    db: t.db,
    clock: t.clock,
    sealer: testSealer,
    mailer,
    smsGateway,
    smsSender: 'SAPAR',
    makeAttachment: () => Promise.reject(new Error('no paper is attached here')),
    log: openLog({ level: 'silent' }),
  }
}
