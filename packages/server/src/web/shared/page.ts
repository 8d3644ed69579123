import type { Context } from 'hono'
import type { View } from './view.ts'
import type { Language } from '#domain/languages.ts'
import type { Messages } from '#locales/index.ts'
import type { WebDeps } from './deps.ts'
import { textOf, type Fields, type UploadedFile } from './fields.ts'

export type RefusalShown = { readonly field?: string; readonly text: string }

export type PageParts<S, D extends WebDeps> = {
  readonly c: Context
  readonly deps: D
  readonly session: S
  readonly language: Language
  readonly t: Messages
  readonly fields: Fields
  readonly files: Readonly<Record<string, UploadedFile>>
  readonly kept: Fields | undefined
}

/** One request and what is needed to answer it. Handlers read from it and return one of its answers. */
export class Page<S, D extends WebDeps = WebDeps> {
  readonly c: Context
  readonly deps: D
  readonly session: S
  readonly language: Language
  readonly t: Messages
  /** What was posted; empty for GET. */
  readonly fields: Fields
  readonly files: Readonly<Record<string, UploadedFile>>
  /** What had been typed before the session ended or the language changed, for a form to show again. */
  readonly kept: Fields | undefined

  constructor(parts: PageParts<S, D>) {
    this.c = parts.c
    this.deps = parts.deps
    this.session = parts.session
    this.language = parts.language
    this.t = parts.t
    this.fields = parts.fields
    this.files = parts.files
    this.kept = parts.kept
  }

  get path(): string {
    return this.c.req.path
  }

  param(name: string): string {
    const value = this.c.req.param(name)
    if (value === undefined) throw new Error(`the path ${this.c.req.routePath} has no parameter ${name}`)
    return value
  }

  query(name: string): string {
    return this.c.req.query(name) ?? ''
  }

  /** A posted text field, as typed. */
  field(name: string): string {
    return textOf(this.fields, name)
  }

  async html(view: View, status: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 429 | 500 | 503 = 200): Promise<Response> {
    return this.c.html(`<!doctype html>${await view}`, status)
  }

  /** The answer to a form: the browser asks for the next page, so that Back and Reload send nothing twice. */
  redirect(path: string): Response {
    return this.c.redirect(path, 303)
  }
}
