import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Language } from '#domain/languages.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { axeFindings } from '../support/axe.ts'
import { openBrowser, openDevice } from '../support/browser.ts'
import { filmOf } from '../support/fake-camera.ts'
import { gateSite, type GateSite } from '../support/gate-site.ts'
import { authority, cardText, listUri, now, nowSeconds, statusListText } from '../../../verifier/test/support/issued.ts'
import { makeAuthority } from '../../../verifier/test/support/authority.ts'

let site: GateSite
let browser: Browser
let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sapar-gate-'))
  const film = join(folder, 'camera.y4m')
  await filmOf(cards.cancelled, film)
  ;[site, browser] = await Promise.all([
    gateSite(),
    openBrowser([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]),
  ])
  site.publish([statusListText({ statuses })])
})
after(async () => {
  await browser.close()
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

const at = (idx: number) => ({ status: { idx, uri: listUri } })
const statuses = { 1: 3, 2: 2, 3: 1 }
const cards = {
  valid: cardText(at(0)),
  cancelled: cardText(at(1)),
  suspended: cardText(at(2)),
  withdrawn: cardText(at(3)),
  expired: cardText({ ...at(0), validFrom: '2026-08-01', validUntil: '2026-11-20' }),
  early: cardText({ ...at(0), validFrom: '2026-12-24' }),
  forged: cardText(at(0)).replace('L898902C3', 'L898902C4'),
  stranger: cardText(at(0), makeAuthority().makeSigner()),
}

type Gate = { readonly context: BrowserContext; readonly page: Page; close(): Promise<void> }
type Wishes = { readonly width?: number; readonly language?: Language; readonly isDark?: boolean; readonly at?: Date }

/** A device at a gate, its clock at the time of the test. */
async function aGate(wishes: Wishes = {}): Promise<Gate> {
  const context = await openDevice(browser, new URL(site.origin), { width: 390, ...wishes })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.clock.setFixedTime(wishes.at ?? now)
  await page.goto('/verify/gate')
  return {
    context,
    page,
    close: async () => {
      await context.close()
      // off line Chromium tells of every request that fails
      assert.deepEqual(
        faults.filter((fault) => !fault.includes('net::ERR_')),
        [],
      )
    },
  }
}

/** Lists are here and the service worker holds the page: from now on the network may go. */
async function isReady({ page }: Gate): Promise<void> {
  await page.waitForFunction(() => document.querySelector('#lists')?.getAttribute('data-state') !== 'none')
  // a promise that a page cannot keep would wait for ever; a variable is waited for as long as a test is patient
  await page.evaluate(() => {
    void navigator.serviceWorker.ready.then(({ active }) => {
      const tell = () => Object.assign(globalThis, { isHeld: active?.state === 'activated' })
      active?.addEventListener('statechange', tell)
      return tell()
    })
  })
  await page.waitForFunction(() => (globalThis as { isHeld?: boolean }).isHeld)
}

async function aReadyGate(wishes: Wishes = {}): Promise<Gate> {
  const gate = await aGate(wishes)
  await isReady(gate)
  return gate
}

type Seen = { readonly word: string | null; readonly shown: string; readonly because: string }

async function present({ page }: Gate, text: string): Promise<Seen> {
  await page.locator('#typed').fill(text)
  await page.locator('#typed').press('Enter')
  return seen(page)
}

async function seen(page: Page): Promise<Seen> {
  await page.locator('#answer[data-word]').waitFor()
  return {
    word: await page.locator('#answer').getAttribute('data-word'),
    shown: await page.locator('#slot-word').innerText(),
    because: await page.locator('#slot-because').innerText(),
  }
}

async function nextPassenger({ page }: Gate): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('#answer:not([data-word])').waitFor()
}

const { gate: en } = messages.en

test('every kind of card gets its word, shape and reason', async () => {
  const gate = await aReadyGate()
  const expected = {
    valid: ['board', 'valid'],
    cancelled: ['do-not-board', 'cancelled-by-holder'],
    suspended: ['do-not-board', 'suspended'],
    withdrawn: ['do-not-board', 'withdrawn-by-authority'],
    expired: ['do-not-board', 'expired'],
    early: ['check-document', 'not-yet-valid'],
    forged: ['do-not-board', 'never-issued'],
    stranger: ['cannot-verify', 'other-issuer'],
  } as const
  for (const [name, [word, because]] of Object.entries(expected)) {
    const answer = await present(gate, cards[name as keyof typeof cards])
    assert.equal(answer.word, word, name)
    assert.equal(answer.shown, en.words[word], name)
    const sentence = en.because[because].replace('{from}', '2026-12-24').replace('{until}', '2026-11-20')
    assert.equal(answer.because, sentence, name)
    assert.equal(await gate.page.locator(`#answer svg[data-shape="${word}"]`).isVisible(), true, name)
    assert.equal(await gate.page.locator('#answer svg:visible').count(), 1, name)
    await nextPassenger(gate)
  }
  await gate.close()
})

test('with the server stopped and the network off, a reload and every answer still work (F19)', async () => {
  const gate = await aReadyGate()
  await site.stop()
  await gate.context.setOffline(true)
  try {
    await gate.page.reload()
    await gate.page.locator('#lists[data-state="fresh"]').waitFor()
    assert.equal((await present(gate, cards.valid)).word, 'board')
    assert.equal((await present(gate, cards.cancelled)).word, 'do-not-board')
    assert.equal((await present(gate, cards.forged)).word, 'do-not-board')
    await gate.page.getByText(en.connection['off-line']).waitFor()

    // 23 hours later: past its time to live, within its expiry, and its age is on the screen
    await gate.page.clock.setFixedTime(new Date(now.getTime() + 23 * 3_600_000))
    await gate.page.reload()
    await gate.page.locator('#lists[data-state="aged"]').waitFor()
    assert.match(await gate.page.locator('#slot-lists').innerText(), /23 h/)
    assert.equal((await present(gate, cards.valid)).word, 'board')

    // 25 hours later it has expired: nothing is valid any more, not even "expired" is said (I-04)
    await gate.page.clock.setFixedTime(new Date(now.getTime() + 25 * 3_600_000))
    await gate.page.reload()
    await gate.page.locator('#lists[data-state="stale"]').waitFor()
    for (const name of ['valid', 'cancelled', 'suspended', 'expired'] as const) {
      const answer = await present(gate, cards[name])
      assert.deepEqual([answer.word, answer.because], ['cannot-verify', en.because['old-lists']], name)
      await nextPassenger(gate)
    }
    assert.equal((await present(gate, cards.forged)).word, 'do-not-board', 'a forgery is one on any day')
  } finally {
    await site.start()
  }
  await gate.close()
})

test('a cancellation is known at the next refresh, and an older list never comes back (I-01, I-08)', async () => {
  const gate = await aReadyGate()
  assert.equal((await present(gate, cards.valid)).word, 'board')
  const later = statusListText({ statuses: { ...statuses, 0: 3 }, sequence: 11 })
  const earlier = statusListText({ statuses })
  for (const published of [later, earlier]) {
    site.publish([published])
    await refresh(gate)
    assert.equal((await present(gate, cards.valid)).word, 'do-not-board')
  }
  site.publish([statusListText({ statuses })])
  await gate.close()
})

test('on line, a list that the publisher lets grow old counts no more (F12, I-04)', async () => {
  const old = statusListText({ statuses, issuedAt: nowSeconds - 3_600 })
  site.publish([old])
  const gate = await aReadyGate()
  const answer = await present(gate, cards.valid)
  assert.deepEqual([answer.word, answer.because], ['cannot-verify', en.because['old-lists']])
  site.publish([statusListText({ statuses })])
  await gate.close()
})

for (const [name, hours] of [
  ['slow', -5],
  ['fast', 5],
] as const) {
  test(`a clock that is ${name} makes every answer CANNOT VERIFY`, async () => {
    const gate = await aReadyGate({ at: new Date(now.getTime() + hours * 3_600_000) })
    for (const card of [cards.valid, cards.expired]) {
      const answer = await present(gate, card)
      assert.deepEqual([answer.word, answer.because], ['cannot-verify', en.because.clock])
    }
    await gate.close()
  })
}

test('a gate without any list says CANNOT VERIFY', async () => {
  site.publish([])
  const gate = await aGate()
  await gate.page.getByText(en.connection['on-line']).waitFor()
  const answer = await present(gate, cards.valid)
  assert.deepEqual([answer.word, answer.because], ['cannot-verify', en.because['no-lists']])
  site.publish([statusListText({ statuses })])
  await gate.close()
})

test('the camera reads a code and answers by itself; nothing needs to be typed', async (t) => {
  const gate = await aReadyGate()
  await gate.page.locator('#camera').click()
  const answer = await seen(gate.page)
  assert.deepEqual([answer.word, answer.because], ['do-not-board', en.because['cancelled-by-holder']])
  await gate.page.locator('#camera').click()
  assert.equal(await gate.page.locator('#video').isVisible(), false)
  t.diagnostic('read from a film of 1280 × 720')
  await gate.close()
})

test('a scanner that types needs no click: the code goes to its field, a passport is compared', async () => {
  const gate = await aReadyGate()
  await gate.page.keyboard.press('{')
  await gate.page.keyboard.insertText(cards.valid.slice(1))
  await gate.page.keyboard.press('Enter')
  assert.equal((await seen(gate.page)).word, 'board')
  assert.equal(await gate.page.locator('#slot-passport').innerText(), '… 02C3')
  assert.equal(await gate.page.locator('#slot-card').innerText(), 'K7M 4Q2 X9C')

  const mrz = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
  await scan(gate, mrz)
  assert.equal((await seen(gate.page)).word, 'board', 'the same passport')
  await gate.page.locator('#passport').fill('X1234567')
  await gate.page.locator('#passport').press('Enter')
  await gate.page.getByText(en.because['other-passport']).waitFor()
  assert.equal((await seen(gate.page)).word, 'check-document')

  // another card without a click between: the last passenger's passport is not this one's
  await present(gate, cards.suspended)
  await gate.page.getByText(en.because.suspended).waitFor()
  await nextPassenger(gate)
  await scan(gate, mrz)
  await gate.page.getByText(en.told.passportFirst).waitFor()
  assert.equal((await present(gate, cards.valid)).word, 'board', 'the passport may come first')
  await gate.close()
})

async function scan({ page }: Gate, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await page.locator('#typed').pressSequentially(line, { delay: 0 })
    await page.keyboard.press('Enter')
  }
}

