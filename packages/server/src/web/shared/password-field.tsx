import { TextField } from './components/form.tsx'
import type { Page } from './page.ts'

type Props = {
  readonly page: Page<unknown>
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Tells password managers what to do here. */
  readonly purpose: 'current-password' | 'new-password'
}

/** A password: may be pasted, may be looked at where a script runs, and never comes back from the server. */
export function PasswordField({ page, purpose, ...field }: Props) {
  const { signIn } = page.t
  return (
    <>
      <TextField page={page} type="password" autocomplete={purpose} width="medium" {...field} />
      <button type="button" class="plain" hidden data-shows={field.name} data-hide-text={signIn.hidePassword}>
        {signIn.showPassword}
      </button>
    </>
  )
}
