import type { CreateAccountRefusal } from '#modules/accounts'
import type { UserNameRefusal } from '#domain/people/user-name.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { passwordRefusalText } from '../../shared/new-password-fields.tsx'
import type { Page } from '../../shared/page.ts'

type OfTheForm = Extract<CreateAccountRefusal, { code: 'account-not-valid' | 'user-name-taken' | 'busy' }>

/** The mistakes of the last step, each at its field. An empty field is told as missing, not as too short. */
export function accountErrors(page: Page<unknown>, refusal: OfTheForm): FormErrors {
  const { registration, newPassword, refusals } = page.t.signIn
  if (refusal.code === 'busy') return { userName: refusals.busy }
  if (refusal.code === 'user-name-taken') return { userName: registration.userNameTaken }
  const isEmpty = (field: string) => page.field(field).trim() === ''
  const errors: Record<string, string> = {}
  if (refusal.userName) {
    errors['userName'] = isEmpty('userName') ? registration.userNameMissing : userNameText(page, refusal.userName)
  }
  if (refusal.password) {
    errors['password'] = isEmpty('password') ? newPassword.missing : passwordRefusalText(page.t, refusal.password)
  }
  return errors
}

function userNameText(page: Page<unknown>, refusal: UserNameRefusal): string {
  const { registration } = page.t.signIn
  switch (refusal.code) {
    case 'user-name-too-short':
      return registration.userNameShort(refusal.min)
    case 'user-name-too-long':
      return registration.userNameLong(refusal.max)
    case 'user-name-has-other-characters':
      return registration.userNameCharacters
  }
}