test('what is no card is a question about the document', async () => {
  const gate = await aReadyGate()
  for (const text of ['https://example.org/menu', '{"data":{}}', 'A'.repeat(70_000)]) {
    const answer = await present(gate, text)
    assert.deepEqual([answer.word, answer.because], ['check-document', en.because.unreadable])
    await nextPassenger(gate)
  }
  await gate.close()
})

test('practice: six cards for all four words but the doubt, marked as practice, also off line; neither mode takes the other’s cards', async () => {
  const gate = await aReadyGate()
  await gate.context.setOffline(true)
  await gate.page.locator('#practice').click()
  await gate.page.locator('#practising').waitFor()
  assert.equal(await gate.page.locator('header').getByText(en.practising.title).isVisible(), true)
  const words: (string | null)[] = []
  for (const button of await gate.page.locator('[data-practice-card]').all()) {
    await button.click()
    words.push((await seen(gate.page)).word)
    await nextPassenger(gate)
  }
  assert.deepEqual(words, ['board', 'do-not-board', 'do-not-board', 'do-not-board', 'do-not-board', 'check-document'])
  const real = await present(gate, cards.valid)
  assert.deepEqual([real.word, real.because], ['cannot-verify', en.because['not-a-practice-card']])

  const [practiceCard = ''] = await gate.page.evaluate(async () => {
    const response = await fetch('/verify/gate/practice.json')
    return ((await response.json()) as { cards: string[] }).cards
  })
  await gate.page.locator('#practice').click()
  const refused = await present(gate, practiceCard)
  assert.deepEqual([refused.word, refused.because], ['do-not-board', en.because['practice-card']])
  await gate.close()
})

