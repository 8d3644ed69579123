import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { aRegistered, codeOf, goodPassword, withAuthenticator, withPasskey } from '#test/support/accounts.ts'
import { accountsSite, type AccountsSite } from '#test/support/accounts-site.ts'
import type { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml, says } from '#test/support/html-validate.ts'

const texts = messages.en.signIn
let site: AccountsSite
before(async () => {
  site = await accountsSite()
})
after(() => site.close())

const signIn = (visitor: CookieBrowser, name: string, password = goodPassword, path = '/account/sign-in') =>
  visitor.send(path, { name, password })

test('user name or e-mail address and password open the account', async () => {
  const person = await aRegistered(site)
  for (const name of [person.userName, person.email.toUpperCase()]) {
    const visitor = site.visit()
    assert.equal((await signIn(visitor, name)).location, '/account')
    assert.equal((await visitor.get('/account')).html, 'home')
  }
})

test('after signing in one is where one wanted to be, and the form that was kept waits there', async () => {
  const person = await aRegistered(site)
  const visitor = site.visit()
  const asked = await visitor.get('/account/link')
  assert.equal(asked.location, '/account/sign-in?next=%2Faccount%2Flink')
  assert.equal((await signIn(visitor, person.userName, goodPassword, asked.location)).location, '/account/link')

  const another = site.visit()
  const posted = await another.post('/account/link', {
    _page: '/account/link',
    cardNumber: 'K7M',
    passportNumber: 'P77',
  })
  assert.match(posted.location ?? '', /resume=/)
  const page = await another.get(posted.location ?? '')
  says(page, texts.resumeNote)
  const opened = await another.follow(await signIn(another, person.userName, goodPassword, posted.location))
  assert.match(opened.html, /value="P77"/)
})

test('a form that a stranger prepared does not appear on the pages of whoever follows the link', async () => {
  const person = await aRegistered(site)
  const form = { _page: '/account/link', cardNumber: 'K7M', passportNumber: 'STRANGER' }
  const { location } = await site.visit().post('/account/link', form)
  const victim = site.visit()
  const opened = await victim.follow(await signIn(victim, person.userName, goodPassword, location))
  assert.equal(opened.status, 200)
  assert.doesNotMatch(opened.html, /STRANGER/)
})

test('signing in again leaves the cookie from before worth nothing', async () => {
  const person = await aRegistered(site)
  const visitor = site.visit()
  await signIn(visitor, person.userName)
  const old = visitor.cookies.get('sapar-holder') ?? assert.fail('no session')
  await signIn(visitor, person.userName)
  assert.equal((await visitor.get('/account')).html, 'home')
  const thief = site.visit()
  thief.cookies.set('sapar-holder', old)
  assert.equal((await thief.get('/account')).status, 303)
})

test('no address of another site is followed', async () => {
  const person = await aRegistered(site)
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/x/..//evil.example']) {
    const path = `/account/sign-in?resume=x&next=${encodeURIComponent(next)}`
    assert.equal((await signIn(site.visit(), person.userName, goodPassword, path)).location, '/account?kept=x', next)
  }
})

test('an unknown name and a wrong password get the same answer, byte for byte', async () => {
  const { userName } = await aRegistered(site)
  const known = await signIn(site.visit(), userName, 'not the right one')
  const unknown = await signIn(site.visit(), 'n'.repeat(userName.length), 'not the right one')
  const plain = (html: string, name: string) =>
    html.replaceAll(name, '').replaceAll(/name="_command" value="[^"]+"/g, '')
  assert.deepEqual([known.status, unknown.status], [400, 400])
  assert.equal(plain(known.html, userName), plain(unknown.html, 'n'.repeat(userName.length)))
  assert.ok(!known.html.includes('not the right one'))
  await assertGoodHtml(known.html)
})

test('what is missing is told at its field', async () => {
  const answer = await signIn(site.visit(), ' ', '')
  says(answer, texts.refusals.nameMissing, 'name')
  says(answer, texts.refusals.passwordMissing, 'password')
  await assertGoodHtml(answer.html)
})

test('an authenticator code is the second step, wrong ones are refused', async () => {
  const person = await aRegistered(site)
  const { secret } = await withAuthenticator(site, person.principalId)
  const visitor = site.visit()
  const step = await signIn(visitor, person.userName, goodPassword, '/account/sign-in?next=/account/link')
  assert.equal(step.location, '/account/sign-in/second-step?next=%2Faccount%2Flink')
  assert.equal((await visitor.get('/account')).location?.startsWith('/account/sign-in'), true, 'no session yet')
  const code = codeOf(site, secret)
  const wrong = await visitor.send(step.location ?? '', { code: code === '111111' ? '111112' : '111111' })
  assert.equal(wrong.status, 400)
  await assertGoodHtml(wrong.html)
  says(wrong, texts.refusals.wrongCode, 'code')
  const right = await visitor.send(step.location ?? '', { code })
  assert.equal(right.location, '/account/link')
})

test('a recovery code works once', async () => {
  const person = await aRegistered(site)
  const { recoveryCodes } = await withAuthenticator(site, person.principalId)
  const path = '/account/sign-in/second-step/recovery-code'
  const fields = { recoveryCode: (recoveryCodes[0] ?? '').toLowerCase().replaceAll('-', ' ') }
  const first = site.visit()
  await signIn(first, person.userName)
  assert.equal((await first.post(path, fields)).location, '/account')
  const second = site.visit()
  await signIn(second, person.userName)
  const again = await second.post(path, fields)
  assert.equal(again.status, 400)
  says(again, texts.refusals.wrongRecoveryCode, 'recoveryCode')
  assert.match(again.html, /<details class="other-way" open/)
  await assertGoodHtml(again.html)
})

