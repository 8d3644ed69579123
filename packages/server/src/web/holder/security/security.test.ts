import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import {
  aRegistered,
  codeIn,
  codeOf,
  goodPassword,
  otherPassword,
  shortPassword,
  withAuthenticator,
  withPasskey,
} from '#test/support/accounts.ts'
import { accountsSite, type AccountsSite } from '#test/support/accounts-site.ts'
import type { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml, says } from '#test/support/html-validate.ts'
import { SoftwarePasskey } from '#test/support/software-passkey.ts'

const texts = messages.en.security
let site: AccountsSite
before(async () => {
  site = await accountsSite()
})
after(() => site.close())

const base = '/account/security'

/** Somebody registered, with their session in a browser. */
async function signedIn(changes: Parameters<typeof aRegistered>[1] = {}) {
  const person = await aRegistered(site, changes)
  const visitor = site.visit()
  visitor.cookies.set('sapar-holder', person.signedIn.sessionToken)
  return { ...person, visitor }
}

/** The key that the page shows for typing. */
const keyOn = (html: string): string => /class="secret"[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? ''

const uriOn = (html: string): string => /name="_key" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

async function addAuthenticator(visitor: CookieBrowser) {
  const { html } = await visitor.get(`${base}/authenticator/add`)
  return visitor.post(`${base}/authenticator/add`, { _key: uriOn(html), code: codeOf(site, keyOn(html)) })
}

test('the overview shows account, second step, sessions and events, marks this session', async () => {
  const { visitor, email, principalId } = await signedIn()
  await withPasskey(site, principalId, 'Red phone')
  const { html } = await visitor.get(base)
  await assertGoodHtml(html)
  assert.match(html, new RegExp(email))
  assert.match(html, /Red phone/)
  assert.ok(html.includes(texts.recovery.left(10)))
  assert.ok(html.includes(texts.sessions.thisOne))
  assert.ok(html.includes(`${texts.events.names['passkey-added']} · <bdi>Red phone</bdi>`))
})

test('an authenticator app is added by its code; recovery codes are shown once, as text too', async () => {
  const { visitor } = await signedIn()
  const added = await addAuthenticator(visitor)
  assert.equal(added.status, 200)
  await assertGoodHtml(added.html)
  const codes = added.html.match(/<li translate="no">[0-9A-Z-]{29}<\/li>/g) ?? []
  assert.equal(codes.length, 10)
  const file = decodeURIComponent(/href="data:text\/plain;charset=utf-8,([^"]+)" download=/.exec(added.html)?.[1] ?? '')
  const [title, blank, ...lines] = file.split('\r\n')
  assert.deepEqual([title, blank, lines.pop()], [texts.recovery.fileTitle('localhost:3000'), '', ''])
  assert.ok(lines.length === 10 && lines.every((line) => /^[0-9A-Z-]{29}$/.test(line)))
  assert.ok(!(await visitor.get(base)).html.includes(codes[0] ?? 'none'))
  assert.equal((await visitor.get(`${base}/authenticator/add`)).location, base, 'one is enough')
})

