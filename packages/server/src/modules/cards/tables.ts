import type { Relation } from '#domain/cards/card.ts'
import type { Sex } from '#domain/cards/holder.ts'
import type { CardState } from '#domain/cards/life-cycle.ts'
import type { SharePurpose } from '#domain/cards/share-code.ts'
import type { Language } from '#domain/languages.ts'
import type { Generated } from 'kysely'

export interface HolderRow {
  holder_id: string
  register_ref: string
  family_name: string
  given_names: string
  native_name: string | null
  born_on: string
  sex: Sex
  nationality: string
  passport_number: string
  passport_issuer: string
  passport_expires_on: string | null
  passport_changed_on: string | null
  email: string | null
  phone: string | null
  language: Language
  contact_changed_at: Date | null
  account_id: string | null
  linked_at: Date | null
  register_hash: string
  version: number
  created_at: Date
}

export interface CardRow {
  holder_id: string
  id: string
  card_number: string
  card_type: string
  purpose: string
  passport_number: string
  issued_on: string
  valid_from: string
  valid_until: string
  entries: number | null
  stay_days: number | null
  trip_ends_on: string | null
  last_exit_on: string | null
  state: CardState
  state_since: Date
  ground: string | null
  ended_before_import: boolean
  register_hash: string
  version: number
  created_at: Date
}

export interface DependantRow {
  holder_id: string
  card_id: string
  dependant_card_number: string
  dependant_holder_id: string
  relation: Relation
}

export interface ShareCodeRow {
  holder_id: string
  id: string
  card_id: string
  code_sealed: Buffer
  purpose: SharePurpose
  made_at: Date
  ends_at: Date
  ended_at: Date | null
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    holders: HolderRow
    register_refs: { register_ref: string; holder_id: string }
    cards: CardRow
    card_numbers: { card_number: string; holder_id: string; card_id: string; retired_at: Generated<Date | null> }
    card_dependants: DependantRow
    share_codes: ShareCodeRow
    share_code_places: { fingerprint: Buffer; holder_id: string; share_code_id: string }
  }
}
