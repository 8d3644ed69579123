import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { aRegistered, codeIn, codeOf, goodPassword, otherPassword, withAuthenticator } from '#test/support/accounts.ts'
import { accountsSite, type AccountsSite } from '#test/support/accounts-site.ts'
import type { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml, says } from '#test/support/html-validate.ts'

const texts = messages.en.signIn
let site: AccountsSite
before(async () => {
  site = await accountsSite()
})
after(() => site.close())

const finishPath = '/account/reset/password'

async function asked(name: string, visitor: CookieBrowser = site.visit()): Promise<CookieBrowser> {
  const sent = await visitor.send('/account/reset', { name })
  assert.equal(sent.location, finishPath)
  await site.runJobs()
  return visitor
}

test('a code and a new password sign in, end every session and make the old password useless', async () => {
  const person = await aRegistered(site)
  const old = site.visit()
  await old.send('/account/sign-in', { name: person.userName, password: goodPassword })
  const visitor = await asked(person.email)
  const code = codeIn(site, 'account-reset-code')
  const done = await visitor.send(finishPath, { code, password: otherPassword })
  assert.equal(done.location, '/account?done=password-changed')
  assert.equal((await visitor.get('/account')).html, 'home')
  assert.equal((await old.get('/account')).status, 303, 'the old session has ended')
  const withOld = await site.visit().send('/account/sign-in', { name: person.userName, password: goodPassword })
  assert.equal(withOld.status, 400)
  const now = await site.visit().send('/account/sign-in', { name: person.userName, password: otherPassword })
  assert.equal(now.location, '/account')
})

test('a second step stays in force', async () => {
  const person = await aRegistered(site)
  const { secret } = await withAuthenticator(site, person.principalId)
  const visitor = await asked(person.userName)
  const done = await visitor.send(finishPath, { code: codeIn(site, 'account-reset-code'), password: otherPassword })
  assert.equal(done.location, '/account/sign-in/second-step')
  const signedIn = await visitor.send('/account/sign-in/second-step', { code: codeOf(site, secret) })
  assert.equal(signedIn.location, '/account')
})

test('nothing tells whether there is an account: same answers, and wrong codes are refused alike', async () => {
  const person = await aRegistered(site)
  const visitors = [await asked(person.userName), await asked('nobody-of-this-name')]
  const plain = (html: string) => html.replaceAll(/name="_command" value="[^"]+"/g, '')
  const [known, unknown] = await Promise.all(visitors.map((visitor) => visitor.get(finishPath)))
  assert.equal(plain(known?.html ?? ''), plain(unknown?.html ?? ''))
  const tries = await Promise.all(
    visitors.map((visitor) => visitor.post(finishPath, { code: 'abcdef', password: otherPassword })),
  )
  assert.deepEqual(
    tries.map(({ status }) => status),
    [400, 400],
  )
  assert.equal(plain(tries[0]?.html ?? ''), plain(tries[1]?.html ?? ''))
})

test('what is missing or too weak is told at its field, and costs no try of the code', async () => {
  const person = await aRegistered(site)
  const visitor = await asked(person.userName)
  const empty = await visitor.send(finishPath, { code: '', password: '' })
  await assertGoodHtml(empty.html)
  says(empty, texts.code.missing, 'code')
  says(empty, texts.newPassword.missing, 'password')
  const weak = await visitor.send(finishPath, { code: '123456', password: 'short' })
  says(weak, texts.newPassword.short(8), 'password')
  const wrong = await visitor.send(finishPath, { code: 'wrong1', password: otherPassword })
  says(wrong, texts.code.wrong(4), 'code')
})

test('without a name, or without having asked, there is nothing to finish', async () => {
  const visitor = site.visit()
  const nameless = await visitor.send('/account/reset', { name: ' ' })
  assert.equal(nameless.status, 400)
  await assertGoodHtml(nameless.html)
  assert.equal((await visitor.get(finishPath)).location, '/account/reset')
  assert.equal((await visitor.post(finishPath, {})).location, '/account/reset')
})

test('five codes a day for one name, then the page says when', async () => {
  const person = await aRegistered(site)
  const visitor = site.visit()
  for (let count = 0; count < 5; count += 1) await visitor.send('/account/reset', { name: person.userName })
  const sixth = await visitor.send('/account/reset', { name: person.userName })
  assert.equal(sixth.status, 429)
  says(sixth, texts.tooMany.title)
  await assertGoodHtml(sixth.html)
})

for (const language of languages) {
  test(`the pages are good HTML in ${language}`, async () => {
    const visitor = await asked('somebody')
    await visitor.get(`/account/reset?language=${language}`)
    for (const path of ['/account/reset', finishPath]) {
      await assertGoodHtml((await visitor.get(path)).html, `${language} ${path}`)
    }
  })
}
