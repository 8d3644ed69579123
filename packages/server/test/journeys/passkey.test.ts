import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { messages } from '#locales/index.ts'
import { inviteStaffMember } from '#modules/accounts'
import { listen, type HttpServer } from '#platform/http/server.ts'
import { aRegistered, goodPassword } from '#test/support/accounts.ts'
import { openBrowser } from '#test/support/browser.ts'
import { accountsSite, type AccountsSite } from '#test/support/accounts-site.ts'

let browser: Browser
let server: HttpServer
let site: AccountsSite
before(async () => {
  // The origin holds the port, and the port is known only once somebody listens.
  server = await listen({ host: '127.0.0.1', port: 0, fetch: (request, env) => site.fetch(request, env) })
  site = await accountsSite(`http://localhost:${server.port}`)
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.close()
  await site.close()
})

/** A device with a fingerprint reader that always says yes. */
async function aDevice({ isOld = false } = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: site.origin })
  const page = await context.newPage()
  if (isOld) await page.addInitScript(forgetJsonMethods)
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { context, page }
}

/** What browsers before 2024 lack. Runs in the page. */
function forgetJsonMethods(): void {
  const constructor = PublicKeyCredential as unknown as Record<string, unknown>
  for (const name of ['parseCreationOptionsFromJSON', 'parseRequestOptionsFromJSON', 'isConditionalMediationAvailable'])
    delete constructor[name]
  delete (PublicKeyCredential.prototype as unknown as Record<string, unknown>)['toJSON']
}

for (const isOld of [false, true]) {
  test(`a holder adds a passkey and comes in with it, in ${isOld ? 'an older' : 'a present'} browser`, async () => {
    const person = await aRegistered(site)
    const { context, page } = await aDevice({ isOld })
    await page.goto('/account/sign-in')
    await page.fill('#name', person.userName)
    await page.fill('#password', goodPassword)
    await page.click('#page-form .btn')
    await page.goto('/account/security/passkeys/add')
    assert.equal(await page.isVisible('[data-without-passkey]'), false)
    await page.fill('#label', 'Virtual key')
    await page.click('#passkey-form .btn')
    await page.waitForSelector('.codes')
    assert.equal(await page.locator('.codes li').count(), 10)

    await page.goto('/account/security')
    await page.click('.sign-out button')
    await page.waitForURL('**/account/sign-in?done=signed-out')
    if (isOld) await page.click('#passkey-form .btn')
    // A present browser offers the passkey at the name field by itself; the virtual device takes the offer at once.
    await page.waitForURL('**/account')
    assert.equal(await page.textContent('body'), 'home')
    await context.close()
  })
}

test('a passkey is the second step after the password', async () => {
  const person = await aRegistered(site)
  const { context, page } = await aDevice({ isOld: true })
  await context.addCookies([{ name: 'sapar-holder', value: person.signedIn.sessionToken, url: site.origin }])
  await page.goto('/account/security/passkeys/add')
  await page.fill('#label', 'Virtual key')
  await page.click('#passkey-form .btn')
  await page.waitForSelector('.codes')
  await context.clearCookies()
  await page.goto('/account/sign-in')
  await page.fill('#name', person.userName)
  await page.fill('#password', goodPassword)
  await page.click('#page-form .btn')
  await page.waitForURL('**/second-step')
  await page.click('#passkey-form .btn')
  await page.waitForURL('**/account')
  await context.close()
})

test('a member of staff enrols with a passkey and comes in with it', async () => {
  const wish = { userName: 'officer-of-keys', displayName: 'Officer', role: 'officer', language: 'en' } as const
  const invited = await inviteStaffMember(site.deps, wish)
  assert.ok(invited.ok)
  const { context, page } = await aDevice()
  await page.goto(`/office/enrol/${invited.value.token}`)
  await page.fill('#label', 'Desk')
  await page.click('#passkey-form .btn')
  await page.waitForURL('**/office')
  await context.clearCookies()
  await page.goto('/office/sign-in')
  await page.click('#passkey-form .btn')
  await page.waitForURL('**/office')
  assert.equal(await page.textContent('body'), 'home')
  await context.close()
})

test('a device without a passkey says so and leaves the other ways', async () => {
  const { context, page } = await aDevice({ isOld: true })
  await page.goto('/account/sign-in')
  await page.click('#passkey-form .btn')
  await page.waitForSelector('[data-problem]:visible')
  assert.equal(await page.isVisible('#password'), true)
  await context.close()
})

test('without JavaScript there is no passkey button, and the page says what else there is', async () => {
  const person = await aRegistered(site)
  const context = await browser.newContext({ baseURL: site.origin, javaScriptEnabled: false })
  await context.addCookies([{ name: 'sapar-holder', value: person.signedIn.sessionToken, url: site.origin }])
  const page = await context.newPage()
  await page.goto('/account/sign-in')
  assert.equal(await page.isVisible('#passkey-form'), false)
  assert.equal(await page.isVisible('button[data-shows]'), false)
  await page.goto('/account/security/passkeys/add')
  assert.equal(await page.isVisible('[data-without-passkey]'), true)
  await context.close()
})

test('a password can be looked at, and is a password again when it is sent', async () => {
  const { context, page } = await aDevice({ isOld: true })
  await page.goto('/account/sign-in')
  await page.fill('#password', 'look at me')
  await page.click('button[data-shows="password"]')
  assert.equal(await page.getAttribute('#password', 'type'), 'text')
  assert.equal(await page.textContent('button[data-shows="password"]'), messages.en.signIn.hidePassword)
  await page.click('button[data-shows="password"]')
  assert.equal(await page.getAttribute('#password', 'type'), 'password')
  await context.close()
})
