import {
  findAccount,
  finishChangeEmail,
  finishChangePhone,
  startChangeEmail,
  startChangePhone,
  type Account,
  type FinishChangeEmailRefusal,
} from '#modules/accounts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { route, type Route } from '../../shared/route.ts'
import { codeRefusalText } from '../../shared/sign-in/code-refusal.ts'
import { dropStep, readStep, writeStep } from '../../shared/sign-in/step-cookie.ts'
import { tooManyAttempts } from '../../shared/sign-in/too-many-page.tsx'
import { visitorFrom } from '../../shared/sign-in/visitor.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { ContactCodePage, EmailPage, PhonePage } from './contact-pages.tsx'

const emailPath = '/account/security/email'
const phonePath = '/account/security/phone'
const access = { kind: 'holder', recentSignIn: true } as const

export const contactRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: emailPath, access, handle: (page) => askEmail(page) }),
  route({ method: 'POST', path: emailPath, access, handle: startEmail }),
  route({ method: 'GET', path: `${emailPath}/code`, access, handle: (page) => askCode(page, 'change-email') }),
  route({ method: 'POST', path: `${emailPath}/code`, access, handle: (page) => finish(page, 'change-email') }),
  route({ method: 'GET', path: phonePath, access, handle: (page) => askPhone(page) }),
  route({ method: 'POST', path: phonePath, access, handle: startPhone }),
  route({ method: 'GET', path: `${phonePath}/code`, access, handle: (page) => askCode(page, 'change-phone') }),
  route({ method: 'POST', path: `${phonePath}/code`, access, handle: (page) => finish(page, 'change-phone') }),
]

type Change = 'change-email' | 'change-phone'
const startOf = { 'change-email': emailPath, 'change-phone': phonePath } as const
const finishOf = { 'change-email': finishChangeEmail, 'change-phone': finishChangePhone } as const

async function accountOf(page: HolderPage): Promise<Account> {
  const account = await findAccount(page.deps.db, page.session.principalId)
  if (!account) throw new Error('no account stands behind a live session')
  return account
}

async function askEmail(page: HolderPage, errors?: FormErrors): Promise<Response> {
  const account = await accountOf(page)
  return page.html(EmailPage({ page, account, ...(errors ? { errors } : {}) }), errors ? 400 : 200)
}

async function askPhone(page: HolderPage, errors?: FormErrors): Promise<Response> {
  const account = await accountOf(page)
  return page.html(PhonePage({ page, account, ...(errors ? { errors } : {}) }), errors ? 400 : 200)
}

const asking = (page: HolderPage) => ({
  principalId: page.session.principalId,
  visitor: visitorFrom(page, 'holder'),
})

async function startEmail(page: HolderPage): Promise<Response> {
  const { signIn, security } = page.t
  const email = page.field('email').trim()
  const started = await startChangeEmail(page.deps.accounts, { ...asking(page), email })
  if (started.ok) return codeSent(page, 'change-email', started.value.requestId, email)
  switch (started.refusal.code) {
    case 'too-many-attempts':
      return tooManyAttempts(page, 'holder', started.refusal.retryAt)
    case 'email-unchanged':
      return askEmail(page, { email: security.contact.emailSame })
    case 'email-not-valid':
    case 'person-not-found':
      return askEmail(page, { email: signIn.registration.emailBad })
  }
}

async function startPhone(page: HolderPage): Promise<Response> {
  const { contact } = page.t.security
  const started = await startChangePhone(page.deps.accounts, { ...asking(page), phone: page.field('phone') })
  if (started.ok) return codeSent(page, 'change-phone', started.value.requestId, started.value.phone)
  if (started.refusal.code === 'too-many-attempts') return tooManyAttempts(page, 'holder', started.refusal.retryAt)
  const isWithoutCode = started.refusal.code === 'phone-without-country-code'
  return askPhone(page, { phone: isWithoutCode ? contact.phoneCountry : contact.phoneBad })
}

function codeSent(page: HolderPage, change: Change, id: string, note: string): Response {
  writeStep(page, change, { id, note })
  return page.redirect(`${startOf[change]}/code`)
}

async function askCode(page: HolderPage, change: Change, errors?: FormErrors): Promise<Response> {
  const step = readStep(page, change)
  if (!step) return page.redirect(startOf[change])
  const view = { page, change, sentTo: step.note, againAt: startOf[change], ...(errors ? { errors } : {}) }
  return page.html(ContactCodePage(view), errors ? 400 : 200)
}

async function finish(page: HolderPage, change: Change): Promise<Response> {
  const step = readStep(page, change)
  if (!step) return page.redirect(startOf[change])
  const code = page.field('code')
  if (code.trim() === '') return askCode(page, change, { code: page.t.signIn.code.missing })
  const finished = await finishOf[change](page.deps.accounts, { ...asking(page), requestId: step.id, code })
  if (finished.ok) {
    dropStep(page)
    return page.redirect('/account/security?done=contact-changed')
  }
  return refused(page, change, finished.refusal)
}

function refused(page: HolderPage, change: Change, refusal: FinishChangeEmailRefusal): Promise<Response> {
  if (refusal.code === 'too-many-attempts') return tooManyAttempts(page, 'holder', refusal.retryAt)
  if (refusal.code === 'email-taken') return askCode(page, change, { code: page.t.signIn.code.expired })
  return askCode(page, change, { code: codeRefusalText(page.t, refusal) })
}