test('after a wrong code the same key is shown again, so that nobody scans twice', async () => {
  const { visitor } = await signedIn()
  const { html } = await visitor.get(`${base}/authenticator/add`)
  assert.match(html, /<img class="qr" src="data:image\/svg\+xml;base64,/)
  const key = keyOn(html)
  assert.match(key, /^[A-Z2-7]{32}$/)
  for (const code of ['abc', '']) {
    const wrong = await visitor.post(`${base}/authenticator/add`, { _key: uriOn(html), code })
    assert.equal(wrong.status, 400)
    await assertGoodHtml(wrong.html)
    assert.equal(keyOn(wrong.html), key)
  }
  const right = await visitor.post(`${base}/authenticator/add`, { code: codeOf(site, key) })
  says(right, texts.recovery.shownTitle)
})

test('an account with a short password is open once a factor was added, and keeps the last one', async () => {
  const { visitor } = await signedIn({ password: shortPassword, secondFactorNext: true })
  assert.equal((await visitor.get(base)).location, `${base}/second-factor`)
  await addAuthenticator(visitor)
  assert.equal((await visitor.get(base)).status, 200)
  const kept = await visitor.send(`${base}/authenticator/remove`, {})
  assert.equal(kept.status, 409)
  says(kept, texts.lastFactor, 'main')
  await assertGoodHtml(kept.html)
})

test('an authenticator app is removed, its codes with it', async () => {
  const { visitor, principalId } = await signedIn()
  await withAuthenticator(site, principalId)
  const asked = await visitor.get(`${base}/authenticator/remove`)
  await assertGoodHtml(asked.html)
  const removed = await visitor.send(`${base}/authenticator/remove`, {})
  assert.equal(removed.location, `${base}?done=authenticator-removed`)
  says(await visitor.follow(removed), messages.en.common.done['authenticator-removed'])
  assert.equal((await visitor.send(`${base}/authenticator/remove`, {})).status, 404)
})

test('a passkey is added with a name, and removed by its owner alone', async () => {
  const { visitor } = await signedIn()
  const add = async (label: string, passkey = new SoftwarePasskey(site.deps.site)) => {
    const { challengeId, options } = JSON.parse((await visitor.post(`${base}/passkeys/options`, {})).html)
    const answer = JSON.stringify(passkey.create(options))
    return visitor.post(`${base}/passkeys/add`, { challengeId, passkey: answer, label })
  }
  const nameless = await add(' ')
  says(nameless, texts.passkeys.labelMissing, 'label')
  await assertGoodHtml(nameless.html)
  says(await add('My phone'), texts.recovery.shownTitle)
  assert.equal((await add('My laptop')).location, `${base}?done=passkey-added`)
  const { html } = await visitor.get(base)
  const removePath = /href="(\/account\/security\/passkeys\/[0-9a-f-]+\/remove)"/.exec(html)?.[1] ?? ''
  const { visitor: stranger } = await signedIn()
  const unknown = removePath.replace(/[0-9a-f-]{36}/, site.newId())
  const answers = [await stranger.post(removePath, {}), await stranger.post(unknown, {})]
  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 404],
  )
  assert.equal(
    answers[0]?.html.replaceAll(removePath, ''),
    answers[1]?.html.replaceAll(unknown, ''),
    'a foreign passkey is like none',
  )
  assert.match((await visitor.get(removePath)).html, /My phone/)
  assert.equal((await visitor.send(removePath, {})).location, `${base}?done=passkey-removed`)
})

test('a passkey that the browser did not make is refused in words', async () => {
  const { visitor } = await signedIn()
  const answer = await visitor.post(`${base}/passkeys/add`, { label: 'x', challengeId: '', passkey: '' })
  assert.equal(answer.status, 400)
  says(answer, texts.passkeys.failed, 'label')
  await assertGoodHtml(answer.html)
})

test('new recovery codes replace the old ones; without a factor there are none', async () => {
  const { visitor, principalId } = await signedIn()
  assert.equal((await visitor.send(`${base}/recovery-codes`, {})).location, base)
  await withAuthenticator(site, principalId)
  const made = await visitor.send(`${base}/recovery-codes`, {})
  assert.equal(made.html.match(/<li translate="no">/g)?.length, 10)
})

test('a session is ended at once, one or all others, and never somebody else’s', async () => {
  const { visitor, userName } = await signedIn()
  const others = [site.visit(), site.visit(), site.visit()]
  for (const other of others) await other.send('/account/sign-in', { name: userName, password: goodPassword })
  const { html } = await visitor.get(base)
  const endPath = /action="(\/account\/security\/sessions\/[0-9a-f-]+\/end)"/.exec(html)?.[1] ?? ''
  const { visitor: stranger } = await signedIn()
  assert.equal((await stranger.post(endPath, {})).status, 404)
  const open = async () => (await Promise.all(others.map((other) => other.get('/account')))).map(({ status }) => status)
  assert.deepEqual(await open(), [200, 200, 200])
  assert.equal((await visitor.post(endPath, {})).location, `${base}?done=session-ended`)
  assert.equal((await open()).filter((status) => status === 303).length, 1)
  await visitor.post(`${base}/sessions/end-others`, {})
  assert.deepEqual(await open(), [303, 303, 303])
  assert.equal((await visitor.get('/account')).status, 200)
})

