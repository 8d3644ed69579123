import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import type { Language } from '#domain/languages.ts'
import { findChromium } from '../../../../scripts/find-chromium.mjs'

export type Device = {
  /** What the browser asks for; the page may be switched to another. */
  readonly language?: Language
  /** CSS pixels: a telephone has 390, a desk 1280. */
  readonly width?: number
  readonly hasScripts?: boolean
  readonly isDark?: boolean
}

/** Two cores may be shared by a database, a browser and several test files. */
const patienceMs = 60_000

/**
 * Chromium as setup found it. One per test file: starting it costs more than most journeys.
 * @param switches beyond the usual ones, as for a camera
 */
export async function openBrowser(switches: readonly string[] = []): Promise<Browser> {
  const found = findChromium()
  if (!found) throw new Error('there is no Chromium; `npm test` fetches one, `node scripts/setup.mjs --browser` too')
  return chromium.launch({
    executablePath: found.executablePath,
    args: [...found.args, ...switches],
    env: { ...process.env, ...found.env },
  })
}

/** A person's device: cookies and storage of its own. */
export async function openDevice(browser: Browser, url: URL, device: Device = {}): Promise<BrowserContext> {
  const { language = 'en', width = 1280, hasScripts = true, isDark = false } = device
  const context = await browser.newContext({
    baseURL: url.origin,
    locale: language,
    viewport: { width, height: 844 },
    isMobile: width < 600,
    hasTouch: width < 600,
    javaScriptEnabled: hasScripts,
    reducedMotion: 'reduce',
    colorScheme: isDark ? 'dark' : 'light',
  })
  context.setDefaultTimeout(patienceMs)
  return context
}
