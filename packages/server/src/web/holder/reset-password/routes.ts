import { finishPasswordReset, startPasswordReset, type ResetRefusal } from '#modules/accounts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { passwordRefusalText } from '../../shared/new-password-fields.tsx'
import type { Page } from '../../shared/page.ts'
import { route, type Route } from '../../shared/route.ts'
import { codeRefusalText } from '../../shared/sign-in/code-refusal.ts'
import { askSecondStep } from '../../shared/sign-in/second-step-cookie.ts'
import { readStep, writeStep } from '../../shared/sign-in/step-cookie.ts'
import { tooManyAttempts } from '../../shared/sign-in/too-many-page.tsx'
import { keepSignedIn, visitorFrom } from '../../shared/sign-in/visitor.ts'
import type { HolderDeps } from '../deps.ts'
import { holders } from '../sign-in/routes.ts'
import { NewPasswordPage, ResetPage } from './reset-pages.tsx'

type AnyPage = Page<undefined, HolderDeps>

const start = '/account/reset'
const finishPath = `${start}/password`
const access = { kind: 'public', because: 'whoever forgot the password cannot sign in' } as const

export const resetPasswordRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: start, access, handle: (page) => page.html(ResetPage({ page })) }),
  route({ method: 'POST', path: start, access, handle: sendCode }),
  route({ method: 'GET', path: finishPath, access, handle: (page) => ask(page) }),
  route({ method: 'POST', path: finishPath, access, handle: finish }),
]

async function sendCode(page: AnyPage): Promise<Response> {
  const name = page.field('name').trim()
  if (name === '') return page.html(ResetPage({ page, errors: { name: page.t.signIn.refusals.nameMissing } }), 400)
  const visitor = visitorFrom(page, 'holder')
  const started = await startPasswordReset(page.deps.accounts, { name, language: page.language, visitor })
  if (!started.ok) return tooManyAttempts(page, 'holder', started.refusal.retryAt)
  writeStep(page, 'reset-password', { id: started.value.requestId, note: '' })
  return page.redirect(finishPath)
}

async function ask(page: AnyPage, errors?: FormErrors): Promise<Response> {
  if (!readStep(page, 'reset-password')) return page.redirect(start)
  return page.html(NewPasswordPage({ page, ...(errors ? { errors } : {}) }), errors ? 400 : 200)
}

async function finish(page: AnyPage): Promise<Response> {
  const step = readStep(page, 'reset-password')
  if (!step) return page.redirect(start)
  const missing = missingIn(page)
  if (missing) return ask(page, missing)
  const finished = await finishPasswordReset(page.deps.accounts, {
    requestId: step.id,
    code: page.field('code'),
    newPassword: page.field('password'),
    visitor: visitorFrom(page, 'holder'),
  })
  if (!finished.ok) return refused(page, finished.refusal)
  if (finished.value.state === 'second-factor-needed') return askSecondStep(page, holders, finished.value)
  keepSignedIn(page, 'holder', finished.value)
  return page.redirect('/account?done=password-changed')
}

function missingIn(page: AnyPage): FormErrors | undefined {
  const { code, newPassword } = page.t.signIn
  const errors = {
    ...(page.field('code').trim() === '' ? { code: code.missing } : {}),
    ...(page.field('password') === '' ? { password: newPassword.missing } : {}),
  }
  return Object.keys(errors).length > 0 ? errors : undefined
}

function refused(page: AnyPage, refusal: ResetRefusal): Promise<Response> {
  switch (refusal.code) {
    case 'too-many-attempts':
      return tooManyAttempts(page, 'holder', refusal.retryAt)
    case 'code-wrong':
    case 'code-expired':
      return ask(page, { code: codeRefusalText(page.t, refusal) })
    case 'busy':
    case 'sign-in-not-accepted':
      return ask(page, { code: page.t.signIn.refusals.busy })
    default:
      return ask(page, { password: passwordRefusalText(page.t, refusal) })
  }
}
