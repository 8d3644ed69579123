import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { cardStatus } from '@sapar/verifier/format'
import { messages } from '#locales/index.ts'
import { trustOf, listPublishedTokens } from '#modules/credentials'
import { assetRoutes } from '#web/public/asset-routes.ts'
import type { PublicDeps } from '#web/public/deps.ts'
import { freshFiles } from '#web/public/published/fresh-files.ts'
import { verifyRoutes } from '#web/public/verify/routes.tsx'
import { mount } from '#web/shared/mount.tsx'
import { openPlatform, type Platform } from '../access/support/platform.ts'
import { aSignedCard, type SignedCard } from '../builders/signed-card.ts'
import { axeFindings } from '../support/axe.ts'
import { openBrowser, openDevice } from '../support/browser.ts'
import { filmOf } from '../support/fake-camera.ts'
import { commonWebDeps, FixedSessions, testSite } from '../support/web.ts'

let t: Platform
let server: Server
let browser: Browser
let folder: string
let origin: string
let valid: SignedCard
let cancelled: SignedCard

before(async () => {
  t = await openPlatform()
  const { credentials } = t.modules
  valid = await aSignedCard(t, credentials)
  cancelled = await aSignedCard(t, credentials, { status: cardStatus.cancelled })
  folder = await mkdtemp(join(tmpdir(), 'sapar-verify-'))
  const film = join(folder, 'camera.y4m')
  await filmOf(cancelled.text, film)
  await listen()
  browser = await openBrowser([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
})
after(async () => {
  await browser.close()
  server.close()
  await t.close()
  await rm(folder, { recursive: true, force: true })
})

/** The pages behind a real listener, because a camera is given to localhost and to https alone. */
async function listen(): Promise<void> {
  let fetch: (request: Request) => Response | Promise<Response> = () => new Response()
  const listener = getRequestListener((request) => fetch(request))
  server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const { credentials, reference, shareCodes } = t.modules
  const deps: PublicDeps = {
    ...t,
    ...commonWebDeps,
    site: { ...testSite, publicUrl: new URL(origin) },
    reference,
    demo: undefined,
    published: {
      trust: () => trustOf(credentials),
      tokens: () => listPublishedTokens(credentials.objects),
      file: freshFiles(credentials.objects, t.clock),
    },
    credentials,
    shareCodes,
    sealer: t.services.sealer,
    sanitiseUpload: t.services.sanitiseUpload,
    countPicture: () => Promise.resolve(true),
  }
  const routes = [...verifyRoutes, ...assetRoutes]
  const app = mount({ realm: 'public', routes, deps, sessions: new FixedSessions(), signInPath: '/' })
  fetch = (request) => app.fetch(request)
}

async function aDevice(wishes: Parameters<typeof openDevice>[2] = {}) {
  const context = await openDevice(browser, new URL(origin), { width: 390, ...wishes })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  return {
    page,
    close: async () => {
      await context.close()
      assert.deepEqual(faults, [])
    },
  }
}

const word = (page: Page) => page.locator('h1.card-answer').textContent()

test('the camera reads a code and asks by itself; nothing of it is loaded before the tap', async () => {
  const { page, close } = await aDevice()
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto('/verify')
  const button = page.getByRole('button', { name: messages.en.verify.scan })
  await button.waitFor()
  assert.deepEqual(await axeFindings(page), [])
  assert.ok(!loaded.some((path) => /camera|zxing/.test(path)), loaded.join())
  await button.click()
  await page.waitForURL('**/verify/answer')
  assert.ok((await word(page))?.includes(messages.en.verify.answer.words['cancelled-by-holder']))
  assert.ok(loaded.some((path) => /zxing\.[\w-]{12}\.wasm/.test(path)))
  await close()
})

test('a camera that is refused is told, and the form still works', async () => {
  const { page, close } = await aDevice()
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await page.goto('/verify')
  await page.getByRole('button', { name: messages.en.verify.scan }).click()
  await page.getByText(messages.en.verify.scanRefused).waitFor()
  await page.locator('#document').fill(valid.text)
  await page.locator('#page-form button[type="submit"]').click()
  await page.waitForURL('**/verify/answer')
  assert.ok((await word(page))?.includes(messages.en.verify.answer.words.valid))
  await close()
})
