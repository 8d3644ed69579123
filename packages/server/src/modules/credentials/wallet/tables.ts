import type { Language } from '#domain/languages.ts'

export interface WalletOfferRow {
  holder_id: string
  id: string
  card_id: string
  credential_id: string
  account_id: string
  language: Language
  secrets_sealed: Buffer
  digits_fingerprint: Buffer
  sent_to: string
  tries: number
  made_at: Date
  ends_at: Date
  ended_at: Date | null
  redeemed_at: Date | null
  token_ends_at: Date | null
  copies: number
}

export interface WalletCopyRow {
  holder_id: string
  id: string
  card_id: string
  credential_id: string
  offer_id: string
  list_id: string
  idx: number
  status: number
  signer_id: string
  signed_hash: Buffer
  issued_at: Date
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    wallet_offers: WalletOfferRow
    wallet_places: { fingerprint: Buffer; holder_id: string; offer_id: string; ends_at: Date }
    wallet_nonces: { fingerprint: Buffer; ends_at: Date }
    wallet_copies: WalletCopyRow
  }
}
