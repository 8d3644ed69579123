import { endOwnSession } from '#modules/accounts'
import { anyStaff } from '../../shared/access.ts'
import { dropCookie } from '../../shared/cookies.ts'
import { route, type Route } from '../../shared/route.ts'
import type { SignInDeps } from '../../shared/sign-in/deps.ts'
import { secondStepRoutesOf } from '../../shared/sign-in/second-step-routes.tsx'
import type { RealmOfSignIn } from '../../shared/sign-in/sign-in-realm.ts'
import { signInRoutesOf } from '../../shared/sign-in/sign-in-routes.ts'
import { OfficeSignInPage } from './office-sign-in-page.tsx'

const staff: RealmOfSignIn = {
  realm: 'staff',
  look: 'office',
  step: 'staff-sign-in',
  base: '/office/sign-in',
  view: (page, errors) => OfficeSignInPage({ page, errors }),
}

export const officeSignInRoutes: readonly Route<SignInDeps>[] = [
  ...signInRoutesOf(staff),
  ...secondStepRoutesOf(staff),
  route({
    method: 'POST',
    path: '/office/sign-out',
    access: { kind: 'staff', roles: anyStaff },
    handle: async (page) => {
      await endOwnSession(page.deps.accounts, { realm: 'staff', session: page.session })
      dropCookie(page.c, page.deps.site, 'staff')
      return page.redirect(`${staff.base}?done=signed-out`)
    },
  }),
]
