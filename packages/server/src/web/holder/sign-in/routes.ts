import { endOwnSession } from '#modules/accounts'
import { dropCookie } from '../../shared/cookies.ts'
import { route, type Route } from '../../shared/route.ts'
import { secondStepRoutesOf } from '../../shared/sign-in/second-step-routes.tsx'
import type { RealmOfSignIn } from '../../shared/sign-in/sign-in-realm.ts'
import { signInRoutesOf } from '../../shared/sign-in/sign-in-routes.ts'
import type { HolderDeps } from '../deps.ts'
import { SignInPage } from './sign-in-page.tsx'

export const holders: RealmOfSignIn = {
  realm: 'holder',
  look: 'holder',
  step: 'holder-sign-in',
  base: '/account/sign-in',
  view: (page, errors) => SignInPage({ page, errors }),
}

export const signInRoutes: readonly Route<HolderDeps>[] = [
  ...signInRoutesOf(holders),
  ...secondStepRoutesOf(holders),
  route({
    method: 'POST',
    path: '/account/sign-out',
    access: { kind: 'holder', beforeSecondFactor: true },
    handle: async (page) => {
      await endOwnSession(page.deps.accounts, { realm: 'holder', session: page.session })
      dropCookie(page.c, page.deps.site, 'holder')
      return page.redirect(`${holders.base}?done=signed-out`)
    },
  }),
]
