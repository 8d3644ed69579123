import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { aRegistered, codeIn, goodPassword, shortPassword } from '#test/support/accounts.ts'
import { accountsSite, type AccountsSite } from '#test/support/accounts-site.ts'
import type { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml, says } from '#test/support/html-validate.ts'

const { signIn, security } = messages.en
let site: AccountsSite
before(async () => {
  site = await accountsSite()
})
after(() => site.close())

/** Up to the third step: the address is proved. */
async function atDetails(email: string): Promise<CookieBrowser> {
  const visitor = site.visit()
  const sent = await visitor.send('/account/register', { email })
  assert.equal(sent.location, '/account/register/code')
  await site.runJobs()
  const code = codeIn(site, 'account-email-code')
  const confirmed = await visitor.send('/account/register/code', { code })
  assert.equal(confirmed.location, '/account/register/details')
  return visitor
}

test('a newcomer registers: e-mail, code, user name and password, then links a card', async () => {
  const visitor = await atDetails('wang@example.org')
  const created = await visitor.send('/account/register/details', {
    userName: '王小明',
    password: goodPassword,
    protection: 'alone',
  })
  assert.equal(created.location, '/account/link')
  assert.equal((await visitor.get('/account/link')).status, 200)
  assert.ok(!visitor.cookies.has('sapar-step'), 'nothing is half finished any more')
})

test('who came to register on the way to an application goes on to it', async () => {
  const next = '/account/applications/new?offer=tourism&purpose=tourism'
  const way = `next=${encodeURIComponent(next)}`
  const visitor = site.visit()
  assert.ok((await visitor.get(`/account/sign-in?${way}`)).html.includes(`href="/account/register?${way}"`))
  const sent = await visitor.send(`/account/register?${way}`, { email: 'applicant@example.org' })
  assert.equal(sent.location, `/account/register/code?${way}`)
  await site.runJobs()
  const confirmed = await visitor.send(sent.location, { code: codeIn(site, 'account-email-code') })
  assert.equal(confirmed.location, `/account/register/details?${way}`)
  const details = { userName: 'applicant', password: goodPassword, protection: 'alone' }
  assert.equal((await visitor.send(confirmed.location, details)).location, next)
})

test('the language of the page becomes the language of the account', async () => {
  const visitor = await atDetails('aigerim@example.org')
  await visitor.get('/account/register?language=kk')
  await visitor.send('/account/register/details', { userName: 'aigerim', password: goodPassword, protection: 'alone' })
  const row = await site.db
    .selectFrom('accounts')
    .select('language')
    .where('user_name', '=', 'aigerim')
    .executeTakeFirst()
  assert.equal(row?.language, 'kk')
})

test('eight characters are enough with a second step, and then nothing else is open', async () => {
  const visitor = await atDetails('short@example.org')
  const alone = { userName: 'short', password: shortPassword, protection: 'alone' }
  const refused = await visitor.send('/account/register/details', alone)
  assert.equal(refused.status, 400)
  says(refused, signIn.newPassword.short(15))
  assert.ok(!refused.html.includes(shortPassword), 'a password is never shown again')
  assert.match(refused.html, /value="short"/, 'the user name is')
  const created = await visitor.send('/account/register/details', { ...alone, protection: 'second-step' })
  assert.equal(created.location, '/account/security/second-factor')
  assert.equal((await visitor.get('/account/link')).location, '/account/security/second-factor')
  const choice = await visitor.get('/account/security/second-factor')
  await assertGoodHtml(choice.html)
  says(choice, security.secondStep.mustTitle)
})

test('every mistake of the last step is told at once, each at its field', async () => {
  const visitor = await atDetails('mistakes@example.org')
  const answer = await visitor.send('/account/register/details', { userName: 'a@b', password: '', protection: 'alone' })
  assert.equal(answer.status, 400)
  await assertGoodHtml(answer.html)
  says(answer, signIn.registration.userNameCharacters, 'userName')
  says(answer, signIn.newPassword.missing, 'password')
})

test('a user name that is taken is said', async () => {
  const { userName } = await aRegistered(site)
  const visitor = await atDetails('second@example.org')
  const fields = { userName: userName.toUpperCase(), password: goodPassword, protection: 'alone' }
  const answer = await visitor.send('/account/register/details', fields)
  assert.equal(answer.status, 400)
  says(answer, signIn.registration.userNameTaken, 'userName')
})

