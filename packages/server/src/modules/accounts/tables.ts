import type { Language } from '#domain/languages.ts'
import type { PasswordLengthClass } from '#domain/people/password-rules.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'

/** Holders and staff never mix: other names, other sessions, other cookies. */
export type Realm = 'holder' | 'staff'

export interface AccountRow {
  principal_id: string
  user_name: string
  email: string
  phone: string | null
  password_hash: string
  password_length_class: PasswordLengthClass
  language: Language
  contact_changed_at: Date | null
  version: number
  created_at: Date
}

export interface StaffMemberRow {
  principal_id: string
  user_name: string
  display_name: string
  role: StaffRole
  language: Language
  state: 'invited' | 'active' | 'disabled'
  password_hash: string | null
  version: number
  created_at: Date
}

export interface SignInNameRow {
  realm: Realm
  name_key: string
  principal_id: string
}

export interface PasskeyRow {
  principal_id: string
  id: string
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  label: string
  created_at: Date
  last_used_at: Date | null
}

export interface AuthenticatorRow {
  principal_id: string
  secret_sealed: Buffer
  confirmed_at: Date | null
  last_used_step: number | null
  created_at: Date
}

export interface RecoveryCodeRow {
  principal_id: string
  code_hash: Buffer
  created_at: Date
  used_at: Date | null
}

export type CodePurpose = 'register' | 'reset-password' | 'change-email' | 'change-phone'

export interface ConfirmationCodeRow {
  id: string
  purpose: CodePurpose
  principal_id: string | null
  target: string
  code_hash: Buffer
  tries: number
  created_at: Date
  expires_at: Date
  confirmed_at: Date | null
  used_at: Date | null
}

export interface EnrolmentLinkRow {
  token_hash: Buffer
  principal_id: string
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface SessionRow {
  token_hash: Buffer
  id: string
  principal_id: string
  method: SignInMethod
  device: string
  network: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  ended_at: Date | null
}

/** How somebody came in; a step-up asks again where the way or the time is not enough. */
export type SignInMethod =
  | 'password'
  | 'password+passkey'
  | 'password+authenticator'
  | 'password+recovery-code'
  | 'passkey'
  | 'registration'
  | 'enrolment'
  | 'demonstration'

export type ChallengePurpose = 'sign-in' | 'add-passkey' | 'second-factor'

export interface SignInChallengeRow {
  id: string
  realm: Realm
  purpose: ChallengePurpose
  principal_id: string | null
  challenge: string
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface KnownDeviceRow {
  token_hash: Buffer
  realm: Realm
  principal_id: string
  created_at: Date
  expires_at: Date
}

export interface AttemptCounterRow {
  counter_key: string
  attempts: number
  window_ends_at: Date
}

export interface KeptFormRow {
  token_hash: Buffer
  realm: 'public' | Realm
  principal_id: string | null
  path: string
  fields_sealed: Buffer
  created_at: Date
  expires_at: Date
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    accounts: AccountRow
    staff_members: StaffMemberRow
    sign_in_names: SignInNameRow
    passkeys: PasskeyRow
    authenticators: AuthenticatorRow
    recovery_codes: RecoveryCodeRow
    confirmation_codes: ConfirmationCodeRow
    enrolment_links: EnrolmentLinkRow
    holder_sessions: SessionRow
    staff_sessions: SessionRow
    sign_in_challenges: SignInChallengeRow
    known_devices: KnownDeviceRow
    attempt_counters: AttemptCounterRow
    kept_forms: KeptFormRow
  }
}
