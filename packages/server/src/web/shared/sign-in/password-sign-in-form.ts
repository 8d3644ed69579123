import { refuse, ok, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../components/form.tsx'
import type { Page } from '../page.ts'

export type PasswordSignIn = { readonly name: string; readonly password: string }

/** Only what is missing is said here: what is wrong is told for name and password together. */
export function readPasswordSignIn(page: Page<unknown>): Result<PasswordSignIn, FormErrors> {
  const { refusals } = page.t.signIn
  const name = page.field('name').trim()
  const password = page.field('password')
  const errors: Record<string, string> = {}
  if (name === '') errors['name'] = refusals.nameMissing
  if (password === '') errors['password'] = refusals.passwordMissing
  return Object.keys(errors).length > 0 ? refuse(errors) : ok({ name: name.slice(0, 320), password })
}
