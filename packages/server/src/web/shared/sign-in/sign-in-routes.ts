import { finishPasskeySignIn, signInWithPassword, startPasskeySignIn } from '#modules/accounts'
import type { FormErrors } from '../components/form.tsx'
import { passkeyAnswerOf } from '../passkey-answer.ts'
import { route, type Route } from '../route.ts'
import type { SignInDeps } from './deps.ts'
import { readPasswordSignIn } from './password-sign-in-form.ts'
import type { RealmOfSignIn, SignInPage } from './sign-in-realm.ts'
import { askSecondStep } from './second-step-cookie.ts'
import { tooManyAttempts } from './too-many-page.tsx'
import { keepSignedIn, visitorFrom, wayOn } from './visitor.ts'

const access = { kind: 'public', because: 'whoever signs in has no session yet' } as const

/** The sign-in page of a realm: a password, or a passkey. */
export function signInRoutesOf(of: RealmOfSignIn): readonly Route<SignInDeps>[] {
  const { base } = of
  return [
    route({
      method: 'GET',
      path: base,
      access,
      handle: (page: SignInPage) => page.html(of.view(page, problemIn(page))),
    }),
    route({ method: 'POST', path: base, access, handle: (page: SignInPage) => byPassword(page, of) }),
    route({ method: 'POST', path: `${base}/passkey`, access, handle: (page: SignInPage) => byPasskey(page, of) }),
    route({
      method: 'POST',
      path: `${base}/passkey-options`,
      access,
      handle: (page: SignInPage) => askForPasskey(page, of),
    }),
  ]
}

/** A second step that took too long leads back here. */
function problemIn(page: SignInPage): FormErrors {
  return page.query('problem') === 'step-expired' ? { name: page.t.signIn.refusals.stepExpired } : {}
}

async function byPassword(page: SignInPage, of: RealmOfSignIn): Promise<Response> {
  const { refusals } = page.t.signIn
  const again = (errors: FormErrors) => page.html(of.view(page, errors), 400)
  const typed = readPasswordSignIn(page)
  if (!typed.ok) return again(typed.refusal)
  const command = { realm: of.realm, ...typed.value, visitor: visitorFrom(page, of.realm) }
  const answer = await signInWithPassword(page.deps.accounts, command)
  if (answer.ok) {
    if (answer.value.state === 'second-factor-needed') return askSecondStep(page, of, answer.value)
    keepSignedIn(page, of.realm, answer.value)
    return page.redirect(wayOn(page, of.realm))
  }
  switch (answer.refusal.code) {
    case 'sign-in-not-accepted':
      return again({ name: refusals.wrong })
    case 'busy':
      return again({ name: refusals.busy })
    case 'too-many-attempts':
      return tooManyAttempts(page, of.look, answer.refusal.retryAt, of.base)
  }
}

async function askForPasskey(page: SignInPage, { realm }: RealmOfSignIn): Promise<Response> {
  const { address } = visitorFrom(page, realm)
  const question = await startPasskeySignIn(page.deps.accounts, { realm, address })
  return question.ok ? page.c.json(question.value) : page.c.json({ code: question.refusal.code }, 429)
}

async function byPasskey(page: SignInPage, of: RealmOfSignIn): Promise<Response> {
  const sent = passkeyAnswerOf(page)
  const visitor = visitorFrom(page, of.realm)
  const answer = sent && (await finishPasskeySignIn(page.deps.accounts, { realm: of.realm, ...sent, visitor }))
  if (!answer?.ok) return page.html(of.view(page, { 'passkey-form': page.t.signIn.refusals.passkey }), 400)
  keepSignedIn(page, of.realm, answer.value)
  return page.redirect(wayOn(page, of.realm))
}
