import { hiddenFields, type Answer, type FormFields } from './web.ts'

type Settings = {
  readonly fetch: (request: Request, env: unknown) => Response | Promise<Response>
  readonly origin: string
  readonly address?: string | undefined
}

let visitors = 0

/** A browser without JavaScript that keeps its cookies. It follows redirects only when told to. */
export class CookieBrowser {
  readonly cookies = new Map<string, string>()
  readonly #settings: Settings
  readonly #address: string

  constructor(settings: Settings) {
    visitors += 1
    this.#settings = settings
    this.#address = settings.address ?? `10.77.${visitors % 250}.9`
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#ask(path, { method: 'GET', headers })
  }

  /** A file makes the form multipart. */
  post(path: string, fields: FormFields): Promise<Answer> {
    const pairs = Object.entries(fields).filter(([, value]) => typeof value === 'string' || value instanceof File)
    const body = pairs.some(([, value]) => value instanceof File) ? new FormData() : new URLSearchParams()
    for (const [name, value] of pairs) body.append(name, value as string)
    return this.#ask(path, { method: 'POST', body, headers: { origin: this.#settings.origin } })
  }

  /** Fills in the form that a page shows, sends it where the form says, its hidden fields included. */
  async send(path: string, fields: FormFields): Promise<Answer> {
    const { html } = await this.get(path)
    const action = /<form id="page-form"[^>]* action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    return this.post(action ?? path, { ...hiddenFields(html), ...fields })
  }

  /** The page that a redirect leads to, however many there are. */
  async follow(answer: Answer): Promise<Answer> {
    let at = answer
    while (at.location !== undefined) at = await this.get(at.location)
    return at
  }

  async #ask(path: string, init: RequestInit & { headers: Readonly<Record<string, string>> }): Promise<Answer> {
    const cookie = Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'user-agent': 'Firefox/140.0 (Windows NT 10.0)', ...init.headers, ...(cookie ? { cookie } : {}) }
    const request = new Request(new URL(path, this.#settings.origin), { ...init, headers })
    const env = { incoming: { socket: { remoteAddress: this.#address } } }
    const response = await this.#settings.fetch(request, env)
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const location = response.headers.get('location') ?? undefined
    return { status: response.status, location, html: await response.text(), headers: response.headers }
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/max-age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