test('an address that has an account gets the same pages; its owner is told, and no code fits', async () => {
  const { email } = await aRegistered(site)
  const [owner, stranger] = [site.visit(), site.visit()]
  const known = await owner.send('/account/register', { email })
  const unknown = await stranger.send('/account/register', { email: 'nobody-yet@example.org' })
  assert.deepEqual([known.status, known.location], [unknown.status, unknown.location])
  await site.runJobs()
  assert.equal(site.notices.findLast(({ recipient }) => recipient.email === email)?.template, 'account-exists')
  const pages = await Promise.all([owner, stranger].map((visitor) => visitor.get('/account/register/code')))
  const same = pages.map(({ html }) =>
    withoutIds(html).replaceAll(email, '@').replaceAll('nobody-yet@example.org', '@'),
  )
  assert.equal(same[0], same[1])
  const tried = await owner.send('/account/register/code', { code: '123456' })
  assert.equal(tried.status, 400)
})

const withoutIds = (html: string): string => html.replaceAll(/name="_command" value="[^"]+"/g, '')

test('a wrong code says how many tries are left, and after five none fits', async () => {
  const visitor = site.visit()
  await visitor.send('/account/register', { email: 'tries@example.org' })
  await site.runJobs()
  const code = codeIn(site, 'account-email-code')
  const wrong = code === '000000' ? '000001' : '000000'
  const first = await visitor.send('/account/register/code', { code: wrong })
  says(first, signIn.code.wrong(4), 'code')
  await assertGoodHtml(first.html)
  for (const _ of [2, 3, 4]) await visitor.send('/account/register/code', { code: wrong })
  const fifth = await visitor.send('/account/register/code', { code: wrong })
  says(fifth, signIn.code.expired, 'code')
  const right = await visitor.send('/account/register/code', { code })
  assert.equal(right.status, 400, 'the right code comes too late')
})

test('a code is good for ten minutes', async () => {
  const visitor = site.visit()
  await visitor.send('/account/register', { email: 'late@example.org' })
  await site.runJobs()
  const code = codeIn(site, 'account-email-code')
  site.clock.advance({ minutes: 10, seconds: 1 })
  const answer = await visitor.send('/account/register/code', { code })
  says(answer, signIn.code.expired, 'code')
})

test('no step can be entered without the one before', async () => {
  const visitor = site.visit()
  for (const path of ['/account/register/code', '/account/register/details']) {
    assert.equal((await visitor.get(path)).location, '/account/register', path)
    assert.equal((await visitor.post(path, { code: '123456' })).location, '/account/register', path)
  }
  await visitor.send('/account/register', { email: 'skip@example.org' })
  const skipped = await visitor.post('/account/register/details', { userName: 'skipper', password: goodPassword })
  assert.equal(skipped.status, 400)
  says(skipped, signIn.registration.expired, 'email')
})

test('too many codes to one address: the page says when to try again', async () => {
  const visitor = site.visit()
  const answers = []
  for (let count = 0; count < 11; count += 1)
    answers.push(await visitor.send('/account/register', { email: 'flood@example.org' }))
  assert.equal(answers.at(9)?.status, 303)
  const last = answers.at(10)
  assert.ok(last)
  assert.equal(last.status, 429)
  says(last, signIn.tooMany.title)
  assert.ok(Number(last.headers.get('retry-after')) > 3_600)
  await assertGoodHtml(last.html)
})

test('a change of language keeps the address that was typed', async () => {
  const visitor = site.visit()
  const { html } = await visitor.get('/account/register')
  assert.match(html, /name="_language" value="ru"/)
  const switched = await visitor.send('/account/register', { email: 'typed@example.org', _language: 'ru' })
  const page = await visitor.follow(switched)
  assert.match(page.html, /<html lang="ru"/)
  assert.match(page.html, /value="typed@example.org"/)
})

for (const language of languages) {
  test(`the pages are good HTML in ${language}`, async () => {
    const visitor = await atDetails(`${language.toLowerCase()}@example.org`)
    await visitor.get(`/account/register?language=${language}`)
    const { registration } = messages[language].signIn
    for (const [path, title] of [
      ['/account/register', registration.title],
      ['/account/register/code', registration.codeTitle],
      ['/account/register/details', registration.detailsTitle],
    ] as const) {
      const { html, status } = await visitor.get(path)
      assert.equal(status, 200)
      assert.ok(html.includes(`<h1>${title}</h1>`), `${path}: ${title}`)
      await assertGoodHtml(html, `${language} ${path}`)
    }
    const wrong = await visitor.send('/account/register', { email: 'none' })
    assert.equal(wrong.status, 400)
    await assertGoodHtml(wrong.html, `${language} with an error`)
  })
}
