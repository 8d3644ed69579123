import { mkdir } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, openDevice, type Device } from './browser.ts'
import { Visitor } from './journey-visitor.ts'
import { runningSapar, type RunningSapar } from './running-sapar.ts'

export type Stage = {
  readonly sapar: RunningSapar
  /** Somebody new, at a device of their own. */
  visitor(device?: Device): Promise<Visitor>
  /** Prints a figure beside the result. */
  tell(line: string): void
}

const pictures = new URL('../../../../test-results/', import.meta.url)

/** One platform and one browser for the journeys of a file. */
export function journeyStage(holding?: Parameters<typeof runningSapar>[0]) {
  let sapar: RunningSapar
  let browser: Browser
  before(async () => {
    ;[sapar, browser] = await Promise.all([runningSapar(holding), openBrowser()])
  })
  after(async () => {
    await browser.close()
    await sapar.stop()
  })
  return function journey(name: string, walk: (stage: Stage) => Promise<void>): void {
    test(name, async (t) => {
      const visitors: Visitor[] = []
      const visitor = async (device: Device = {}) => {
        const context = await openDevice(browser, sapar.url, device)
        const { language = 'en', hasScripts = true } = device
        const somebody = new Visitor(await context.newPage(), { origin: sapar.url.origin, language, hasScripts })
        visitors.push(somebody)
        return somebody
      }
      try {
        await walk({ sapar, visitor, tell: (line) => t.diagnostic(line) })
      } catch (error) {
        await takePictures(name, visitors)
        for (const { page } of visitors) await page.context().close()
        throw error
      }
      for (const one of visitors) await one.leave()
    })
  }
}

/** What everybody saw when the journey broke off. */
async function takePictures(name: string, visitors: readonly Visitor[]): Promise<void> {
  await mkdir(pictures, { recursive: true })
  for (const [at, { page }] of visitors.entries()) {
    const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${at + 1}.png`
    await page.screenshot({ path: new URL(file, pictures).pathname, fullPage: true })
  }
}
