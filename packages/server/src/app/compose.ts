import {
  findContact,
  findHolderSession,
  findStaffSession,
  keepForm,
  takeAttempt,
  takeKeptForm,
  type AccountsDeps,
} from '#modules/accounts'
import { listPublishedTokens, trustOf } from '#modules/credentials'
import { recordReceipt } from '#modules/notices'
import { recordPaymentEvent } from '#modules/payments'
import type { Job } from '#platform/jobs/worker.ts'
import type { ReadinessCheck } from '#platform/http/health.ts'
import { registerJobs } from '#worker/jobs.ts'
import { openid4vci, walletMetadata, type WalletApiDeps } from '#api/v1/openid4vci/routes.ts'
import { problemPages } from '#api/v1/problem-pages.ts'
import { verifications } from '#api/v1/verifications.ts'
import { holderRoutes } from '#web/holder/routes.ts'
import type { HolderDeps } from '#web/holder/deps.ts'
import { officeRoutes } from '#web/office/routes.ts'
import type { OfficeDeps } from '#web/office/deps.ts'
import { freshFiles } from '#web/public/published/fresh-files.ts'
import { publicRoutes } from '#web/public/routes.ts'
import type { Demo, PublicDeps } from '#web/public/deps.ts'
import { loadAssets } from '#web/shared/assets.ts'
import { mount } from '#web/shared/mount.tsx'
import { clientAddress } from '#web/shared/network.ts'
import type { SessionPort } from '#web/shared/sessions.ts'
import { attachmentMaker } from './attachments.ts'
import type { Modules } from './compose-modules.ts'
import { machineRoutes } from './machine-routes.ts'
import type { Services } from './services.ts'

export type Sapar = {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  readonly jobs: Readonly<Record<string, Job>>
}

type Extras = { readonly demo: Demo | undefined; readonly readiness: readonly ReadinessCheck[] }

/** The whole platform on these services: what answers requests, and what works on jobs. */
export function compose(services: Services, modules: Modules, { demo, readiness }: Extras): Sapar {
  services.carriers.smsGateway.onReceipt((receipt) => recordReceipt(services, receipt))
  return { fetch: composeWeb(services, modules, demo, readiness), jobs: composeJobs(services, modules) }
}

function composeWeb(
  services: Services,
  modules: Modules,
  demo: Demo | undefined,
  readiness: readonly ReadinessCheck[],
): Sapar['fetch'] {
  const { db, clock, newId, log, site } = services
  const common = { db, clock, newId, log, site, reference: modules.reference, assets: loadAssets() }
  const holderDeps: HolderDeps = {
    ...common,
    ...modules.cancellations,
    accounts: modules.accounts,
    applications: modules.applications,
    documents: services.documents,
    objects: modules.credentials.objects,
    linkCard: modules.linkCard,
    payments: modules.payments,
    readPassport: services.readPassport,
    shareCodes: services,
    wallets: modules.wallets,
  }
  const officeDeps: OfficeDeps = {
    ...common,
    ...modules.review,
    files: services.files,
    accounts: modules.accounts,
    applicationReview: modules.applicationReview,
    payments: modules.payments,
  }
  const publicDeps: PublicDeps = {
    ...common,
    demo,
    published: publishedForVerifiers(modules.credentials),
    credentials: modules.credentials,
    shareCodes: modules.shareCodes,
    sealer: services.sealer,
    readCode: services.readCode,
    countPicture: async (address) =>
      (await takeAttempt(modules.accounts, 'verify-picture', { name: address, address })).ok,
  }
  const sessions = sessionPort(modules.accounts)
  const holder = mount({
    realm: 'holder',
    routes: holderRoutes,
    deps: holderDeps,
    sessions,
    signInPath: '/account/sign-in',
  })
  const office = mount({
    realm: 'staff',
    routes: officeRoutes,
    deps: officeDeps,
    sessions,
    signInPath: '/office/sign-in',
  })
  const everybody = mount({
    realm: 'public',
    routes: publicRoutes,
    deps: publicDeps,
    sessions,
    signInPath: '/account/sign-in',
  })
  const machine = machineRoutes(services.carriers, readiness, (provider, request) =>
    recordPaymentEvent(modules.payments, provider, request),
  )
  machine.route(
    '/',
    verifications({
      credentials: modules.credentials,
      shareCodes: modules.shareCodes,
      addressOf: (c) => clientAddress(c, site.trustedProxies),
      countQuestion: (address) => takeAttempt(modules.accounts, 'verify-api', { name: address, address }),
    }),
  )
  machine.route('/', problemPages(common.assets.url('app.css')))
  const walletApi: WalletApiDeps = {
    wallets: modules.wallets,
    authorityName: site.authorityName,
    addressOf: (c) => clientAddress(c, site.trustedProxies),
    countRequest: (address) => takeAttempt(modules.accounts, 'wallet-request', { name: address, address }),
  }
  machine.route('/', openid4vci(walletApi))
  const aboutWallets = walletMetadata(walletApi)
  const appFor = (path: string) => {
    if (/^\/account(\/|$)/.test(path)) return holder
    if (/^\/office(\/|$)/.test(path)) return office
    if (/^\/\.well-known\/(openid-credential-issuer|oauth-authorization-server)$/.test(path)) return aboutWallets
    return /^\/(healthz|readyz|api)(\/|$)/.test(path) ? machine : everybody
  }
  return (request, env) => appFor(new URL(request.url).pathname).fetch(request, env)
}

function publishedForVerifiers(credentials: Modules['credentials']): PublicDeps['published'] {
  return {
    trust: () => trustOf(credentials),
    tokens: () => listPublishedTokens(credentials.objects),
    file: freshFiles(credentials.objects, credentials.clock),
  }
}

function composeJobs(services: Services, modules: Modules): Sapar['jobs'] {
  const { accounts, applications, cancellations, credentials, payments } = modules
  const { db, clock, sealer, files, log, carriers } = services
  const onSweep = (job: string, outcome: object) => log.info({ job, ...outcome }, 'sweep done')
  return registerJobs({
    accounts,
    applications: { ...applications, onSweep },
    cancellations: { ...cancellations, credentials, onSweep },
    cards: { ...cancellations, credentials, findContact },
    credentials,
    charges: { ...cancellations, onPosted: (posted) => log.info(posted, 'charges posted') },
    evidence: { db, files },
    payments: { ...payments, onSweep },
    notices: {
      db,
      clock,
      sealer,
      log,
      mailer: carriers.mailer,
      smsGateway: carriers.smsGateway,
      smsSender: carriers.smsSender,
      makeAttachment: attachmentMaker({ ...services, ...cancellations, credentials }),
    },
  })
}

function sessionPort(accounts: AccountsDeps): SessionPort {
  return {
    findHolderSession: (token) => findHolderSession(accounts, token),
    findStaffSession: (token) => findStaffSession(accounts, token),
    keepForm: async (form) => {
      const kept = await keepForm(accounts, form)
      return kept.ok ? kept.value : undefined
    },
    takeKeptForm: (ask) => takeKeptForm(accounts, ask),
  }
}
