import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { disableStaffMember, inviteStaffMember } from '#modules/accounts'
import { anEnrolledOfficer, aRegistered, codeOf, goodPassword, shortPassword } from '#test/support/accounts.ts'
import { accountsSite, type AccountsSite } from '#test/support/accounts-site.ts'
import { assertGoodHtml, says } from '#test/support/html-validate.ts'
import { SoftwarePasskey } from '#test/support/software-passkey.ts'

let site: AccountsSite
before(async () => {
  site = await accountsSite()
})
after(() => site.close())

let invitations = 0

/** The path of a fresh enrolment link. */
async function anInvitation(language: Language = 'en'): Promise<string> {
  invitations += 1
  const userName = `invited${invitations}`
  const invited = await inviteStaffMember(site.deps, { userName, displayName: 'Aigerim S.', role: 'officer', language })
  assert.ok(invited.ok)
  return `/office/enrol/${invited.value.token}`
}

test('an officer enrols with a passkey and comes in with it later', async () => {
  const path = await anInvitation()
  const visitor = site.visit()
  const page = await visitor.get(path)
  await assertGoodHtml(page.html)
  assert.match(page.html, /Aigerim S\./)
  const passkey = new SoftwarePasskey(site.deps.site)
  const asked = JSON.parse((await visitor.post(`${path}/passkey-options`, {})).html)
  const answer = {
    challengeId: asked.challengeId,
    passkey: JSON.stringify(passkey.create(asked.options)),
    label: 'Desk',
  }
  const enrolled = await visitor.post(`${path}/passkey`, answer)
  assert.equal(enrolled.location, '/office')
  assert.equal((await visitor.get('/office')).html, 'home')

  const later = site.visit()
  const question = JSON.parse((await later.post('/office/sign-in/passkey-options', {})).html)
  const signedIn = await later.post('/office/sign-in/passkey', {
    challengeId: question.challengeId,
    passkey: JSON.stringify(passkey.get(question.options)),
  })
  assert.equal(signedIn.location, '/office')
})

test('a link works once, and a used, old or invented one opens the same page', async () => {
  const path = await anInvitation()
  const visitor = site.visit()
  const { html } = await visitor.get(`${path}/authenticator`)
  const code = codeOf(site, /class="secret"[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? '')
  assert.equal((await visitor.post(`${path}/authenticator`, { password: goodPassword, code })).location, '/office')
  const used = await site.visit().get(path)
  const invented = `/office/enrol/${'x'.repeat(43)}`
  const unknown = await site.visit().get(invented)
  assert.deepEqual([used.status, unknown.status], [410, 410])
  await assertGoodHtml(used.html)
  assert.equal(used.html.replaceAll(path, ''), unknown.html.replaceAll(invented, ''))
  for (const part of ['passkey-options', 'passkey', 'authenticator']) {
    assert.ok([410, 400].includes((await site.visit().post(`${path}/${part}`, {})).status), part)
  }
  const old = await anInvitation()
  site.clock.advance({ days: 3, seconds: 1 })
  assert.equal((await site.visit().get(old)).status, 410)
})

test('without a passkey a long password and a right code are both needed', async () => {
  const path = `${await anInvitation()}/authenticator`
  const visitor = site.visit()
  const { html } = await visitor.get(path)
  await assertGoodHtml(html)
  const secret = /class="secret"[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? ''
  const key = `otpauth://totp/x?secret=${secret}`
  const short = await visitor.post(path, { _key: key, password: shortPassword, code: codeOf(site, secret) })
  says(short, messages.en.signIn.newPassword.short(15), 'password')
  await assertGoodHtml(short.html)
  const wrong = await visitor.post(path, { _key: key, password: goodPassword, code: '1' })
  says(wrong, messages.en.security.authenticator.wrong, 'code')
  await assertGoodHtml(wrong.html)
  const right = await visitor.post(path, { _key: key, password: goodPassword, code: codeOf(site, secret) })
  assert.equal(right.location, '/office')
})

test('password and authenticator code open the office; the password alone never does', async () => {
  const officer = await anEnrolledOfficer(site)
  const visitor = site.visit()
  const step = await visitor.send('/office/sign-in?next=/office/cases', {
    name: officer.userName,
    password: goodPassword,
  })
  assert.equal(step.location, '/office/sign-in/second-step?next=%2Foffice%2Fcases')
  assert.equal((await visitor.get('/office')).location, '/office/sign-in?next=%2Foffice')
  await assertGoodHtml((await visitor.get(step.location ?? '')).html)
  const done = await visitor.send(step.location ?? '', { code: codeOf(site, officer.secret) })
  assert.equal(done.location, '/office/cases')
  const out = await visitor.post('/office/sign-out', {})
  assert.equal(out.location, '/office/sign-in?done=signed-out')
  assert.equal((await visitor.get('/office')).status, 303)
})

test('holders are nobody in the office, and staff are nobody in the account', async () => {
  const holder = await aRegistered(site)
  const officer = await anEnrolledOfficer(site)
  const credentials = { name: holder.userName, password: goodPassword }
  assert.equal((await site.visit().send('/office/sign-in', credentials)).status, 400)
  const visitor = site.visit()
  visitor.cookies.set('sapar-staff', holder.signedIn.sessionToken)
  visitor.cookies.set('sapar-holder', officer.signedIn.sessionToken)
  assert.equal((await visitor.get('/office')).status, 303)
  assert.equal((await visitor.get('/account')).status, 303)
})

test('a half-finished sign-in of one realm is worth nothing in the other', async () => {
  const officer = await anEnrolledOfficer(site)
  const visitor = site.visit()
  await visitor.send('/office/sign-in', { name: officer.userName, password: goodPassword })
  const answer = await visitor.post('/account/sign-in/second-step', { code: codeOf(site, officer.secret) })
  assert.equal(answer.location, '/account/sign-in?problem=step-expired')
})

test('disabling ends an open session with the next page', async () => {
  const officer = await anEnrolledOfficer(site)
  const visitor = site.visit()
  visitor.cookies.set('sapar-staff', officer.signedIn.sessionToken)
  assert.equal((await visitor.get('/office')).status, 200)
  await disableStaffMember(site.deps, { userName: officer.userName })
  assert.equal((await visitor.get('/office')).status, 303)
})

test('a wrong password shows the password form open', async () => {
  const answer = await site.visit().send('/office/sign-in', { name: 'nobody', password: 'x' })
  assert.match(answer.html, /<details class="other-way" open/)
  await assertGoodHtml(answer.html)
})

for (const language of languages) {
  test(`the office's doors are good HTML in ${language}`, async () => {
    const path = await anInvitation(language)
    const visitor = site.visit()
    visitor.cookies.set('sapar-language', language)
    for (const page of ['/office/sign-in', path, `${path}/authenticator`, '/office/enrol/none']) {
      await assertGoodHtml((await visitor.get(page)).html, `${language} ${page}`)
    }
  })
}
