import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { messages } from '#locales/index.ts'
import { recentSignInMinutes } from '#web/shared/access.ts'
import { aRegistered, goodPassword, withPasskey } from '#test/support/accounts.ts'
import { accountsSite, type AccountsSite } from '#test/support/accounts-site.ts'

let site: AccountsSite
before(async () => {
  site = await accountsSite()
})
after(() => site.close())

async function signedInAWhileAgo(minutes: number) {
  const person = await aRegistered(site)
  const visitor = site.visit()
  visitor.cookies.set('sapar-holder', person.signedIn.sessionToken)
  // used all the while, so that the session itself has not ended
  for (let passed = 0; passed < minutes; passed += 5) {
    site.clock.advance({ minutes: Math.min(5, minutes - passed) })
    await visitor.get('/account/security')
  }
  return { ...person, visitor }
}

test('what protects the account is changed only soon after signing in (ASVS 7.5.1)', async () => {
  const { visitor, principalId } = await signedInAWhileAgo(recentSignInMinutes + 1)
  const passkeyId = await withPasskey(site, principalId, 'Red phone')
  assert.ok(passkeyId)
  for (const path of ['password', 'email', 'phone', 'authenticator/add', 'passkeys/add', 'authenticator/remove']) {
    const { status, location = '' } = await visitor.get(`/account/security/${path}`)
    assert.equal(status, 303, path)
    assert.match(location, /^\/account\/sign-in\?why=again&next=/, path)
  }
  const { status, location = '' } = await visitor.post('/account/security/recovery-codes', {})
  assert.equal(status, 303)
  assert.match(location, /why=again/)
  assert.equal((await visitor.get('/account/security')).status, 200, 'reading stays open')
})

test('the sign-in page says why, and what was typed comes back afterwards', async () => {
  const { visitor, userName } = await signedInAWhileAgo(recentSignInMinutes + 1)
  const form = { _page: '/account/security/email', email: 'new.address@mail.example' }
  const { location = '' } = await visitor.post('/account/security/email', form)
  const { html } = await visitor.get(location)
  assert.ok(html.includes(messages.en.signIn.again))
  const query = new URL(location, 'http://local').search
  const { location: back = '' } = await visitor.post(`/account/sign-in${query}`, {
    name: userName,
    password: goodPassword,
  })
  assert.match(back, /^\/account\/security\/email\?kept=/)
  assert.match((await visitor.get(back)).html, /value="new\.address@mail\.example"/)
})

test('soon after signing in nothing is asked twice', async () => {
  const { visitor } = await signedInAWhileAgo(recentSignInMinutes - 1)
  assert.equal((await visitor.get('/account/security/password')).status, 200)
})
