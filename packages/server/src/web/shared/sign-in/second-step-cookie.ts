import type { SecondFactorMethod } from '#domain/people/second-factors.ts'
import type { SecondFactorNeeded } from '#modules/accounts'
import type { RealmOfSignIn, SignInPage } from './sign-in-realm.ts'
import { readStep, writeStep } from './step-cookie.ts'
import { carryOn } from './visitor.ts'

/** The password was right: the proof goes into the cookie, and the next page asks for the second factor. */
export function askSecondStep(page: SignInPage, of: RealmOfSignIn, needed: SecondFactorNeeded): Response {
  writeStep(page, of.step, { id: needed.challengeId, note: needed.methods.join(',') })
  return page.redirect(carryOn(page, `${of.base}/second-step`))
}

const allMethods: readonly SecondFactorMethod[] = ['passkey', 'authenticator', 'recovery-code']

/** The ways to answer that the person has; undefined without a sign-in under way. */
export function methodsOf(page: SignInPage, of: RealmOfSignIn): readonly SecondFactorMethod[] | undefined {
  const noted = readStep(page, of.step)?.note.split(',')
  return noted && allMethods.filter((method) => noted.includes(method))
}
