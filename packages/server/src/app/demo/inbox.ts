import { sql } from 'kysely'
import { isId, type NewId } from '#kernel/ids.ts'
import type { Database } from '#platform/db/database.ts'
import type { ReceivedMail } from '#platform/mail/demo-smtp-server.ts'
import type { ReceivedSms } from '#platform/sms/demo-smpp-server.ts'
import type { DemoInbox, DemoMessage } from '#web/public/deps.ts'

type Row = {
  readonly id: string
  readonly channel: 'email' | 'sms'
  readonly recipient: string
  readonly content: never
  readonly received_at: Date
}

/** The demonstration's letter box in the database, so that it is still there after a restart. */
export type DemoLetterBox = DemoInbox & {
  keepMail(mail: ReceivedMail): Promise<void>
  keepSms(sms: ReceivedSms): Promise<void>
}

export function openLetterBox(deps: { readonly db: Database; readonly newId: NewId }): DemoLetterBox {
  const { db } = deps
  const keep = async (channel: 'email' | 'sms', recipient: string, content: object, at: Date): Promise<void> => {
    await sql`insert into demo.received (id, channel, recipient, content, received_at)
      values (${deps.newId()}, ${channel}, ${recipient}, ${JSON.stringify(content)}, ${at})`.execute(db)
  }
  return {
    keepMail: (mail) =>
      keep(
        'email',
        mail.to.join(', '),
        { subject: mail.subject, text: mail.text, html: mail.html ?? null },
        mail.receivedAt,
      ),
    keepSms: (sms) =>
      keep('sms', sms.to, { text: sms.text, parts: sms.providerRefs.length, sender: sms.from }, sms.receivedAt),
    async list(limit) {
      const { rows } =
        await sql<Row>`select * from demo.received order by received_at desc, id desc limit ${limit}`.execute(db)
      return rows.map(toMessage)
    },
    async find(id) {
      if (!isId(id)) return undefined
      const { rows } = await sql<Row>`select * from demo.received where id = ${id}`.execute(db)
      return rows[0] && toMessage(rows[0])
    },
  }
}

function toMessage({ id, channel, recipient, received_at: receivedAt, content }: Row): DemoMessage {
  return { id, channel, recipient, receivedAt, ...(content as object) } as DemoMessage
}
