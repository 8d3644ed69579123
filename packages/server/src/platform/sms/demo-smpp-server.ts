import { randomBytes } from 'node:crypto'
import { createServer, type DecodedMessage, type PDU, type Session } from 'smpp'
import type { Clock } from '#kernel/clock.ts'
import { createDemoReceipts } from './demo-receipts.ts'
import { wellBehaved, type DemoSmppBehaviour, type SubmitBehaviour } from './demo-smpp-behaviour.ts'
import { createPartAssembly } from './part-assembly.ts'
import { STATUS } from './smpp-status.ts'

const LOOPBACK = '127.0.0.1'
const UCS2 = 8

export interface ReceivedSms {
  readonly from: string
  /** E.164 with the plus sign. */
  readonly to: string
  readonly text: string
  readonly encoding: 'GSM-7' | 'UCS-2'
  /** The ids given to its parts; as many as the text had. */
  readonly providerRefs: readonly string[]
  readonly receivedAt: Date
}

export interface DemoSmppOptions {
  /** 0 takes any free port. */
  readonly port: number
  readonly systemId: string
  readonly password: string
  readonly clock: Clock
  readonly receiptDelayMs: number
  /** The last part is acknowledged only after this resolved; when it throws, the sender hears "system error". */
  readonly onSms: (sms: ReceivedSms) => Promise<void>
  readonly onError: (error: unknown) => void
}

export interface DemoSmppServer {
  readonly host: string
  readonly port: number
  readonly behaviour: DemoSmppBehaviour
  releaseReceipts(): void
  dropConnections(): void
  close(): Promise<void>
}

/** A real message centre that keeps what it gets: feeds the demo inbox and the tests of the real adapter. Loopback only. */
export async function startDemoSmppServer(options: DemoSmppOptions): Promise<DemoSmppServer> {
  const behaviour = wellBehaved()
  const sessions = new Set<Session>()
  const bound = new Set<Session>()
  const receipts = createDemoReceipts(behaviour, () => [...bound].at(-1))
  const assembly = createPartAssembly()

  async function takeSubmission(pdu: PDU): Promise<{ status: number; messageId: string }> {
    // Random, because receipts of an earlier run may still be looked up by their reference.
    // Never with a zero in front: adapters drop those, because operators are not of one mind about them.
    const messageId = `d${randomBytes(8).toString('hex')}`
    const { source_addr: from = '', destination_addr: to = '' } = pdu
    const { text, elements } = readMessage(pdu)
    const whole = assembly.add({ from, to, text, elements, providerRef: messageId })
    try {
      const encoding = pdu.data_coding === UCS2 ? 'UCS-2' : 'GSM-7'
      if (whole) await options.onSms({ ...whole, from, to: `+${to}`, encoding, receivedAt: options.clock.now() })
    } catch (error) {
      options.onError(error)
      return { status: STATUS.systemError, messageId }
    }
    receipts.schedule({ messageId, from, to, acceptedAt: options.clock.now() }, options.receiptDelayMs)
    return { status: STATUS.ok, messageId }
  }

  async function onSubmit(session: Session, pdu: PDU): Promise<void> {
    const what: SubmitBehaviour = behaviour.nextSubmits.shift() ?? 'accept'
    if (!bound.has(session)) session.send(pdu.response({ command_status: STATUS.invalidBindStatus }))
    else if (what === 'drop') session.destroy()
    else if (what === 'silent') return
    else if (what === 'accept') {
      const { status, messageId } = await takeSubmission(pdu)
      session.send(pdu.response({ command_status: status, message_id: messageId }))
    } else session.send(pdu.response({ command_status: REFUSALS[what] }))
  }

  function onBind(session: Session, pdu: PDU): void {
    const isKnown = pdu.system_id === options.systemId && pdu.password === options.password
    session.send(
      pdu.response({ command_status: isKnown ? STATUS.ok : STATUS.invalidPassword, system_id: 'SAPAR-DEMO' }),
    )
    if (isKnown) bound.add(session)
  }

  const server = createServer((session) => {
    sessions.add(session)
    session.on('close', () => {
      sessions.delete(session)
      bound.delete(session)
    })
    session.on('error', () => session.destroy())
    session.on('bind_transceiver', (pdu: PDU) => onBind(session, pdu))
    session.on('submit_sm', (pdu: PDU) => void onSubmit(session, pdu))
    session.on('enquire_link', (pdu: PDU) => {
      if (behaviour.isAnsweringEnquireLink) session.send(pdu.response())
    })
    session.on('unbind', (pdu: PDU) => {
      bound.delete(session)
      session.send(pdu.response())
      session.close()
    })
  })
  const port = await listen(server, options.port)
  const dropConnections = () => {
    for (const session of sessions) session.destroy()
  }
  return {
    host: LOOPBACK,
    port,
    behaviour,
    releaseReceipts: () => receipts.release(),
    dropConnections,
    close() {
      receipts.stop()
      dropConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const REFUSALS: Readonly<Record<'throttle' | 'queue-full' | 'reject', number>> = {
  throttle: STATUS.throttled,
  'queue-full': STATUS.queueFull,
  reject: STATUS.invalidDestination,
}

function readMessage(pdu: PDU): { text: string; elements: readonly Uint8Array[] } {
  const { message, udh = [] } = pdu.short_message as DecodedMessage
  return { text: message.toString(), elements: udh }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the demo SMPP server has no port'))
      else resolve(address.port)
    })
  })
}
