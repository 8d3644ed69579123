import { confirmAuthenticator, removeAuthenticator, startAddAuthenticator } from '#modules/accounts'
import { keyShownBefore, shownKey } from '../../shared/authenticator-key.tsx'
import type { FormErrors } from '../../shared/components/form.tsx'
import { clientAddress } from '../../shared/network.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import { tooManyAttempts } from '../../shared/sign-in/too-many-page.tsx'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { AddAuthenticatorPage, RemoveAuthenticatorPage } from './authenticator-pages.tsx'
import { factorAddedAnswer } from './factor-added.ts'

const addPath = '/account/security/authenticator/add'
const removePath = '/account/security/authenticator/remove'
const first = { kind: 'holder', beforeSecondFactor: true, recentSignIn: true } as const
const access = { kind: 'holder', recentSignIn: true } as const

export const authenticatorRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: addPath, access: first, handle: (page) => showNewKey(page) }),
  route({ method: 'POST', path: addPath, access: first, handle: confirm }),
  route({ method: 'GET', path: removePath, access, handle: askRemove }),
  route({ method: 'POST', path: removePath, access, handle: remove }),
]

const whose = (page: HolderPage) => ({ realm: 'holder', principalId: page.session.principalId }) as const

async function showNewKey(page: HolderPage, errors?: FormErrors): Promise<Response> {
  const started = await startAddAuthenticator(page.deps.accounts, whose(page))
  if (!started.ok) return page.redirect('/account/security')
  const shown = await shownKey(started.value.uri)
  return page.html(AddAuthenticatorPage({ page, shown, ...(errors ? { errors } : {}) }), errors ? 400 : 200)
}

async function confirm(page: HolderPage): Promise<Response> {
  const { signIn, security } = page.t
  const code = page.field('code')
  if (code.trim() === '') return showSameKey(page, { code: signIn.refusals.codeMissing })
  const address = clientAddress(page.c, page.deps.site.trustedProxies)
  const confirmed = await confirmAuthenticator(page.deps.accounts, { ...whose(page), code, address })
  if (confirmed.ok) return factorAddedAnswer(page, confirmed.value, 'authenticator-added')
  switch (confirmed.refusal.code) {
    case 'second-factor-wrong':
      return showSameKey(page, { code: security.authenticator.wrong })
    case 'authenticator-not-started':
      return showNewKey(page, { code: security.authenticator.expired })
    case 'too-many-attempts':
      return tooManyAttempts(page, 'holder', confirmed.refusal.retryAt)
  }
}

async function showSameKey(page: HolderPage, errors: FormErrors): Promise<Response> {
  const shown = await keyShownBefore(page)
  return shown ? page.html(AddAuthenticatorPage({ page, shown, errors }), 400) : showNewKey(page, errors)
}

async function askRemove(page: HolderPage): Promise<Response> {
  return page.html(RemoveAuthenticatorPage({ page }))
}

async function remove(page: HolderPage): Promise<Response> {
  const removed = await removeAuthenticator(page.deps.accounts, whose(page))
  if (removed.ok) return page.redirect('/account/security?done=authenticator-removed')
  if (removed.refusal.code === 'factor-not-found') return notFoundPage(page)
  return page.html(RemoveAuthenticatorPage({ page, errors: { main: page.t.security.lastFactor } }), 409)
}
