import { randomBytes } from 'node:crypto'
import type { Clock } from '#kernel/clock.ts'
import type { Log } from '#platform/log/log.ts'
import { startDemoSmtpServer } from '#platform/mail/demo-smtp-server.ts'
import { startDemoSmppServer } from '#platform/sms/demo-smpp-server.ts'
import { openCarriers, type Carriers } from '../carriers.ts'
import type { DemoLetterBox } from './inbox.ts'

type Deps = {
  readonly clock: Clock
  readonly log: Log
  readonly letterBox: DemoLetterBox
  readonly authorityName: string
}

/** Long enough to see "sent" become "delivered" on a page that is loaded again. */
const receiptDelayMs = 1_500

/**
 * A real SMTP and a real SMPP server inside this process, and the real adapters connected to them: what runs in the
 * demonstration is what runs in production, up to the wire.
 */
export async function openDemoCarriers({ clock, log, letterBox, authorityName }: Deps): Promise<Carriers> {
  const onError = (error: unknown) => log.warn({ err: error }, 'the demonstration’s letter box did not take a message')
  const password = randomBytes(4).toString('hex')
  const smtp = await startDemoSmtpServer({ port: 0, clock, onMail: (mail) => letterBox.keepMail(mail), onError })
  const smpp = await startDemoSmppServer({
    port: 0,
    systemId: 'sapar-demo',
    password,
    clock,
    receiptDelayMs,
    onSms: (sms) => letterBox.keepSms(sms),
    onError,
  })
  const carriers = openCarriers(
    {
      mail: {
        host: smtp.host,
        port: smtp.port,
        security: 'none',
        from: { name: authorityName, address: 'no-reply@sapar.example' },
      },
      sms: {
        transport: 'smpp',
        sender: 'Sapar',
        smpp: { host: smpp.host, port: smpp.port, systemId: 'sapar-demo', password },
      },
    },
    { clock, log },
  )
  return {
    ...carriers,
    close: async () => {
      await carriers.close()
      await smtp.close()
      await smpp.close()
    },
  }
}
