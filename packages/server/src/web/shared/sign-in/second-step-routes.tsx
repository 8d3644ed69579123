import {
  finishWithAuthenticatorCode,
  finishWithPasskey,
  finishWithRecoveryCode,
  startPasskeyAsSecondFactor,
  type SecondFactorRefusal,
  type SignedIn,
} from '#modules/accounts'
import type { Result } from '#kernel/result.ts'
import { Document } from '../components/document.tsx'
import type { FormErrors } from '../components/form.tsx'
import { withQuery } from '../local-path.ts'
import { passkeyAnswerOf } from '../passkey-answer.ts'
import { route, type Route } from '../route.ts'
import type { SignInDeps } from './deps.ts'
import { methodsOf } from './second-step-cookie.ts'
import { SecondStepForms } from './second-step-forms.tsx'
import type { RealmOfSignIn, SignInPage } from './sign-in-realm.ts'
import { readStep } from './step-cookie.ts'
import { tooManyAttempts } from './too-many-page.tsx'
import { carryOn, keepSignedIn, visitorFrom, wayOn } from './visitor.ts'

const access = { kind: 'public', because: 'the password was right, but there is no session yet' } as const

/** The second step of a realm: a code, a recovery code or a passkey, each posted to a path of its own. */
export function secondStepRoutesOf(of: RealmOfSignIn): readonly Route<SignInDeps>[] {
  const path = `${of.base}/second-step`
  return [
    route({ method: 'GET', path, access, handle: (page: SignInPage) => show(page, of) }),
    route({
      method: 'POST',
      path,
      access,
      handle: async (page: SignInPage) => {
        const command = { ...commandOf(page, of), code: page.field('code') }
        return answer(page, of, await finishWithAuthenticatorCode(page.deps.accounts, command), 'code')
      },
    }),
    route({
      method: 'POST',
      path: `${path}/recovery-code`,
      access,
      handle: async (page: SignInPage) => {
        const command = { ...commandOf(page, of), code: page.field('recoveryCode') }
        return answer(page, of, await finishWithRecoveryCode(page.deps.accounts, command), 'recoveryCode')
      },
    }),
    route({
      method: 'POST',
      path: `${path}/passkey`,
      access,
      handle: async (page: SignInPage) => {
        const command = { ...commandOf(page, of), response: passkeyAnswerOf(page)?.response }
        return answer(page, of, await finishWithPasskey(page.deps.accounts, command), 'passkey-form')
      },
    }),
    route({ method: 'POST', path: `${path}/passkey-options`, access, handle: (page: SignInPage) => options(page, of) }),
  ]
}

/** Without a sign-in under way the id fits no challenge, and the answer is the one for "too late". */
const noChallenge = '00000000-0000-7000-8000-000000000000'

function commandOf(page: SignInPage, of: RealmOfSignIn) {
  const challengeId = readStep(page, of.step)?.id ?? noChallenge
  return { realm: of.realm, challengeId, visitor: visitorFrom(page, of.realm) }
}

async function options(page: SignInPage, of: RealmOfSignIn): Promise<Response> {
  const question = await startPasskeyAsSecondFactor(page.deps.accounts, commandOf(page, of))
  return question.ok ? page.c.json(question.value) : page.c.json({ code: question.refusal.code }, 410)
}

async function show(page: SignInPage, of: RealmOfSignIn, errors: FormErrors = {}): Promise<Response> {
  const methods = methodsOf(page, of)
  if (!methods) return page.redirect(of.base)
  const hasErrors = Object.keys(errors).length > 0
  const view = (
    <Document
      page={page}
      title={page.t.signIn.secondStep.title}
      look={of.look}
      hasForm={methods.some((method) => method !== 'passkey')}
      hasErrors={hasErrors}
      shownAt={carryOn(page, `${of.base}/second-step`)}
      scripts={['passkey.js']}
    >
      <SecondStepForms page={page} base={of.base} methods={methods} errors={errors} />
    </Document>
  )
  return page.html(view, hasErrors ? 400 : 200)
}

type Answered = Result<SignedIn, SecondFactorRefusal>
type FieldOfStep = 'code' | 'recoveryCode' | 'passkey-form'

/** Signed in and on the way, or the same page with what was wrong. */
async function answer(page: SignInPage, of: RealmOfSignIn, answered: Answered, field: FieldOfStep): Promise<Response> {
  if (answered.ok) {
    keepSignedIn(page, of.realm, answered.value)
    return page.redirect(wayOn(page, of.realm))
  }
  const { refusals } = page.t.signIn
  const wrong = { code: refusals.wrongCode, recoveryCode: refusals.wrongRecoveryCode, 'passkey-form': refusals.passkey }
  switch (answered.refusal.code) {
    case 'sign-in-expired':
      return page.redirect(withQuery(carryOn(page, of.base), 'problem', 'step-expired'))
    case 'second-factor-wrong':
      return show(page, of, { [field]: wrong[field] })
    case 'too-many-attempts':
      return tooManyAttempts(page, of.look, answered.refusal.retryAt, of.base)
  }
}
