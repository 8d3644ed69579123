import type { LogEntryKind } from '@sapar/verifier/format'
import type { SignerRole, SignerState } from '#domain/credentials/signer-life-cycle.ts'
import type { DocumentKind } from '@sapar/verifier/format'

export interface SignerRow {
  id: string
  role: SignerRole
  key_name: string
  public_key: Buffer
  certificate: Buffer | null
  state: SignerState
  state_since: Date
  distrusted_from: Date | null
  valid_from: Date
  valid_until: Date
  created_at: Date
  version: number
}

export interface CardCredentialRow {
  holder_id: string
  id: string
  card_id: string
  list_id: string
  idx: number
  status: number
  issued_at: Date
  superseded_at: Date | null
  version: number
}

export interface CredentialEventRow {
  holder_id: string
  id: string
  card_id: string
  credential_id: string | null
  kind: LogEntryKind
  list_id: string | null
  idx: number | null
  status: number | null
  /** JSON text when written, parsed when read. */
  event: unknown
  salt: Buffer
  commitment: Buffer
  at: Date
  applied_at: Date | null
  log_index: number | null
}

export interface SigningIntentionRow {
  holder_id: string
  id: string
  card_id: string
  document: DocumentKind
  about_id: string
  signer_id: string
  signed_hash: Buffer
  intended_at: Date
}

export interface StatusListRow {
  list_id: string
  slots: number
  order_key: Buffer
  claimed: number
  decoys: number
  is_closed: boolean
  statuses: Buffer
  compressed: Buffer | null
  last_change: number
  published_change: number
  published_sequence: number
  published_hash: Buffer | null
  published_at: Date | null
  created_at: Date
}

export interface StatusChangeRow {
  list_id: string
  number: number
  idx: number
  status: number
  reason: 'decision' | 'decoy' | 'reconciled'
  event_id: string | null
  at: Date
}

export interface StatusPublicationRow {
  list_id: string
  sequence: number
  token_hash: Buffer
  signer_id: string
  intended_at: Date
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    signers: SignerRow
    card_credentials: CardCredentialRow
    credential_events: CredentialEventRow
    signing_intentions: SigningIntentionRow
    signed_documents: { holder_id: string; id: string; text: string; wallet_copy: string | null; signed_at: Date }
    status_lists: StatusListRow
    status_slots: { list_id: string; idx: number; holder_id: string; card_id: string; claimed_at: Date }
    status_changes: StatusChangeRow
    status_publications: StatusPublicationRow
    publishers: { name: string; refused_at: Date | null; refused_because: string | null }
    log_entries: { log_id: string; log_index: number; entry: Buffer; leaf_hash: Buffer }
    log_checkpoints: { log_id: string; size: number; root: Buffer; decided_at: Date }
    log_notes: { log_id: string; size: number; note: string; published_at: Date }
  }
}
