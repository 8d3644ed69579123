import type { Hono } from 'hono'
import {
  findContact,
  findHolderSession,
  findStaffSession,
  keepForm,
  takeAttempt,
  takeKeptForm,
  type AccountsDeps,
} from '#modules/accounts'
import { listHoldersOfAccount, type LinkCardDeps } from '#modules/cards'
import { queueNotice } from '#modules/notices'
import { loadProfile, referenceSource } from '#modules/reference'
import type { HolderDeps } from '#web/holder/deps.ts'
import { linkCardRoutes } from '#web/holder/link-card/routes.ts'
import { registerRoutes } from '#web/holder/register/routes.ts'
import { resetPasswordRoutes } from '#web/holder/reset-password/routes.ts'
import { securityRoutes } from '#web/holder/security/routes.ts'
import { signInRoutes } from '#web/holder/sign-in/routes.ts'
import { enrolRoutes } from '#web/office/enrol/routes.ts'
import { officeSignInRoutes } from '#web/office/sign-in/routes.ts'
import { assetRoutes } from '#web/public/asset-routes.ts'
import { mount } from '#web/shared/mount.tsx'
import type { Page } from '#web/shared/page.ts'
import { route, type Route } from '#web/shared/route.ts'
import type { SessionPort } from '#web/shared/sessions.ts'
import type { SignInDeps } from '#web/shared/sign-in/deps.ts'
import { accountsBench, type AccountsBench } from './accounts.ts'
import { CookieBrowser } from './cookie-browser.ts'
import { noticeDeps } from './notices.ts'
import { commonWebDeps, testSite } from './web.ts'

const profile = new URL('../../profiles/kz.json', import.meta.url)

export type AccountsSite = AccountsBench & {
  readonly origin: string
  /** Answers for both realms, as behind one listener. */
  fetch(request: Request, env: unknown): Response | Promise<Response>
  /** Somebody with cookies of their own, at an address of their own. */
  visit(address?: string): CookieBrowser
}

/** The pages of accounts, of holders and of the office, over a database of their own with real sessions. */
export async function accountsSite(origin = 'http://localhost:3000'): Promise<AccountsSite> {
  const bench = await accountsBench()
  const loaded = await loadProfile(bench, profile)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal))
  const publicUrl = new URL(origin)
  const accounts: AccountsDeps = {
    ...bench.deps,
    site: { name: 'Sapar', rpId: publicUrl.hostname, origin },
    listHolderIds: async (db, principalId) =>
      (await listHoldersOfAccount(db, principalId)).map(({ holderId }) => holderId),
  }
  const common = { ...bench, ...commonWebDeps, site: { ...testSite, publicUrl }, reference: referenceSource(bench) }
  const deps = { ...common, accounts, linkCard: linking(bench, accounts, common.reference) }
  const sessions = sessionsOf(accounts)
  const holders = mount({
    realm: 'holder',
    routes: holderRoutes,
    // The ports of the other pages of holders are not there: no route of these reaches them.
    deps: deps as typeof deps & HolderDeps,
    sessions,
    signInPath: '/account/sign-in',
  })
  const office = mount({ realm: 'staff', routes: officeRoutes, deps, sessions, signInPath: '/office/sign-in' })
  const assets = mount({
    realm: 'public',
    routes: assetRoutes,
    deps,
    sessions,
    signInPath: '',
  })
  const appFor = (url: string): Hono => {
    const { pathname } = new URL(url)
    if (pathname.startsWith('/assets/')) return assets
    return pathname.startsWith('/office') ? office : holders
  }
  const fetch: AccountsSite['fetch'] = (request, env) => appFor(request.url).fetch(request, env)
  return { ...bench, deps: accounts, origin, fetch, visit: (address) => new CookieBrowser({ fetch, origin, address }) }
}

/** What lies behind the door. */
const home = (path: string, access: Route<SignInDeps>['access']): Route<SignInDeps> =>
  route({ method: 'GET', path, access, handle: (page: Page<never, SignInDeps>) => page.c.text('home') })

const holderRoutes: readonly Route<HolderDeps>[] = [
  ...signInRoutes,
  ...registerRoutes,
  ...resetPasswordRoutes,
  ...securityRoutes,
  ...linkCardRoutes,
  home('/account', { kind: 'holder' }),
]
const officeRoutes: readonly Route<SignInDeps>[] = [
  ...officeSignInRoutes,
  ...enrolRoutes,
  home('/office', { kind: 'staff', roles: ['officer', 'supervisor', 'administrator', 'auditor'] }),
]

function linking(bench: AccountsBench, accounts: AccountsDeps, reference: LinkCardDeps['reference']): LinkCardDeps {
  return {
    ...accounts,
    reference,
    findContact,
    countAttempt: ({ accountId, address }) => takeAttempt(accounts, 'link-card', { name: accountId, address }),
    queueNotice: async (trx, notice) => {
      await queueNotice(trx, noticeDeps(bench), notice as never)
    },
  }
}

function sessionsOf(accounts: AccountsDeps): SessionPort {
  return {
    findHolderSession: (token) => findHolderSession(accounts, token),
    findStaffSession: (token) => findStaffSession(accounts, token),
    keepForm: async (form) => {
      const kept = await keepForm(accounts, form)
      if (!kept.ok) throw new Error(kept.refusal.code)
      return kept.value
    },
    takeKeptForm: (ask) => takeKeptForm(accounts, ask),
  }
}
