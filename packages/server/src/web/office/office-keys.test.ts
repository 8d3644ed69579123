import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { serve, type ServerType } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { aPaper } from '#test/builders/paper.ts'
import { aRequest } from '#test/builders/request.ts'
import { openBrowser, openDevice } from '#test/support/browser.ts'
import { officeSite, type Colleague, type OfficeSite } from '#test/support/office-site.ts'
import { claimed } from '#test/support/review-kit.ts'

let t: OfficeSite
let server: ServerType
let browser: Browser
let url: URL
before(async () => {
  t = await officeSite()
  server = serve({ fetch: t.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  server.close()
  await t.close()
})

let officer: Colleague
let device: BrowserContext
let page: Page
beforeEach(async () => {
  await t.ownerPool.query('truncate case_assignments, case_notes, evidence_files, cancellation_requests cascade')
  officer = await t.join('officer')
  device = await openDevice(browser, url)
  await device.addCookies([{ name: 'sapar-staff', value: officer.id, url: url.origin }])
  page = await device.newPage()
})

afterEach(() => device.close())

test('on a Russian keyboard the key in the place of A approves', async () => {
  const request = await claimed(t, { id: officer.id, role: 'officer' }, await aRequest(t))
  await page.goto(`/office/cases/${request.id}`)
  await page.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ф', code: 'KeyA', bubbles: true }))
  })
  await page.waitForURL('**/approve')
})

test('no key does anything while somebody types', async () => {
  const request = await claimed(t, { id: officer.id, role: 'officer' }, await aRequest(t))
  await page.goto(`/office/cases/${request.id}`)
  await page.keyboard.press('m')
  await page.keyboard.type('a far question? n')
  assert.equal(await page.locator('#note').inputValue(), 'a far question? n')
  assert.equal(new URL(page.url()).pathname, `/office/cases/${request.id}`)
})

test('the keys can be turned off for a browser, and on again', async () => {
  await aRequest(t)
  await page.goto('/office/help')
  const toggle = page.locator('[data-keys-switch]')
  await toggle.click()
  assert.equal(await toggle.textContent(), 'Turn the keys on')
  await page.keyboard.press('q')
  assert.equal(new URL(page.url()).pathname, '/office/help')
  await toggle.click()
  await page.locator('h1').click()
  await page.keyboard.press('q')
  await page.waitForURL('**/office')
})

test('a paper is zoomed and turned by keys, within its frame', async () => {
  const request = await claimed(t, { id: officer.id, role: 'officer' }, await aRequest(t))
  await aPaper(t, request, { pages: [{ width: 800, height: 600 }] })
  await page.goto(`/office/cases/${request.id}`)
  const sheet = page.locator('.sheet')
  const size = async () => (await sheet.boundingBox()) ?? assert.fail('no sheet')
  const lyingDown = await size()
  assert.ok(lyingDown.width > lyingDown.height)
  await page.keyboard.press('t')
  const standing = await size()
  assert.ok(standing.height > standing.width, 'a quarter turn swaps the sides')
  await page.keyboard.press('+')
  assert.ok((await size()).width > standing.width)
  await page.keyboard.press('0')
  assert.equal(Math.round((await size()).width), Math.round(standing.width))
})
