import { writeCookie } from '../../shared/cookies.ts'
import { frameable } from '../../shared/security-headers.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { Page } from '../../shared/page.ts'
import type { Demo, PublicDeps } from '../deps.ts'
import { InboxPage, MailPage } from './inbox-pages.tsx'

const because = 'the demonstration shows everything it sent; it holds invented people only'
const shownMessages = 60

/** The routes are mounted in demo mode only, where the demonstration is there. */
function demoOf(page: Page<undefined, PublicDeps>): Demo {
  if (!page.deps.demo) throw new Error('a demo route was mounted outside demo mode')
  return page.deps.demo
}

const timeZoneOf = async (page: Page<undefined, PublicDeps>) => (await page.deps.reference.today()).calendar.timeZone

export const demoRoutes: readonly Route<PublicDeps>[] = [
  route({
    method: 'POST',
    path: '/demo/enter/:personKey',
    access: { kind: 'demo', because: 'one click enters as an invented person' },
    objects: { personKey: 'demo-person' },
    handle: async (page) => {
      const entered = await demoOf(page).enter(page.param('personKey'), page.c.req.header('user-agent') ?? '')
      if (!entered) return notFoundPage(page)
      writeCookie(page.c, page.deps.site, entered.realm, entered.token)
      writeCookie(page.c, page.deps.site, 'language', entered.language)
      return page.redirect(entered.realm === 'holder' ? '/account' : '/office')
    },
  }),
  route({
    method: 'GET',
    path: '/demo/inbox',
    access: { kind: 'demo', because },
    handle: async (page) =>
      page.html(
        InboxPage({ page, messages: await demoOf(page).inbox.list(shownMessages), timeZone: await timeZoneOf(page) }),
      ),
  }),
  route({
    method: 'GET',
    path: '/demo/inbox/:messageId',
    access: { kind: 'demo', because },
    objects: { messageId: 'demo-message' },
    handle: async (page) => {
      const mail = await demoOf(page).inbox.find(page.param('messageId'))
      if (mail?.channel !== 'email') return notFoundPage(page)
      return page.html(MailPage({ page, mail, timeZone: await timeZoneOf(page) }))
    },
  }),
  route({
    method: 'GET',
    path: '/demo/inbox/:messageId/html',
    access: { kind: 'demo', because },
    objects: { messageId: 'demo-message' },
    handle: async (page) => {
      const mail = await demoOf(page).inbox.find(page.param('messageId'))
      if (mail?.channel !== 'email' || mail.html === null) return notFoundPage(page)
      return mailDocument(page, mail.html)
    },
  }),
]

/** A mail as a mail program shows it: its inline styles count, nothing runs, nothing is fetched; only our page frames it. */
function mailDocument(page: Page<undefined, PublicDeps>, html: string): Response {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-top-navigation-by-user-activation"
  frameable(page.c, policy)
  return page.c.html(html)
}