test('nothing about people is stored: caches, databases and storage hold public lists and two wishes', async () => {
  const gate = await aReadyGate()
  await gate.page.locator('#sound').click()
  for (const card of Object.values(cards)) {
    await present(gate, card)
    await gate.page.locator('#passport').fill('L898902C3')
    await gate.page.locator('#passport').press('Enter')
    await seen(gate.page)
  }
  const stored = await gate.page.evaluate(dump)
  for (const personal of ['L898902C3', '02C3', 'ERIKSSON', 'K7M4Q2X9C', 'K7M 4Q2', '1974']) {
    assert.ok(!stored.includes(personal), personal)
  }
  assert.match(stored, /statuslist|eyJ/, 'the dump shows what is stored')
  await nextPassenger(gate)
  const screen = await gate.page.content()
  for (const personal of ['L898902C3', '02C3', 'ERIKSSON', 'K7M 4Q2']) assert.ok(!screen.includes(personal), personal)
  await gate.close()
})

/** Everything that this site keeps in the browser. Runs in the page. */
async function dump(): Promise<string> {
  const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
  parts.push(JSON.stringify(await indexedDB.databases()))
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const text = (await (await cache.match(request))?.text()) ?? ''
      // the page explains in its texts how a number is compared; what it keeps of people would be data
      parts.push(request.url, text)
    }
  }
  return parts.join('\n')
}

