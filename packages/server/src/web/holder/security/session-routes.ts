import { endOneSession, endOtherSessions } from '#modules/accounts'
import { isId } from '#kernel/ids.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

const base = '/account/security/sessions'
const ended = '/account/security?done=session-ended'

export const sessionRoutes: readonly Route<HolderDeps>[] = [
  route({
    method: 'POST',
    path: `${base}/:sessionId/end`,
    access: { kind: 'holder' },
    objects: { sessionId: 'session' },
    handle: endOne,
  }),
  route({ method: 'POST', path: `${base}/end-others`, access: { kind: 'holder' }, handle: endOthers }),
]

const whose = (page: HolderPage) => ({ realm: 'holder', principalId: page.session.principalId }) as const

async function endOne(page: HolderPage): Promise<Response> {
  const sessionId = page.param('sessionId')
  if (!isId(sessionId)) return notFoundPage(page)
  const done = await endOneSession(page.deps.accounts, { ...whose(page), sessionId })
  return done.ok ? page.redirect(ended) : notFoundPage(page)
}

async function endOthers(page: HolderPage): Promise<Response> {
  await endOtherSessions(page.deps.accounts, { ...whose(page), sessionId: page.session.id })
  return page.redirect(ended)
}
