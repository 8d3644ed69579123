import type { PasswordRefusal } from '#domain/people/password-rules.ts'
import type { Messages } from '#locales/index.ts'
import type { FormErrors } from './components/form.tsx'
import type { Page } from './page.ts'
import { PasswordField } from './password-field.tsx'

type Props = {
  readonly page: Page<unknown>
  readonly label: string
  readonly errors: FormErrors
  /** For staff the shorter form is not open. */
  readonly onlyLong?: boolean
}

/** The rules stand before the field, so that nobody finds out by failing. */
export function NewPasswordFields({ page, label, errors, onlyLong }: Props) {
  const { newPassword } = page.t.signIn
  const rules = onlyLong ? newPassword.longRules : newPassword.rules
  return (
    <>
      <p class="rules-title">{newPassword.rulesTitle}</p>
      <ul id="password-rules">
        {rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <PasswordField page={page} name="password" label={label} error={errors['password']} purpose="new-password" />
    </>
  )
}

export function passwordRefusalText(t: Messages, refusal: PasswordRefusal): string {
  const { newPassword } = t.signIn
  switch (refusal.code) {
    case 'password-too-short':
      return newPassword.short(refusal.min)
    case 'password-too-long':
      return newPassword.long(refusal.max)
    case 'password-too-common':
      return newPassword.common
    case 'password-holds-own-name':
      return newPassword.ownName
  }
}
