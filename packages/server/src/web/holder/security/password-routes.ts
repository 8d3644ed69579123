import { changePassword, type ChangePasswordRefusal } from '#modules/accounts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { passwordRefusalText } from '../../shared/new-password-fields.tsx'
import { route, type Route } from '../../shared/route.ts'
import { tooManyAttempts } from '../../shared/sign-in/too-many-page.tsx'
import { visitorFrom } from '../../shared/sign-in/visitor.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { PasswordPage } from './password-page.tsx'

const path = '/account/security/password'
const access = { kind: 'holder', recentSignIn: true } as const

export const passwordRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path, access, handle: (page) => page.html(PasswordPage({ page })) }),
  route({ method: 'POST', path, access, handle: change }),
]

async function change(page: HolderPage): Promise<Response> {
  const missing = missingIn(page)
  if (missing) return page.html(PasswordPage({ page, errors: missing }), 400)
  const changed = await changePassword(page.deps.accounts, {
    principalId: page.session.principalId,
    sessionId: page.session.id,
    presentPassword: page.field('presentPassword'),
    newPassword: page.field('password'),
    visitor: visitorFrom(page, 'holder'),
  })
  if (changed.ok) return page.redirect('/account/security?done=password-changed')
  if (changed.refusal.code === 'too-many-attempts') return tooManyAttempts(page, 'holder', changed.refusal.retryAt)
  return page.html(PasswordPage({ page, errors: errorsOf(page, changed.refusal) }), 400)
}

function missingIn(page: HolderPage): FormErrors | undefined {
  const errors = {
    ...(page.field('presentPassword') === '' ? { presentPassword: page.t.security.password.missing } : {}),
    ...(page.field('password') === '' ? { password: page.t.signIn.newPassword.missing } : {}),
  }
  return Object.keys(errors).length > 0 ? errors : undefined
}

function errorsOf(
  page: HolderPage,
  refusal: Exclude<ChangePasswordRefusal, { code: 'too-many-attempts' }>,
): FormErrors {
  const { password } = page.t.security
  switch (refusal.code) {
    case 'present-password-wrong':
      return { presentPassword: password.wrong }
    case 'changed-meanwhile':
      return { presentPassword: password.changedMeanwhile }
    case 'busy':
      return { presentPassword: page.t.signIn.refusals.busy }
    default:
      return { password: passwordRefusalText(page.t, refusal) }
  }
}
