import { findAccount, listFactors, listSessions, regenerateRecoveryCodes, setLanguage } from '#modules/accounts'
import { listSecurityEvents } from '#modules/audit'
import { isLanguage } from '#domain/languages.ts'
import { writeCookie } from '../../shared/cookies.ts'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { authenticatorRoutes } from './authenticator-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { LanguagePage } from './language-page.tsx'
import { passkeyRoutes } from './passkey-routes.ts'
import { passwordRoutes } from './password-routes.ts'
import { MakeRecoveryCodesPage, RecoveryCodesPage } from './recovery-codes-page.tsx'
import { SecondFactorPage } from './second-factor-page.tsx'
import { SecurityPage } from './security-page.tsx'
import { sessionRoutes } from './session-routes.ts'

const path = '/account/security'
const access = { kind: 'holder' } as const
const shownEvents = 20

export const securityRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path, access, handle: overview }),
  route({
    method: 'GET',
    path: `${path}/second-factor`,
    access: { kind: 'holder', beforeSecondFactor: true },
    handle: (page) => page.html(SecondFactorPage({ page })),
  }),
  route({
    method: 'GET',
    path: `${path}/recovery-codes`,
    access: { kind: 'holder', recentSignIn: true },
    handle: (page) => page.html(MakeRecoveryCodesPage({ page })),
  }),
  route({
    method: 'POST',
    path: `${path}/recovery-codes`,
    access: { kind: 'holder', recentSignIn: true },
    handle: makeRecoveryCodes,
  }),
  route({ method: 'GET', path: `${path}/language`, access, handle: (page) => page.html(LanguagePage({ page })) }),
  route({ method: 'POST', path: `${path}/language`, access, handle: chooseLanguage }),
  ...passkeyRoutes,
  ...authenticatorRoutes,
  ...passwordRoutes,
  ...contactRoutes,
  ...sessionRoutes,
]

async function overview(page: HolderPage): Promise<Response> {
  const { principalId } = page.session
  const { db, accounts, reference } = page.deps
  const whose = { realm: 'holder', principalId } as const
  const [account, factors, sessions, events, book] = await Promise.all([
    findAccount(db, principalId),
    listFactors(db, whose),
    listSessions(accounts, whose),
    listSecurityEvents(db, principalId, shownEvents),
    reference.today(),
  ])
  if (!account) throw new Error('no account stands behind a live session')
  const { timeZone } = book.calendar
  return page.html(SecurityPage({ page, view: { account, factors, sessions, events, timeZone } }))
}

/** The answer is the page itself: the codes exist in readable form nowhere else, so no redirect could show them. */
async function makeRecoveryCodes(page: HolderPage): Promise<Response> {
  const made = await regenerateRecoveryCodes(page.deps.accounts, { principalId: page.session.principalId })
  if (!made.ok) return page.redirect(path)
  return page.html(RecoveryCodesPage({ page, codes: made.value.recoveryCodes }))
}

async function chooseLanguage(page: HolderPage): Promise<Response> {
  const language = page.field('language')
  if (!isLanguage(language)) return page.html(LanguagePage({ page, error: page.t.security.language.missing }), 400)
  await setLanguage(page.deps.accounts, { realm: 'holder', principalId: page.session.principalId, language })
  writeCookie(page.c, page.deps.site, 'language', language)
  return page.redirect(`${path}?done=saved`)
}
