import type { View } from '../view.ts'
import type { FormErrors } from '../components/form.tsx'
import type { Page } from '../page.ts'
import type { SignInDeps } from './deps.ts'
import type { StepKind } from './step-cookie.ts'
import type { SignInRealm } from './visitor.ts'

export type SignInPage = Page<undefined, SignInDeps>

/** What differs between the holders' way in and the office's; the steps are the same. */
export type RealmOfSignIn = {
  readonly realm: SignInRealm
  readonly look: 'holder' | 'office'
  readonly step: Extract<StepKind, 'holder-sign-in' | 'staff-sign-in'>
  /** The sign-in page; the further steps lie below it. */
  readonly base: string
  /** The sign-in page itself, with what was wrong. */
  view(page: SignInPage, errors: FormErrors): View
}
