import { randomBytes } from 'node:crypto'
import { composeApplications } from '#app/compose-applications.ts'
import type { Language } from '#domain/languages.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'
import type { StaffSession } from '#modules/accounts'
import { openFingerprint } from '#platform/keys/fingerprint.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { OfficeDeps } from '#web/office/deps.ts'
import { officeRoutes } from '#web/office/routes.ts'
import { assetRoutes } from '#web/public/asset-routes.ts'
import { mount } from '#web/shared/mount.tsx'
import type { SessionPort } from '#web/shared/sessions.ts'
import { contactOf } from './application-kit.ts'
import { notedCredentials } from './application-review-kit.ts'
import { memoryFileStore } from './memory-file-store.ts'
import { reviewKit, type ReviewKit } from './review-kit.ts'
import { commonWebDeps, testSite, type Answer } from './web.ts'

export type OfficeSite = ReviewKit & {
  /** For a real browser, with style and scripts. */
  fetch(request: Request): Response | Promise<Response>
  readonly files: FileStore
  /** A member of staff with a session and a browser without JavaScript. */
  join(role: StaffRole, wishes?: { readonly name?: string; readonly language?: Language }): Promise<Colleague>
}

/** The office's pages over a database of their own; people are called by the names they joined with. */
export async function officeSite(): Promise<OfficeSite> {
  const kit = await reviewKit()
  const sessions = new Map<string, StaffSession>()
  const names = new Map<string, string>()
  const files = memoryFileStore()
  const staffName = (id: string) => Promise.resolve(names.get(id) ?? id)
  const { applications, payments } = composeApplications({
    ...kit,
    files,
    sanitiseUpload: () => Promise.reject(new Error('the office uploads nothing')),
    randomBytes,
    findContact: (_db, accountId) => Promise.resolve(contactOf(accountId)),
    fingerprint: openFingerprint(Buffer.alloc(32, 7)),
    countGuardAttempt: () => Promise.reject(new Error('the office sends no application')),
    acquirer: undefined,
    publicUrl: testSite.publicUrl,
  })
  const applicationReview = { ...kit, ...applications, staffName, ...notedCredentials }
  const deps = { ...kit, ...commonWebDeps, files, staffName, payments, applicationReview }
  const app = mount({
    realm: 'staff',
    routes: officeRoutes,
    // signing in has a site of its own; the pages here never touch what it uses
    deps: deps as typeof deps & Pick<OfficeDeps, 'accounts'>,
    sessions: port(sessions),
    signInPath: '/office/sign-in',
  })
  const assets = mount({
    realm: 'public',
    routes: assetRoutes,
    deps,
    sessions: port(sessions),
    signInPath: '',
  })
  const ask = (path: string, init: RequestInit) => app.request(new URL(path, testSite.publicUrl), init)
  return {
    ...kit,
    fetch: (request) => (new URL(request.url).pathname.startsWith('/assets/') ? assets : app).fetch(request),
    staffName,
    files,
    async join(role, { name = `Colleague ${names.size + 1}`, language = 'en' } = {}) {
      const id = kit.newId()
      const row = { principal_id: id, user_name: id, display_name: name, role, language, state: 'active' as const }
      const rest = { password_hash: null, version: 1, created_at: kit.clock.now() }
      await kit.db
        .insertInto('staff_members')
        .values({ ...row, ...rest })
        .execute()
      names.set(id, name)
      const session: StaffSession = {
        id: kit.newId(),
        principalId: id,
        userName: id,
        displayName: name,
        role,
        language,
        method: 'passkey',
        createdAt: kit.clock.now(),
      }
      sessions.set(id, session)
      return new Colleague(id, role, ask)
    },
  }
}

function port(sessions: ReadonlyMap<string, StaffSession>): SessionPort {
  return {
    findHolderSession: () => Promise.resolve(undefined),
    findStaffSession: (token) => {
      const session = sessions.get(token)
      return Promise.resolve(session && { state: 'live', session })
    },
    keepForm: () => Promise.resolve('kept'),
    takeKeptForm: () => Promise.resolve(undefined),
  }
}

type Ask = (path: string, init: RequestInit) => Response | Promise<Response>
type PostFields = Readonly<Record<string, string | readonly string[]>>

/** Somebody at work. Nothing is followed by itself, so that each answer can be looked at. */
export class Colleague {
  readonly id: string
  readonly role: StaffRole
  language: Language | undefined
  readonly #request: Ask

  constructor(id: string, role: StaffRole, request: Ask) {
    this.id = id
    this.role = role
    this.#request = request
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#ask(path, { method: 'GET', headers })
  }

  post(path: string, fields: PostFields = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
    return this.#ask(path, { method: 'POST', body, headers: { ...headers, origin: testSite.publicUrl.origin } })
  }

  /** Sends the main form of a page that was shown, with its hidden fields and one button. */
  press(path: string, shown: Answer, button: string, fields: PostFields = {}): Promise<Answer> {
    return this.post(path, { ...hiddenLists(shown.html), ...fields, do: button })
  }

  async #ask(path: string, init: RequestInit & { headers: Readonly<Record<string, string>> }): Promise<Answer> {
    const language = this.language === undefined ? '' : `; sapar-language=${this.language}`
    const headers = { ...init.headers, cookie: `sapar-staff=${this.id}${language}` }
    const response = await this.#request(path, { ...init, headers })
    const location = response.headers.get('location') ?? undefined
    return { status: response.status, location, html: await response.text(), headers: response.headers }
  }
}

/** The hidden fields of the page's form; a name that comes twice keeps every value. */
function hiddenLists(html: string): PostFields {
  const form = /<form id="page-form".*?<\/form>/s.exec(html)?.[0] ?? ''
  const lists = new Map<string, string[]>()
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
    lists.set(name, [...(lists.get(name) ?? []), value])
  }
  return Object.fromEntries(lists)
}
