import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { ok, refuse } from '#kernel/result.ts'
import type { Id } from '#kernel/ids.ts'
import type { Card } from '#domain/cards/card.ts'
import type { CountIdentityAttempt } from '#modules/cancellations'
import type { ApplicantDeps } from '#modules/applications'
import type { PaymentDeps } from '#modules/payments'
import { openFingerprint } from '#platform/keys/fingerprint.ts'
import type { ReadPassport } from '#platform/passport-reader/passport-photo.ts'
import { startUploadSanitiser } from '#platform/pictures/sanitise-upload.ts'
import type { HolderDeps } from '#web/holder/deps.ts'
import { mount } from '#web/shared/mount.tsx'
import type { Route } from '#web/shared/route.ts'
import { composeApplications } from '#app/compose-applications.ts'
import { contactOf } from './application-kit.ts'
import { testDocuments } from './documents.ts'
import { testSealer } from './notices.ts'
import { memoryFileStore } from './memory-file-store.ts'
import { cancellationKit, type CancellationKit } from './cancellation-kit.ts'
import { aHolderSession, Browser, commonWebDeps, FixedSessions, testSite } from './web.ts'

export type HolderSite = CancellationKit & {
  /** For a real browser over a real connection. */
  readonly app: Hono
  readonly browser: Browser
  readonly sessions: FixedSessions
  readonly applications: ApplicantDeps
  /** Nothing is paid online until a test names an acquirer. */
  readonly payments: { acquirer: PaymentDeps['acquirer'] } & PaymentDeps
  /** What is published: of the log's files proofs are made. */
  readonly objects: ReturnType<typeof memoryFileStore>
  /** How identity attempts are counted; none are refused until a test says so. */
  limit: { count: CountIdentityAttempt }
  /** What photos of passports say; none can be read until a test says so. */
  photos: { read: ReadPassport }
  /** Signs in as the holder of a card, under a token of this name. */
  signInAs(token: string, card: Pick<Card, 'holderId'>): { readonly sessionId: Id; readonly accountId: Id }
}

/** The holder's pages over a database of their own: real use cases, real pictures, sessions by name. */
export async function holderSite(routes: readonly Route<HolderDeps>[]): Promise<HolderSite> {
  const kit = await cancellationKit()
  const sessions = new FixedSessions()
  const limit: HolderSite['limit'] = { count: () => Promise.resolve(ok(null)) }
  const photos: HolderSite['photos'] = {
    read: () => Promise.resolve(refuse({ code: 'passport-photo-unreadable', because: 'zone-not-found' })),
  }
  const sanitiser = startUploadSanitiser({ onFailure: () => {} })
  const { sanitiseUpload } = sanitiser
  const files = memoryFileStore()
  const deps = {
    ...kit,
    ...commonWebDeps,
    files,
    documents: testDocuments,
    objects: memoryFileStore(),
    sanitiseUpload,
    readPassport: (picture: Uint8Array) => photos.read(picture),
    ...siteApplications(kit, { files, sanitiseUpload }),
    shareCodes: { ...kit, sealer: testSealer },
    countAttempt: (by: Parameters<CountIdentityAttempt>[0]) => limit.count(by),
  }
  // the pages of accounts and linking have a site of their own; what these pages never touch is not there
  const app = mount({
    realm: 'holder',
    routes,
    deps: deps as typeof deps & Pick<HolderDeps, 'accounts' | 'linkCard' | 'wallets'>,
    sessions,
    signInPath: '/account/sign-in',
  })
  return {
    ...kit,
    app,
    browser: new Browser(app),
    sessions,
    objects: deps.objects,
    limit,
    photos,
    applications: deps.applications,
    payments: deps.payments,
    signInAs(token, { holderId }) {
      const [sessionId, accountId] = [kit.newId(), kit.newId()]
      sessions.signIn(token, aHolderSession({ id: sessionId, principalId: accountId, holderIds: [holderId] }))
      return { sessionId, accountId }
    },
    close: async () => {
      await sanitiser.close()
      await kit.close()
    },
  }
}

type Uploads = Pick<HolderDeps, 'files' | 'sanitiseUpload'>

function siteApplications(kit: CancellationKit, uploads: Uploads): Pick<HolderSite, 'applications' | 'payments'> {
  return composeApplications({
    ...kit,
    ...uploads,
    randomBytes,
    findContact: (_db, accountId) => Promise.resolve(contactOf(accountId)),
    fingerprint: openFingerprint(Buffer.alloc(32, 7)),
    countGuardAttempt: () => Promise.resolve(ok({ giveBack: () => Promise.resolve() })),
    acquirer: undefined,
    publicUrl: testSite.publicUrl,
  })
}
