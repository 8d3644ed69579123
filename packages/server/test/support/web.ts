import assert from 'node:assert/strict'
import type { Hono } from 'hono'
import type { Language } from '#domain/languages.ts'
import type { HolderSession } from '#modules/accounts'
import type { Id } from '#kernel/ids.ts'
import { openLog } from '#platform/log/log.ts'
import type { Site } from '#web/shared/deps.ts'
import { loadAssets } from '#web/shared/assets.ts'
import type { Fields } from '#web/shared/fields.ts'
import type { SessionPort } from '#web/shared/sessions.ts'

export const testSite: Site = {
  publicUrl: new URL('http://127.0.0.1:3000'),
  isDemo: true,
  issuerCode: 'UTO',
  trustedProxies: 0,
}

/** What every page uses beside the database: read once, shared by the tests of a file. */
export const commonWebDeps = { log: openLog({ level: 'silent' }), assets: loadAssets(), site: testSite }

type Signed = { session: HolderSession; isEnded: boolean }
type KeptForm = { readonly path: string; readonly fields: Fields; readonly principalId: Id | undefined }

/** Sessions by their token, without passwords: what stands between the frame of the web and the accounts module. */
export class FixedSessions implements SessionPort {
  readonly #holders = new Map<string, Signed>()
  readonly #kept = new Map<string, KeptForm>()

  signIn(token: string, session: HolderSession): void {
    this.#holders.set(token, { session, isEnded: false })
  }

  end(token: string): void {
    const signed = this.#holders.get(token)
    assert.ok(signed, `nobody signed in as ${token}`)
    signed.isEnded = true
  }

  async findHolderSession(token: string) {
    const signed = this.#holders.get(token)
    if (!signed) return undefined
    const { session, isEnded } = signed
    return isEnded
      ? ({ state: 'ended', principalId: session.principalId } as const)
      : ({ state: 'live', session } as const)
  }

  async findStaffSession() {
    return undefined
  }

  async keepForm({ principalId, path, fields }: { principalId?: Id; path: string; fields: Fields }): Promise<string> {
    const token = `kept-${this.#kept.size + 1}`
    this.#kept.set(token, { path, fields, principalId })
    return token
  }

  async takeKeptForm(ask: { token: string; principalId?: Id; isSameBrowser: boolean }): Promise<KeptForm | undefined> {
    const { token, principalId, isSameBrowser } = ask
    const kept = this.#kept.get(token)
    if (!kept || (kept.principalId === undefined ? !isSameBrowser : kept.principalId !== principalId)) return undefined
    this.#kept.delete(token)
    return kept
  }
}

export function aHolderSession(
  wishes: Pick<HolderSession, 'id' | 'principalId' | 'holderIds'> & Partial<HolderSession>,
): HolderSession {
  return {
    userName: 'anna',
    email: 'anna@example.org',
    language: 'en',
    hasSecondFactor: true,
    mustAddSecondFactor: false,
    method: 'password',
    createdAt: new Date('2026-09-01T04:00:00Z'),
    ...wishes,
  }
}

export type Answer = {
  readonly status: number
  readonly location: string | undefined
  readonly html: string
  readonly headers: Headers
}

export type Ask = { readonly as?: string; readonly language?: Language }
export type FormFields = Readonly<Record<string, string | readonly string[] | File>>

/** A browser without JavaScript: it follows nothing by itself, so that each answer can be looked at. */
export class Browser {
  readonly #app: Hono
  constructor(app: Hono) {
    this.#app = app
  }

  get(path: string, ask: Ask = {}): Promise<Answer> {
    return this.#ask(path, ask, { method: 'GET' })
  }

  /** Sends a form as a browser does; a file makes it multipart. */
  post(path: string, fields: FormFields, ask: Ask = {}): Promise<Answer> {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' || value instanceof File
        ? [[name, value] as const]
        : value.map((one) => [name, one] as const),
    )
    const hasFile = pairs.some(([, value]) => value instanceof File)
    const body = hasFile ? new FormData() : new URLSearchParams()
    for (const [name, value] of pairs) body.append(name, value as string)
    return this.#ask(path, ask, { method: 'POST', body, headers: { origin: testSite.publicUrl.origin } })
  }

  /** Sends the form that a page shows, its hidden fields included, with these answers. */
  async send(path: string, fields: FormFields, ask: Ask = {}): Promise<Answer> {
    const { html } = await this.get(path, ask)
    return this.post(path, { ...hiddenFields(html), ...fields }, ask)
  }

  async #ask(path: string, { as, language }: Ask, init: RequestInit): Promise<Answer> {
    const cookies = [as && `sapar-holder=${as}`, language && `sapar-language=${language}`].filter(Boolean).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookies ? { cookie: cookies } : {}) }
    const response = await this.#app.request(new URL(path, testSite.publicUrl), { ...init, headers })
    const location = response.headers.get('location') ?? undefined
    return { status: response.status, location, html: await response.text(), headers: response.headers }
  }
}

/** The hidden fields of the first form that has any. */
export function hiddenFields(html: string): Record<string, string> {
  const form = /<form id="page-form".*?<\/form>/s.exec(html)?.[0] ?? ''
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries(Array.from(inputs, ([, name = '', value = '']) => [name, value]))
}
