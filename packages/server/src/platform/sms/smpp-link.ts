import { connect, PDU, type PduFields, type Session } from 'smpp'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { STATUS, statusCode } from './smpp-status.ts'

export interface SmppLinkSettings {
  readonly host: string
  readonly port: number
  readonly isTls: boolean
  readonly systemId: string
  readonly password: string
  readonly systemType: string
  readonly responseTimeoutMs: number
  readonly enquireLinkMs: number
}

/** `not-sent`: nothing left this machine. `no-response`: it was sent, and what became of it is unknown. */
export type SmppAnswer =
  | { readonly kind: 'answer'; readonly pdu: PDU }
  | { readonly kind: 'no-response' }
  | { readonly kind: 'not-sent' }

/** One bound connection, from its bind to its end; it never comes back, a new one is made. */
export interface SmppLink {
  request(command: 'submit_sm' | 'enquire_link' | 'unbind', fields?: PduFields): Promise<SmppAnswer>
  readonly closed: Promise<void>
  close(): Promise<void>
}

export type SmppLinkTrouble = 'connect-failed' | `bind-refused-${string}`

/** Says with which command_status a deliver_sm is answered. */
export type DeliverHandler = (pdu: PDU) => Promise<number>

const SMPP_3_4 = 0x34
const COMMANDS_WITHOUT_RESPONSE: ReadonlySet<string> = new Set(['alert_notification', 'outbind'])

/** Connects and binds as transceiver (SMPP 3.4 §4.1.5). The signal ends the attempt, not the link that came of it. */
export async function openSmppLink(
  settings: SmppLinkSettings,
  onDeliver: DeliverHandler,
  signal: AbortSignal,
): Promise<Result<SmppLink, SmppLinkTrouble>> {
  const { host, port, isTls } = settings
  const session = connect({ host, port, tls: isTls })
  const closed = new Promise<void>((resolve) => void session.once('close', resolve))
  // After an error the library reads no more, whether socket or PDU was at fault: the link is over.
  session.on('error', () => session.destroy())
  const giveUp = () => session.destroy()
  signal.addEventListener('abort', giveUp)
  void closed.then(() => signal.removeEventListener('abort', giveUp))
  const request = createRequester(session, settings.responseTimeoutMs)
  answerRequests(session, onDeliver)

  if (!(await isConnected(session, isTls, settings.responseTimeoutMs))) return refuse('connect-failed')
  const bound = await request('bind_transceiver', {
    system_id: settings.systemId,
    password: settings.password,
    system_type: settings.systemType,
    interface_version: SMPP_3_4,
  })
  if (bound.kind !== 'answer' || bound.pdu.command_status !== STATUS.ok) {
    session.destroy()
    return refuse(bound.kind === 'answer' ? `bind-refused-${statusCode(bound.pdu.command_status)}` : 'connect-failed')
  }
  signal.removeEventListener('abort', giveUp)
  keepAlive(session, request, settings.enquireLinkMs)
  return ok({
    request,
    closed,
    async close() {
      await request('unbind')
      session.destroy()
      await closed
    },
  })
}

function isConnected(session: Session, isTls: boolean, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => session.destroy(), timeoutMs)
    const settle = (is: boolean) => {
      clearTimeout(timer)
      resolve(is)
    }
    session.once(isTls ? 'secureConnect' : 'connect', () => settle(true))
    session.once('close', () => settle(false))
  })
}

type Requester = (command: string, fields?: PduFields) => Promise<SmppAnswer>

/** Pairs answers with requests by sequence number; the library's own pairing never forgets a request without answer. */
function createRequester(session: Session, timeoutMs: number): Requester {
  const waiting = new Map<number, (answer: SmppAnswer) => void>()
  session.on('pdu', (pdu: PDU) => {
    if (pdu.isResponse()) waiting.get(pdu.sequence_number)?.({ kind: 'answer', pdu })
  })
  session.once('close', () => {
    for (const settle of waiting.values()) settle({ kind: 'no-response' })
  })
  return (command, fields = {}) => {
    const pdu = new PDU(command, fields)
    if (!session.send(pdu)) return Promise.resolve({ kind: 'not-sent' })
    return new Promise((resolve) => {
      const settle = (answer: SmppAnswer) => {
        clearTimeout(timer)
        waiting.delete(pdu.sequence_number)
        resolve(answer)
      }
      const timer = setTimeout(settle, timeoutMs, { kind: 'no-response' })
      waiting.set(pdu.sequence_number, settle)
    })
  }
}

function answerRequests(session: Session, onDeliver: DeliverHandler): void {
  async function answer(pdu: PDU): Promise<void> {
    if (pdu.command === 'deliver_sm') session.send(pdu.response({ command_status: await onDeliver(pdu) }))
    else if (pdu.command === 'enquire_link') session.send(pdu.response())
    else if (pdu.command === 'unbind') {
      session.send(pdu.response())
      session.close()
    } else session.send(pdu.response({ command_status: STATUS.invalidCommand }))
  }

  session.on('pdu', (pdu: PDU) => {
    if (!pdu.isResponse() && !COMMANDS_WITHOUT_RESPONSE.has(pdu.command)) void answer(pdu)
  })
}

/** A dead peer is found by silence (§2.7, enquire_link): without it a half-open socket looks bound for hours. */
function keepAlive(session: Session, request: Requester, everyMs: number): void {
  async function check(): Promise<void> {
    const { kind } = await request('enquire_link')
    if (kind !== 'answer') session.destroy()
  }

  const timer = setInterval(() => void check(), everyMs)
  session.once('close', () => clearInterval(timer))
}
