import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { isLanguage, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { isRetryable } from '#platform/db/transaction.ts'
import { recentSignInMinutes } from './access.ts'
import { readCookie, writeCookie } from './cookies.ts'
import type { WebDeps } from './deps.ts'
import { answersIn, languageField, pageField, noForm, parseForm, textOf, type FormBody } from './fields.ts'
import { keepTyped, keptFields } from './kept-forms.ts'
import { languageOf } from './language.ts'
import { localPath, withQuery } from './local-path.ts'
import { Page } from './page.ts'
import { brokenPage, busyPage, crossSitePage, forbiddenPage, notFoundPage, tooLargePage } from './problem-pages.tsx'
import { checkRoutes } from './check-routes.ts'
import type { Route } from './route.ts'
import { sameOrigin } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { visitorOf, type Realm, type SessionPort, type Visitor } from './sessions.ts'

export type MountSettings<D extends WebDeps> = {
  /** Whose cookie counts for these routes. */
  readonly realm: Realm
  readonly routes: readonly Route<D>[]
  readonly deps: D
  readonly sessions: SessionPort
  /** Where somebody without a session is sent. */
  readonly signInPath: string
}

const defaultBodyLimit = 64 * 1024

/** Builds a web app from its route table. Nothing is reachable that the table does not name. */
export function mount<D extends WebDeps>(settings: MountSettings<D>): Hono {
  checkRoutes(settings.routes)
  const app = new Hono()
  const { deps } = settings
  for (const middleware of securityHeaders()) app.use(middleware)
  app.use(compress())
  app.use(sameOrigin(deps.site))
  for (const route of settings.routes) {
    if (route.access.kind === 'demo' && !deps.site.isDemo) continue
    const limit = bodyLimit({
      maxSize: route.bodyLimit ?? defaultBodyLimit,
      onError: (c) => tooLargePage(anonymousPage(settings, c)),
    })
    app.on(route.method, route.path, limit, (c) => answer(settings, route, c))
  }
  app.notFound((c) => notFoundPage(anonymousPage(settings, c)))
  app.onError((error, c) => problem(settings, error, c))
  return app
}

async function answer<D extends WebDeps>(settings: MountSettings<D>, route: Route<D>, c: Context): Promise<Response> {
  const { deps, sessions, realm } = settings
  c.header('Cache-Control', 'no-store')
  if (route.access.kind === 'public' && route.access.anyOrigin) c.header('Access-Control-Allow-Origin', '*')
  const token = realm === 'public' ? undefined : readCookie(c, deps.site, realm)
  const visitor = await visitorOf(realm, token, sessions)
  const language = languageOf(c, deps.site, visitor.session?.language)

  const wanted = c.req.query('language')
  if (c.req.method === 'GET' && wanted !== undefined && isLanguage(wanted)) return switchByLink(c, deps, wanted)

  const form = await formOf(route, c, visitor)
  if (!form) return crossSitePage(anonymousPage(settings, c), 400)
  const chosen = textOf(form.fields, languageField)
  if (isLanguage(chosen)) return switchByForm(settings, c, visitor, form, chosen)

  const stopped = await stopAtTheDoor(settings, route, c, visitor, form, language)
  if (stopped) return stopped

  const kept = await keptFields(settings, visitor, c)
  const page = new Page<unknown, D>({
    c,
    deps,
    session: visitor.session,
    language,
    t: messages[language],
    ...form,
    kept,
  })
  return route.handle(page as Page<never, D>)
}

/** A large body is taken apart only for somebody who may send one; for others it runs past, at no cost in memory. */
async function formOf<D extends WebDeps>(
  { access, bodyLimit: limitOfRoute }: Route<D>,
  c: Context,
  visitor: Visitor,
): Promise<FormBody | undefined> {
  if (c.req.method !== 'POST') return noForm
  if (limitOfRoute === undefined || visitor.realm === access.kind) return parseForm(c.req.raw)
  await c.req.raw.body?.pipeTo(new WritableStream())
  return noForm
}

/** Enforces the declared access: undefined lets the request in. */
async function stopAtTheDoor<D extends WebDeps>(
  settings: MountSettings<D>,
  route: Route<D>,
  c: Context,
  visitor: Visitor,
  form: FormBody,
  language: Language,
): Promise<Response | undefined> {
  const { access } = route
  if (access.kind === 'public' || access.kind === 'demo') return undefined
  if (visitor.realm !== access.kind) return askToSignIn(settings, c, visitor, form)
  if (
    access.kind === 'holder' &&
    visitor.realm === 'holder' &&
    visitor.session.mustAddSecondFactor &&
    !access.beforeSecondFactor
  ) {
    return c.redirect('/account/security/second-factor', 303)
  }
  if (access.kind === 'holder' && access.recentSignIn && visitor.realm === 'holder' && isLongAgo(settings, visitor)) {
    return askToSignIn(settings, c, visitor, form)
  }
  if (access.kind === 'staff' && visitor.realm === 'staff' && !access.roles.includes(visitor.session.role)) {
    return forbiddenPage(
      new Page({
        c,
        deps: settings.deps,
        session: visitor.session,
        language,
        t: messages[language],
        ...noForm,
        kept: undefined,
      }),
    )
  }
  return undefined
}

function isLongAgo<D extends WebDeps>(
  { deps }: MountSettings<D>,
  { session }: Extract<Visitor, { realm: 'holder' }>,
): boolean {
  return deps.clock.now().getTime() - session.createdAt.getTime() > recentSignInMinutes * 60_000
}

/** Nothing typed is lost: the form waits under a token and comes back after signing in, to the same person only. */
async function askToSignIn<D extends WebDeps>(
  settings: MountSettings<D>,
  c: Context,
  visitor: Visitor,
  form: FormBody,
): Promise<Response> {
  const isPage =
    c.req.method === 'GET' ||
    // the form was not read, so it cannot say where it stood
    (form === noForm && settings.routes.some(({ method, path }) => method === 'GET' && path === c.req.routePath))
  const shownAt =
    localPath(textOf(form.fields, pageField)) ?? (isPage ? c.req.path + new URL(c.req.url).search : undefined)
  // somebody who is signed in is told why that is not enough
  let target = visitor.session === undefined ? settings.signInPath : withQuery(settings.signInPath, 'why', 'again')
  if (shownAt !== undefined) target = withQuery(target, 'next', shownAt)
  const answers = answersIn(form.fields)
  if (shownAt !== undefined && Object.keys(answers).length > 0) {
    const owner = visitor.realm === 'public' ? visitor.endedPrincipal : visitor.session.principalId
    const kept = await keepTyped(settings, c, { realm: settings.realm, owner, path: shownAt, fields: answers })
    if (kept !== undefined) target = withQuery(target, 'resume', kept)
  }
  return c.redirect(target, 303)
}

function switchByLink(c: Context, deps: WebDeps, language: Language): Response {
  writeCookie(c, deps.site, 'language', language)
  const url = new URL(c.req.url)
  url.searchParams.delete('language')
  return c.redirect(url.pathname + url.search, 303)
}

async function switchByForm<D extends WebDeps>(
  settings: MountSettings<D>,
  c: Context,
  visitor: Visitor,
  form: FormBody,
  language: Language,
): Promise<Response> {
  writeCookie(c, settings.deps.site, 'language', language)
  const shownAt = localPath(textOf(form.fields, pageField)) ?? '/'
  const owner = visitor.session?.principalId
  const fields = answersIn(form.fields)
  const kept = await keepTyped(settings, c, { realm: visitor.realm, owner, path: shownAt, fields })
  return c.redirect(kept === undefined ? shownAt : withQuery(shownAt, 'kept', kept), 303)
}

function anonymousPage<D extends WebDeps>(settings: MountSettings<D>, c: Context): Page<undefined, D> {
  const language = languageOf(c, settings.deps.site, undefined)
  // what went wrong once must not be shown again from a cache; such answers may never have reached `answer`
  c.header('Cache-Control', 'no-store')
  return new Page({
    c,
    deps: settings.deps,
    session: undefined,
    language,
    t: messages[language],
    ...noForm,
    kept: undefined,
  })
}

function problem<D extends WebDeps>(
  settings: MountSettings<D>,
  error: Error,
  c: Context,
): Response | Promise<Response> {
  const page = anonymousPage(settings, c)
  if ('status' in error && error.status === 403) return crossSitePage(page)
  const errorId = settings.deps.newId()
  settings.deps.log.error({ err: error, errorId, route: c.req.routePath }, 'request failed')
  return isRetryable(error) ? busyPage(page) : brokenPage(page, errorId)
}
