// The part of npm `smpp` 0.5.1 that we use; the package has no types. Field names are those of SMPP 3.4 §4 and §5.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  /** What the library makes of `short_message` and `message_payload`; bytes stay bytes for codings it cannot read. */
  export interface DecodedMessage {
    readonly udh?: readonly Buffer[]
    readonly message: string | Buffer
  }

  export interface PduFields {
    readonly command_status?: number
    readonly system_id?: string
    readonly password?: string
    readonly system_type?: string
    readonly interface_version?: number
    readonly source_addr_ton?: number
    readonly source_addr_npi?: number
    readonly source_addr?: string
    readonly dest_addr_ton?: number
    readonly dest_addr_npi?: number
    readonly destination_addr?: string
    readonly esm_class?: number
    readonly registered_delivery?: number
    readonly data_coding?: number
    readonly message_id?: string
    /** To send: bytes go out untouched. Received: see `DecodedMessage`. */
    readonly short_message?: Buffer | string | DecodedMessage
    readonly message_payload?: Buffer | string | DecodedMessage
    readonly receipted_message_id?: string
    readonly message_state?: number
  }

  export interface PDU extends PduFields {
    /** `unknown` when the command id is in no table. */
    readonly command: string
    readonly command_status: number
    readonly sequence_number: number
    isResponse(): boolean
    /** The answer with the same sequence number. Throws for commands that have none, such as alert_notification. */
    response(fields?: PduFields): PDU
  }

  export const PDU: new (command: string, fields?: PduFields) => PDU

  /** Emits `connect`, `secureConnect`, `pdu` (PDU), `error` (Error) and `close`. After `error` it reads no more. */
  export interface Session extends EventEmitter {
    readonly socket: Socket
    /** Numbers and writes the PDU; false when the socket takes no more, and then nothing was sent. */
    send(pdu: PDU, onAnswer?: (answer: PDU) => void): boolean
    close(): void
    destroy(): void
  }

  export function connect(options: { host: string; port: number; tls: boolean }): Session
  export function createServer(onSession: (session: Session) => void): NetServer
}
