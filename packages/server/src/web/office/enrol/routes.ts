import {
  enrolWithAuthenticator,
  enrolWithPasskey,
  openEnrolment,
  startEnrolWithAuthenticator,
  startEnrolWithPasskey,
  type EnrolWithAuthenticatorRefusal,
  type EnrolWithPasskeyRefusal,
  type SignedIn,
} from '#modules/accounts'
import { keyShownBefore, shownKey } from '../../shared/authenticator-key.tsx'
import type { FormErrors } from '../../shared/components/form.tsx'
import { passwordRefusalText } from '../../shared/new-password-fields.tsx'
import { passkeyAnswerOf } from '../../shared/passkey-answer.ts'
import { route, type Route } from '../../shared/route.ts'
import type { SignInDeps } from '../../shared/sign-in/deps.ts'
import type { SignInPage } from '../../shared/sign-in/sign-in-realm.ts'
import { tooManyAttempts } from '../../shared/sign-in/too-many-page.tsx'
import { keepSignedIn, visitorFrom } from '../../shared/sign-in/visitor.ts'
import { EnrolAuthenticatorPage, EnrolPage, LinkGonePage } from './enrol-pages.tsx'

const path = '/office/enrol/:token'
const objects = { token: 'token' } as const
const access = { kind: 'public', because: 'the link is the key; whoever holds it has no way in yet' } as const

export const enrolRoutes: readonly Route<SignInDeps>[] = [
  route({ method: 'GET', path, access, objects, handle: (page: SignInPage) => show(page) }),
  route({ method: 'POST', path: `${path}/passkey-options`, access, objects, handle: passkeyOptions }),
  route({ method: 'POST', path: `${path}/passkey`, access, objects, handle: byPasskey }),
  route({
    method: 'GET',
    path: `${path}/authenticator`,
    access,
    objects,
    handle: (page: SignInPage) => showNewKey(page),
  }),
  route({ method: 'POST', path: `${path}/authenticator`, access, objects, handle: byAuthenticator }),
]

const baseOf = (page: SignInPage) => `/office/enrol/${encodeURIComponent(page.param('token'))}`

/** Nothing but this page may learn the address: it holds the key (ASVS 5.0.0-14.2.1 allows one-time links). */
async function show(page: SignInPage, errors?: FormErrors): Promise<Response> {
  const enrolment = await openEnrolment(page.deps.accounts, { token: page.param('token') })
  if (!enrolment.ok) return gone(page)
  const view = { page, base: baseOf(page), enrolment: enrolment.value, ...(errors ? { errors } : {}) }
  return page.html(EnrolPage(view), errors ? 400 : 200)
}

const gone = (page: SignInPage) => page.html(LinkGonePage({ page, base: baseOf(page) }), 410)

function enrolled(page: SignInPage, signedIn: SignedIn): Response {
  keepSignedIn(page, 'staff', signedIn)
  return page.redirect('/office')
}

async function passkeyOptions(page: SignInPage): Promise<Response> {
  const question = await startEnrolWithPasskey(page.deps.accounts, { token: page.param('token') })
  return question.ok ? page.c.json(question.value) : page.c.json({ code: question.refusal.code }, 410)
}

async function byPasskey(page: SignInPage): Promise<Response> {
  const sent = passkeyAnswerOf(page)
  if (!sent) return show(page, { label: page.t.security.passkeys.failed })
  const done = await enrolWithPasskey(page.deps.accounts, {
    ...sent,
    token: page.param('token'),
    label: page.field('label'),
    visitor: visitorFrom(page, 'staff'),
  })
  if (done.ok) return enrolled(page, done.value)
  return done.refusal.code === 'enrolment-link-not-valid' ? gone(page) : show(page, passkeyErrors(page, done.refusal))
}

type LabelOrPasskey = Exclude<EnrolWithPasskeyRefusal, { code: 'enrolment-link-not-valid' }>

function passkeyErrors(page: SignInPage, refusal: LabelOrPasskey): FormErrors {
  const { passkeys } = page.t.security
  switch (refusal.code) {
    case 'label-missing':
      return { label: passkeys.labelMissing }
    case 'label-too-long':
      return { label: passkeys.labelLong(refusal.max) }
    case 'passkey-not-accepted':
      return { label: passkeys.failed }
  }
}

async function showNewKey(page: SignInPage, errors?: FormErrors): Promise<Response> {
  const started = await startEnrolWithAuthenticator(page.deps.accounts, { token: page.param('token') })
  if (!started.ok) return gone(page)
  const shown = await shownKey(started.value.uri)
  const view = { page, base: baseOf(page), shown, ...(errors ? { errors } : {}) }
  return page.html(EnrolAuthenticatorPage(view), errors ? 400 : 200)
}

async function byAuthenticator(page: SignInPage): Promise<Response> {
  const done = await enrolWithAuthenticator(page.deps.accounts, {
    token: page.param('token'),
    password: page.field('password'),
    code: page.field('code'),
    visitor: visitorFrom(page, 'staff'),
  })
  if (done.ok) return enrolled(page, done.value)
  if (done.refusal.code === 'enrolment-link-not-valid') return gone(page)
  if (done.refusal.code === 'too-many-attempts') return tooManyAttempts(page, 'office', done.refusal.retryAt)
  return showSameKey(page, authenticatorErrors(page, done.refusal))
}

async function showSameKey(page: SignInPage, errors: FormErrors): Promise<Response> {
  const shown = await keyShownBefore(page)
  if (!shown) return showNewKey(page, errors)
  return page.html(EnrolAuthenticatorPage({ page, base: baseOf(page), shown, errors }), 400)
}

type OfTheForm = Exclude<EnrolWithAuthenticatorRefusal, { code: 'enrolment-link-not-valid' | 'too-many-attempts' }>

function authenticatorErrors(page: SignInPage, refusal: OfTheForm): FormErrors {
  const { refusals } = page.t.signIn
  if (refusal.code === 'busy') return { password: refusals.busy }
  if (refusal.code === 'second-factor-wrong') return { code: page.t.security.authenticator.wrong }
  return { password: passwordRefusalText(page.t, refusal) }
}