test('the password is changed with the present one; other sessions end', async () => {
  const { visitor, userName } = await signedIn()
  const other = site.visit()
  await other.send('/account/sign-in', { name: userName, password: goodPassword })
  const path = `${base}/password`
  const wrong = await visitor.send(path, { presentPassword: 'not this one at all', password: otherPassword })
  says(wrong, texts.password.wrong, 'presentPassword')
  await assertGoodHtml(wrong.html)
  const weak = await visitor.send(path, { presentPassword: goodPassword, password: 'too short' })
  says(weak, messages.en.signIn.newPassword.short(15), 'password')
  const empty = await visitor.send(path, { presentPassword: '', password: '' })
  await assertGoodHtml(empty.html)
  const changed = await visitor.send(path, { presentPassword: goodPassword, password: otherPassword })
  assert.equal(changed.location, `${base}?done=password-changed`)
  assert.equal((await other.get('/account')).status, 303)
  assert.equal((await visitor.get('/account')).status, 200)
})

test('the e-mail address changes by a code sent to the new one', async () => {
  const { visitor, email, principalId } = await signedIn()
  const path = `${base}/email`
  for (const bad of ['none', email]) assert.equal((await visitor.send(path, { email: bad })).status, 400, bad)
  const newEmail = `new-${email}`
  assert.equal((await visitor.send(path, { email: newEmail })).location, `${path}/code`)
  await site.runJobs()
  const page = await visitor.get(`${path}/code`)
  assert.match(page.html, new RegExp(newEmail))
  await assertGoodHtml(page.html)
  says(await visitor.send(`${path}/code`, { code: '' }), messages.en.signIn.code.missing, 'code')
  const done = await visitor.send(`${path}/code`, { code: codeIn(site, 'account-new-email-code') })
  assert.equal(done.location, `${base}?done=contact-changed`)
  const row = await site.db
    .selectFrom('accounts')
    .select('email')
    .where('principal_id', '=', principalId)
    .executeTakeFirst()
  assert.equal(row?.email, newEmail)
})

test('the mobile number changes by a code sent to it', async () => {
  const { visitor, principalId } = await signedIn()
  const path = `${base}/phone`
  const local = await visitor.send(path, { phone: '701 000 00 01' })
  says(local, texts.contact.phoneCountry, 'phone')
  assert.match(local.html, /value="701 000 00 01"/, 'what was typed stays as it was typed')
  await assertGoodHtml(local.html)
  says(await visitor.send(path, { phone: '+7 1' }), texts.contact.phoneBad, 'phone')
  assert.equal((await visitor.send(path, { phone: '+7 701 000 00 01' })).location, `${path}/code`)
  await site.runJobs()
  const wrong = await visitor.send(`${path}/code`, { code: 'x' })
  says(wrong, messages.en.signIn.code.wrong(4), 'code')
  const done = await visitor.send(`${path}/code`, { code: codeIn(site, 'account-phone-code') })
  assert.equal(done.location, `${base}?done=contact-changed`)
  const row = await site.db
    .selectFrom('accounts')
    .select('phone')
    .where('principal_id', '=', principalId)
    .executeTakeFirst()
  assert.equal(row?.phone, '+77010000001')
})

test('the language of the account is the language of the pages from then on', async () => {
  const { visitor } = await signedIn()
  const path = `${base}/language`
  assert.equal((await visitor.post(path, { language: 'tlh' })).status, 400)
  const chosen = await visitor.send(path, { language: 'kk' })
  assert.match((await visitor.follow(chosen)).html, /<html lang="kk"/)
})

for (const language of languages) {
  test(`every page is good HTML in ${language}`, async () => {
    const { visitor, principalId } = await signedIn()
    await withPasskey(site, principalId)
    visitor.cookies.set('sapar-language', language)
    const parts = [
      'passkeys/add',
      'authenticator/add',
      'recovery-codes',
      'password',
      'email',
      'phone',
      'language',
      'second-factor',
    ]
    for (const path of [base, ...parts.map((part) => `${base}/${part}`)]) {
      const { html, status } = await visitor.get(path)
      assert.equal(status, 200, path)
      await assertGoodHtml(html, `${language} ${path}`)
    }
  })
}
