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
import { compose } from '#app/compose.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { messages, type Messages } from '#locales/index.ts'
import { getSigned } from '#modules/credentials'
import { openPlatform, type Platform } from '../access/support/platform.ts'
import { aSignedInHolder } from '../access/support/people.ts'
import { aCard } from '../builders/card.ts'
import { aHolder } from '../builders/holder.ts'
import { aSignedCard } from '../builders/signed-card.ts'
import { aSignedReceipt, signedPapers } from '../builders/signed-papers.ts'
import { axeFindings } from '../support/axe.ts'
import { openBrowser, openDevice, type Device } from '../support/browser.ts'
import { filmOf } from '../support/fake-camera.ts'
import { Visitor } from '../support/journey-visitor.ts'

type Say = (t: Messages['verify']) => string
/** What somebody was shown, and the word of the answer to it. */
type Shown = readonly [document: string, word: Say]

let t: Platform
let server: Server
let browser: Browser
let folder: string
let origin: string
let valid: string
let everything: readonly Shown[]

before(async () => {
  t = await openPlatform()
  const cards = await someCards()
  valid = cards.valid
  everything = [
    ...Object.entries(cards).map(([answer, document]): Shown => [
      document,
      ({ answer: { words } }) => words[answer as keyof typeof words],
    ]),
    ...(await somePapers()),
  ]
  folder = await mkdtemp(join(tmpdir(), 'sapar-verify-'))
  const film = join(folder, 'camera.y4m')
  await filmOf(cards['cancelled-by-holder'], film)
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

/** One for each look that an answer about a card can have. */
async function someCards() {
  const signed = (wishes: Parameters<typeof aSignedCard>[2] = {}) => aSignedCard(t, t.modules.credentials, wishes)
  const { card, text } = await signed()
  return {
    valid: text,
    suspended: (await signed({ status: cardStatus.suspended })).text,
    'cancelled-by-holder': (await signed({ status: cardStatus.cancelled })).text,
    'withdrawn-by-authority': (await signed({ status: cardStatus.withdrawn })).text,
    'never-issued': text.replace(card.validUntil, addDays(card.validUntil, 300)),
    'cannot-verify': 'what a wrong scanner says',
  }
}

async function somePapers(): Promise<readonly Shown[]> {
  const { credentials } = t.modules
  const card = await aCard(t)
  const { text: certificate } = await getSigned(credentials, (await signedPapers(credentials, card)).certificate)
  const receipt = await aSignedReceipt(credentials, card)
  const now = t.clock.now()
  t.clock.advance({ hours: 2 })
  const ofLater = await aSignedReceipt(credentials, card)
  t.clock.set(now)
  return [
    [certificate, ({ paper }) => paper.certificate.word],
    [certificate.replace('ERIKSSON', 'BLACKMAIL'), ({ paper }) => paper['not-genuine'].word],
    [receipt, ({ paper }) => paper.receipt.word],
    [ofLater, ({ paper }) => paper['cannot-verify'].word],
  ]
}

/** The platform behind a real listener, because a camera is given to localhost and to https alone. */
async function listen(): Promise<void> {
  let fetch: (request: Request, env?: object) => Response | Promise<Response> = () => new Response()
  const listener = getRequestListener((request, env) => fetch(request, env))
  server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const site = { ...t.services.site, publicUrl: new URL(origin) }
  fetch = compose({ ...t.services, site }, t.modules, { demo: undefined, readiness: [] }).fetch
}

async function aDevice(wishes: Device = {}) {
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
  await page.locator('#document').fill(valid)
  await page.locator('#page-form button[type="submit"]').click()
  await page.waitForURL('**/verify/answer')
  assert.ok((await word(page))?.includes(messages.en.verify.answer.words.valid))
  await close()
})

/** Somebody whose every page is examined. */
async function aVisitor(device: Device): Promise<Visitor> {
  const context = await openDevice(browser, new URL(origin), device)
  const { language = 'en', hasScripts = true } = device
  return new Visitor(await context.newPage(), { origin, language, hasScripts })
}

const submitOf = ({ main }: Visitor) => main.locator('#page-form button[type="submit"]')

const devices: readonly (readonly [name: string, device: Device])[] = [
  ['a telephone, in Kazakh', { language: 'kk', width: 390 }],
  ['a desk without scripts, in Chinese', { language: 'zh-CN', width: 1280, hasScripts: false }],
]

for (const [name, device] of devices) {
  test(`every look of an answer, about cards, certificates and receipts: ${name}`, async () => {
    const checker = await aVisitor(device)
    await checker.open('/verify')
    for (const [document, say] of everything) {
      await checker.type({ document })
      await checker.press(submitOf(checker))
      assert.equal(checker.path, '/verify/answer')
      await checker.reads(say(checker.t.verify))
      await checker.follow(checker.main.locator('a[href="/verify"]'))
    }
    await checker.leave()
  })

  test(`a share code is made, mistyped, used, seen and ended: ${name}`, async () => {
    const { holder, sharePage, bornOn } = await aCardholder(device)
    const { share, code: asking, answer } = holder.t.verify
    await holder.open(sharePage)
    await holder.reads(share.none)
    await holder.press(share.make)
    await holder.reads(share.forWhomMissing)
    await holder.choose('purpose', 'hotel')
    await holder.press(share.make)
    await holder.reads(share.looks(0))
    const code = (await holder.main.locator('.big-reference').innerText()).match(/S(-\w{3}){3}/)?.[0] ?? ''

    const checker = await aVisitor(device)
    await checker.open('/verify/code')
    for (const born of ['1901-01-01', bornOn]) {
      await checker.type({ code, bornOn: born })
      await checker.press(submitOf(checker))
      if (born !== bornOn) await checker.reads(asking.notKnownText)
    }
    await checker.reads(answer.words.valid)
    await checker.reads(answer.noName)

    await holder.open(sharePage)
    await holder.reads(share.looks(1))
    await holder.press(holder.main.locator('form[action$="/end"] button'))
    await holder.reads(share.done['share-code-ended'])
    await checker.leave()
    await holder.leave()
  })
}

let people = 0

/** Somebody signed in who has a card. */
async function aCardholder(device: Device) {
  people += 1
  const { principalId, token } = await aSignedInHolder(t, { userName: `sharer-${people}` })
  const { holderId, bornOn } = await aHolder(t, { accountId: principalId })
  const card = await aCard(t, { holderId })
  const holder = await aVisitor(device)
  const cookies = { 'sapar-holder': token, 'sapar-language': device.language ?? 'en' }
  await holder.page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: origin })))
  return { holder, bornOn, sharePage: `/account/cards/${card.id}/share` }
}