test('the first visit fits its budget, and later ones ask for the lists alone', async (t) => {
  site.served.length = 0
  const gate = await aReadyGate()
  await gate.page.waitForLoadState('networkidle')
  // without a window Chromium leaves the manifest out; a browser that can install the page asks for it
  await gate.page.evaluate(() => fetch('/verify/gate/manifest.webmanifest'))
  const bytes = site.served.reduce((sum, one) => sum + one.bytes, 0)
  for (const one of site.served) t.diagnostic(`${one.path} ${one.status} ${one.bytes}`)
  t.diagnostic(`first visit: ${bytes} bytes in ${site.served.length} requests`)
  assert.ok(bytes <= 500 * 1024, `${bytes} bytes`)
  assert.ok(site.served.length <= 10, `${site.served.length} requests`)
  site.served.length = 0
  await gate.page.reload()
  await gate.page.getByText(en.connection['on-line']).waitFor()
  const asked = site.served.map(({ path }) => path)
  assert.deepEqual(
    asked.filter((path) => !['/verify/gate/service-worker.js', '/verify/gate/manifest.webmanifest'].includes(path)),
    ['/verify/gate/lists.json'],
  )
  await gate.close()
})

for (const language of languages) {
  test(`the page speaks ${language}, changes its language off line, and axe finds nothing in any state`, async () => {
    const gate = await aReadyGate({
      isDark: language === 'kk' || language === 'ru',
      width: language === 'en' ? 1280 : 390,
    })
    await gate.context.setOffline(true)
    await gate.page.locator(`[data-language="${language}"]`).click()
    const t = messages[language].gate
    const findings: string[] = []
    for (const name of ['valid', 'cancelled', 'early', 'stranger'] as const) {
      const answer = await present(gate, cards[name])
      assert.equal(answer.shown, t.words[answer.word as keyof typeof t.words])
      findings.push(...(await axeFindings(gate.page)))
      assert.ok(await fits(gate.page), `${language} ${name} scrolls sideways`)
    }
    await nextPassenger(gate)
    await gate.page.locator('#practice').click()
    findings.push(...(await axeFindings(gate.page)))
    assert.deepEqual(findings, [])
    assert.deepEqual(await smallTargets(gate.page), [])
    await gate.page.setViewportSize({ width: 320, height: 640 })
    assert.ok(await fits(gate.page), `${language} scrolls sideways at 320 px`)
    assert.equal(await gate.page.locator('html').getAttribute('lang'), language)
    await gate.close()
  })
}

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

