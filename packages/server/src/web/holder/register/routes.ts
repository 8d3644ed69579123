import { confirmRegistration, createAccount, startRegistration, type CreateAccountRefusal } from '#modules/accounts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { Page } from '../../shared/page.ts'
import { route, type Route } from '../../shared/route.ts'
import { codeRefusalText } from '../../shared/sign-in/code-refusal.ts'
import { readStep, writeStep } from '../../shared/sign-in/step-cookie.ts'
import { tooManyAttempts } from '../../shared/sign-in/too-many-page.tsx'
import { carryOn, keepSignedIn, visitorFrom, wayOn } from '../../shared/sign-in/visitor.ts'
import type { HolderDeps } from '../deps.ts'
import { accountErrors } from './account-errors.ts'
import { DetailsPage, EmailPage, RegistrationCodePage } from './register-pages.tsx'

type AnyPage = Page<undefined, HolderDeps>

const start = '/account/register'
const codePath = `${start}/code`
const detailsPath = `${start}/details`
const access = { kind: 'public', because: 'whoever registers has no account yet' } as const

export const registerRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: start, access, handle: (page) => page.html(EmailPage({ page })) }),
  route({ method: 'POST', path: start, access, handle: sendCode }),
  route({ method: 'GET', path: codePath, access, handle: (page) => askCode(page) }),
  route({ method: 'POST', path: codePath, access, handle: confirm }),
  route({ method: 'GET', path: detailsPath, access, handle: (page) => askDetails(page) }),
  route({ method: 'POST', path: detailsPath, access, handle: create }),
]

async function sendCode(page: AnyPage): Promise<Response> {
  const email = page.field('email').trim()
  const visitor = visitorFrom(page, 'holder')
  const started = await startRegistration(page.deps.accounts, { email, language: page.language, visitor })
  if (started.ok) {
    writeStep(page, 'register', { id: started.value.requestId, note: email })
    return page.redirect(carryOn(page, codePath))
  }
  if (started.refusal.code === 'too-many-attempts') return tooManyAttempts(page, 'holder', started.refusal.retryAt)
  return page.html(EmailPage({ page, errors: { email: page.t.signIn.registration.emailBad } }), 400)
}

/** Without a registration under way there is nothing to confirm: begin at the beginning. */
async function askCode(page: AnyPage, errors?: FormErrors): Promise<Response> {
  const step = readStep(page, 'register')
  if (!step) return page.redirect(carryOn(page, start))
  const view = RegistrationCodePage({ page, email: step.note, ...(errors ? { errors } : {}) })
  return page.html(view, errors ? 400 : 200)
}

async function confirm(page: AnyPage): Promise<Response> {
  const step = readStep(page, 'register')
  if (!step) return page.redirect(carryOn(page, start))
  const command = { requestId: step.id, code: page.field('code'), visitor: visitorFrom(page, 'holder') }
  if (command.code.trim() === '') return askCode(page, { code: page.t.signIn.code.missing })
  const confirmed = await confirmRegistration(page.deps.accounts, command)
  if (confirmed.ok) return page.redirect(carryOn(page, detailsPath))
  if (confirmed.refusal.code === 'too-many-attempts') return tooManyAttempts(page, 'holder', confirmed.refusal.retryAt)
  return askCode(page, { code: codeRefusalText(page.t, confirmed.refusal) })
}

async function askDetails(page: AnyPage, errors?: FormErrors): Promise<Response> {
  if (!readStep(page, 'register')) return page.redirect(carryOn(page, start))
  return page.html(DetailsPage({ page, ...(errors ? { errors } : {}) }), errors ? 400 : 200)
}

async function create(page: AnyPage): Promise<Response> {
  const step = readStep(page, 'register')
  if (!step) return page.redirect(carryOn(page, start))
  const secondFactorNext = page.field('protection') === 'second-step'
  const created = await createAccount(page.deps.accounts, {
    requestId: step.id,
    userName: page.field('userName'),
    password: page.field('password'),
    language: page.language,
    secondFactorNext,
    visitor: visitorFrom(page, 'holder'),
  })
  if (!created.ok) return createRefused(page, created.refusal)
  keepSignedIn(page, 'holder', created.value)
  if (secondFactorNext) return page.redirect('/account/security/second-factor')
  return page.redirect(page.query('next') === '' ? '/account/link' : wayOn(page, 'holder'))
}

function createRefused(page: AnyPage, refusal: CreateAccountRefusal): Promise<Response> {
  if (refusal.code === 'too-many-attempts') return tooManyAttempts(page, 'holder', refusal.retryAt)
  if (refusal.code === 'registration-expired' || refusal.code === 'email-taken') {
    const { expired, emailTaken } = page.t.signIn.registration
    const text = refusal.code === 'email-taken' ? emailTaken : expired
    return page.html(EmailPage({ page, errors: { email: text } }), 400)
  }
  return askDetails(page, accountErrors(page, refusal))
}
