import {
  finishAddPasskey,
  listFactors,
  removePasskey,
  startAddPasskey,
  type AddPasskeyRefusal,
} from '#modules/accounts'
import { isId } from '#kernel/ids.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { passkeyAnswerOf } from '../../shared/passkey-answer.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { factorAddedAnswer } from './factor-added.ts'
import { AddPasskeyPage, RemovePasskeyPage } from './passkey-pages.tsx'

const base = '/account/security/passkeys'
const removePath = `${base}/:passkeyId/remove`
const first = { kind: 'holder', beforeSecondFactor: true, recentSignIn: true } as const
const objects = { passkeyId: 'passkey' } as const

export const passkeyRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: `${base}/add`, access: first, handle: (page) => page.html(AddPasskeyPage({ page })) }),
  route({ method: 'POST', path: `${base}/add`, access: first, handle: add }),
  route({ method: 'POST', path: `${base}/options`, access: first, handle: options }),
  route({
    method: 'GET',
    path: removePath,
    access: { kind: 'holder', recentSignIn: true },
    objects,
    handle: (page) => askRemove(page),
  }),
  route({ method: 'POST', path: removePath, access: { kind: 'holder', recentSignIn: true }, objects, handle: remove }),
]

const whose = (page: HolderPage) => ({ realm: 'holder', principalId: page.session.principalId }) as const

async function options(page: HolderPage): Promise<Response> {
  const question = await startAddPasskey(page.deps.accounts, whose(page))
  return question.ok ? page.c.json(question.value) : page.c.json({ code: question.refusal.code }, 410)
}

async function add(page: HolderPage): Promise<Response> {
  const label = page.field('label')
  const sent = passkeyAnswerOf(page)
  const { passkeys } = page.t.security
  if (!sent) return page.html(AddPasskeyPage({ page, errors: { label: passkeys.failed } }), 400)
  const added = await finishAddPasskey(page.deps.accounts, { ...whose(page), ...sent, label })
  if (added.ok) return factorAddedAnswer(page, added.value, 'passkey-added')
  return page.html(AddPasskeyPage({ page, errors: { label: addRefusalText(page, added.refusal) } }), 400)
}

function addRefusalText(page: HolderPage, refusal: AddPasskeyRefusal): string {
  const { passkeys } = page.t.security
  switch (refusal.code) {
    case 'label-missing':
      return passkeys.labelMissing
    case 'label-too-long':
      return passkeys.labelLong(refusal.max)
    case 'passkey-known':
      return passkeys.known
    case 'passkey-not-accepted':
      return passkeys.failed
  }
}

async function askRemove(page: HolderPage, errors?: FormErrors): Promise<Response> {
  const { passkeys } = await listFactors(page.deps.db, whose(page))
  const passkey = passkeys.find(({ id }) => id === page.param('passkeyId'))
  if (!passkey) return notFoundPage(page)
  const { label } = passkey
  return page.html(RemovePasskeyPage({ page, label, ...(errors ? { errors } : {}) }), errors ? 409 : 200)
}

async function remove(page: HolderPage): Promise<Response> {
  const passkeyId = page.param('passkeyId')
  if (!isId(passkeyId)) return notFoundPage(page)
  const removed = await removePasskey(page.deps.accounts, { ...whose(page), passkeyId })
  if (removed.ok) return page.redirect('/account/security?done=passkey-removed')
  if (removed.refusal.code === 'factor-not-found') return notFoundPage(page)
  return askRemove(page, { main: page.t.security.lastFactor })
}
