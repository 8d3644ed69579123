export type { AccountNotice, AccountPages, AccountsDeps, Site, Visitor } from './deps.ts'
export { accountsJobs, accountsSchedule } from './jobs.ts'
export type { Realm, SignInMethod } from './tables.ts'

export { argon2Parameters, type Argon2Parameters } from './secrets/argon2.ts'
export { openPasswords, type Busy, type Passwords, type PasswordSettings } from './secrets/passwords.ts'
export type { RandomBytes } from './secrets/random-bytes.ts'
export { loadCommonPasswords } from './secrets/common-passwords.ts'
export { addDeviceToken } from './stores/device-store.ts'
export {
  giveBackAttempt,
  takeAttempt,
  type AttemptBy,
  type TakenAttempt,
  type TooManyAttempts,
} from './limits/limit-attempts.ts'

export { startRegistration, type CodeRequested, type StartRegistration } from './registration/start-registration.ts'
export {
  confirmRegistration,
  type AddressConfirmed,
  type ConfirmRegistration,
} from './registration/confirm-registration.ts'
export { createAccount, type CreateAccount, type CreateAccountRefusal } from './registration/create-account.ts'
export type { CodeRefusal } from './registration/check-code.ts'

export {
  signInWithPassword,
  type SecondFactorNeeded,
  type SignInRefusal,
  type SignInWithPassword,
} from './sign-in/sign-in-with-password.ts'
export type { SignedIn } from './sign-in/complete-sign-in.ts'
export type { SecondFactorCommand, SecondFactorRefusal } from './sign-in/second-factor.ts'
export { finishWithAuthenticatorCode } from './sign-in/finish-with-authenticator-code.ts'
export { finishWithRecoveryCode } from './sign-in/finish-with-recovery-code.ts'
export { finishWithPasskey, startPasskeyAsSecondFactor } from './sign-in/passkey-as-second-factor.ts'
export {
  finishPasskeySignIn,
  startPasskeySignIn,
  type FinishPasskeySignIn,
  type PasskeyQuestion,
} from './sign-in/sign-in-with-passkey.ts'

export {
  finishAddPasskey,
  startAddPasskey,
  type AddPasskeyRefusal,
  type FinishAddPasskey,
  type NewPasskeyQuestion,
  type PasskeyAdded,
} from './factors/add-passkey.ts'
export { renamePasskey, type RenamePasskey } from './factors/rename-passkey.ts'
export { removePasskey, type RemoveFactorRefusal, type RemovePasskey } from './factors/remove-passkey.ts'
export {
  confirmAuthenticator,
  startAddAuthenticator,
  type AuthenticatorStarted,
  type ConfirmAuthenticator,
  type ConfirmAuthenticatorRefusal,
  type StartAuthenticatorRefusal,
} from './factors/add-authenticator.ts'
export { removeAuthenticator } from './factors/remove-authenticator.ts'
export { regenerateRecoveryCodes } from './factors/regenerate-recovery-codes.ts'
export { listFactors, type FactorSummary, type PasskeyLine } from './factors/list-factors.ts'
export type { FactorAdded, Whose } from './factors/person-at-work.ts'
export type { LabelRefusal } from './factors/passkey-label.ts'

export { startPasswordReset, type StartPasswordReset } from './passwords/start-password-reset.ts'
export { finishPasswordReset, type FinishPasswordReset, type ResetRefusal } from './passwords/finish-password-reset.ts'
export { changePassword, type ChangePassword, type ChangePasswordRefusal } from './passwords/change-password.ts'

export {
  finishChangeEmail,
  startChangeEmail,
  type FinishChangeContact,
  type FinishChangeEmailRefusal,
  type StartChangeEmail,
  type StartChangeEmailRefusal,
} from './contact/change-email.ts'
export {
  finishChangePhone,
  startChangePhone,
  type StartChangePhone,
  type StartChangePhoneRefusal,
} from './contact/change-phone.ts'
export { setLanguage, type SetLanguage } from './contact/set-language.ts'
export { contactChangedJob } from './contact/contact-changed.ts'
export { findAccount, findContact, type Account, type AccountContact } from './contact/find-account.ts'

export {
  findHolderSession,
  findStaffSession,
  type HolderSession,
  type Looked,
  type StaffSession,
} from './sessions/find-session.ts'
export { listSessions, type SessionLine } from './sessions/list-sessions.ts'
export { endOneSession, endOtherSessions, endOwnSession, endSession, type EndSession } from './sessions/end-sessions.ts'
export { lockSession, lockSessionJob, type LockSession } from './sessions/lock-session.ts'

export {
  inviteStaffMember,
  type InviteRefusal,
  type InviteStaffMember,
  type StaffInvited,
} from './staff/invite-staff-member.ts'
export { reinviteStaffMember } from './staff/reinvite-staff-member.ts'
export { openEnrolment, type Enrolment, type EnrolmentRefusal } from './staff/enrolment-link.ts'
export {
  enrolWithPasskey,
  startEnrolWithPasskey,
  type EnrolWithPasskey,
  type EnrolWithPasskeyRefusal,
} from './staff/enrol-with-passkey.ts'
export {
  enrolWithAuthenticator,
  startEnrolWithAuthenticator,
  type EnrolWithAuthenticator,
  type EnrolWithAuthenticatorRefusal,
} from './staff/enrol-with-authenticator.ts'
export { disableStaffMember, type StaffDisabled } from './staff/disable-staff-member.ts'
export { listStaffMembers, type StaffMember } from './staff/list-staff.ts'

export {
  keepForm,
  takeKeptForm,
  type FormFields,
  type KeepForm,
  type KeptForm,
  type TakeKeptForm,
} from './forms/kept-forms.ts'
export { DemoMode, signInAsDemoPerson, type SignInAsDemoPerson } from './demo-sign-in.ts'
import './tables.ts'