test('a language chosen on an answer leads to the page with the form', async () => {
  const person = await aRegistered(site)
  await withAuthenticator(site, person.principalId)
  const visitor = site.visit()
  await signIn(visitor, person.userName)
  const answer = await visitor.post('/account/sign-in/second-step/recovery-code', { recoveryCode: 'x' })
  assert.match(answer.html, /name="_page" value="\/account\/sign-in\/second-step"/)
  const switched = await visitor.post('/account/sign-in/second-step', {
    _page: '/account/sign-in/second-step',
    _language: 'kk',
  })
  assert.match((await visitor.follow(switched)).html, /<html lang="kk"/)
})

test('a passkey is asked for by a challenge that only the half-finished sign-in gets', async () => {
  const person = await aRegistered(site)
  const { passkey } = await withPasskey(site, person.principalId)
  const visitor = site.visit()
  const path = '/account/sign-in/second-step'
  assert.equal((await visitor.post(`${path}/passkey-options`, {})).status, 410)
  await signIn(visitor, person.userName)
  const page = await visitor.get(path)
  await assertGoodHtml(page.html)
  const { challengeId, options } = JSON.parse((await visitor.post(`${path}/passkey-options`, {})).html)
  const answer = { challengeId, passkey: JSON.stringify(passkey.get(options)) }
  assert.equal((await visitor.post(`${path}/passkey`, { ...answer, passkey: '{}' })).status, 400)
  assert.equal((await visitor.post(`${path}/passkey`, answer)).location, '/account')
})

test('a passkey alone opens the account, and nonsense in its place does not', async () => {
  const person = await aRegistered(site)
  const { passkey } = await withPasskey(site, person.principalId)
  const visitor = site.visit()
  for (const nonsense of [{}, { challengeId: 'x', passkey: '{' }, { challengeId: site.newId(), passkey: 'null' }]) {
    const refused = await visitor.post('/account/sign-in/passkey', nonsense)
    assert.equal(refused.status, 400)
    await assertGoodHtml(refused.html)
  }
  const question = await visitor.post('/account/sign-in/passkey-options', {})
  const { challengeId, options } = JSON.parse(question.html)
  const answer = await visitor.post('/account/sign-in/passkey', {
    challengeId,
    passkey: JSON.stringify(passkey.get(options)),
  })
  assert.equal(answer.location, '/account')
})

test('a second step that took too long begins again', async () => {
  const person = await aRegistered(site)
  const { secret } = await withAuthenticator(site, person.principalId)
  const visitor = site.visit()
  await signIn(visitor, person.userName)
  site.clock.advance({ minutes: 11 })
  const late = await visitor.send('/account/sign-in/second-step', { code: codeOf(site, secret) })
  assert.equal(late.location, '/account/sign-in?problem=step-expired')
  const page = await visitor.follow(late)
  says(page, texts.refusals.stepExpired, 'name')
  await assertGoodHtml(page.html)
})

test('too many attempts: a page with the time and the other ways; an hour later the password works', async () => {
  const person = await aRegistered(site)
  const visitor = site.visit()
  for (let count = 0; count < 10; count += 1) await signIn(visitor, person.userName, 'wrong wrong wrong')
  const refused = await signIn(visitor, person.userName)
  assert.equal(refused.status, 429)
  says(refused, messages.en.common.problems.tooManyText(60))
  assert.match(refused.html, /href="\/account\/reset"/)
  await assertGoodHtml(refused.html)
  site.clock.advance({ minutes: 60, seconds: 1 })
  assert.equal((await signIn(visitor, person.userName)).location, '/account')
})

test('somebody at a device of their own is not locked out by others', async () => {
  const person = await aRegistered(site)
  const own = site.visit()
  await signIn(own, person.userName)
  const stranger = site.visit()
  for (let count = 0; count < 11; count += 1) await signIn(stranger, person.userName, 'wrong wrong wrong')
  assert.equal((await signIn(stranger, person.userName)).status, 429)
  assert.equal((await signIn(own, person.userName)).location, '/account')
})

test('signing out ends the session at once, also for a copy of the cookie', async () => {
  const person = await aRegistered(site)
  const [visitor, copy] = [site.visit(), site.visit()]
  await signIn(visitor, person.userName)
  for (const [name, value] of visitor.cookies) copy.cookies.set(name, value)
  assert.equal((await copy.get('/account')).status, 200)
  const out = await visitor.post('/account/sign-out', {})
  assert.equal(out.location, '/account/sign-in?done=signed-out')
  says(await visitor.follow(out), messages.en.common.done['signed-out'])
  assert.equal((await copy.get('/account')).status, 303)
})

for (const language of languages) {
  test(`the sign-in page is good HTML in ${language} and says which site it is`, async () => {
    const visitor = site.visit()
    const { html } = await visitor.follow(await visitor.get(`/account/sign-in?language=${language}`))
    assert.ok(html.includes(`<h1>${messages[language].signIn.title}</h1>`))
    assert.match(html, /localhost:3000/)
    assert.match(html, /<form id="passkey-form"[^>]* hidden/)
    await assertGoodHtml(html, language)
  })
}