/** Targets that are smaller than a thumb (experience.md: 44 px at a gate). */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('button, input, textarea'))
      .filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 44)
      .map((one) => one.id || one.outerHTML),
  )

test('a newer page takes over between two passengers, and not while an answer is on the screen', async () => {
  const gate = await aReadyGate()
  assert.equal((await present(gate, cards.valid)).word, 'board')
  // another language of the visitor makes another page, as a new version does
  await gate.context.addCookies([{ name: 'sapar-language', value: 'kk', url: site.origin }])
  await gate.page.evaluate(async () => {
    Object.assign(globalThis, { isOldPage: true })
    const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
    await (await navigator.serviceWorker.ready).update()
    await taken
  })
  assert.equal(await gate.page.locator('#answer').getAttribute('data-word'), 'board')
  await gate.page.keyboard.press('Escape')
  await gate.page.waitForFunction(() => !(globalThis as { isOldPage?: boolean }).isOldPage)
  await gate.page.locator('html[lang="kk"]').waitFor()
  await gate.close()
})

test('an answer comes within a second of the scan, with lists of a million cards', async (t) => {
  const statusOf = { ...statuses, 999_999: 3 }
  site.publish([statusListText({ statuses: statusOf, size: 1_000_000 })])
  const gate = await aReadyGate()
  const last = cardText(at(999_999))
  const milliseconds: number[] = []
  for (let round = 0; round < 20; round++) {
    milliseconds.push(await gate.page.evaluate(timeToAnswer, round % 2 === 0 ? cards.valid : last))
    await nextPassenger(gate)
  }
  milliseconds.sort((one, other) => one - other)
  t.diagnostic(
    `scan to answer: median ${milliseconds[10]?.toFixed(0)} ms, slowest ${milliseconds.at(-1)?.toFixed(0)} ms`,
  )
  site.publish([statusListText({ statuses })])
  await gate.close()
})

/** From the Enter of a scanner to the word on the screen. Runs in the page. */
async function timeToAnswer(text: string): Promise<number> {
  const field = document.querySelector<HTMLTextAreaElement>('#typed')
  const answer = document.querySelector<HTMLElement>('#answer')
  if (!field || !answer) throw new Error('not the page for gates')
  field.value = text
  const from = performance.now()
  const shown = new Promise<void>((resolve) => {
    new MutationObserver((_, observer) => {
      if (answer.dataset['word'] === undefined) return
      observer.disconnect()
      resolve()
    }).observe(answer, { attributes: true })
  })
  field.form?.requestSubmit()
  await shown
  return performance.now() - from
}

test('somebody else’s trust list is no trust: cards of this authority then name an unknown issuer', async () => {
  const other = makeAuthority()
  site.publish([statusListText({ statuses, by: other.makeSigner() })], {
    issuers: [{ issuer: 'UTO', country: 'UT', authorities: [other.base64] }],
  })
  const gate = await aReadyGate()
  assert.equal((await present(gate, cards.valid)).word, 'cannot-verify')
  assert.ok(authority.base64 !== other.base64)
  site.publish([statusListText({ statuses })])
  await gate.close()
})

async function refresh({ page }: Gate): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/lists.json'))
  await page.locator('#refresh').click()
  await (await answered).finished()
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
}
