import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { axeFindings } from './axe.ts'

/** A desk's 1280 px at a zoom of 400 % (WCAG 2.2, 1.4.10). */
const narrowest = 320

/** What any file of this run has looked at, as empty files named by a hash: the first to write one looks. */
const seenFolder = process.env['SAPAR_TEST_SEEN'] ?? mkdtempSync(join(tmpdir(), 'sapar-seen-'))

const looks = { structure: 0, axe: 0 }

/** What this test file has looked at so far. */
export const examinedSoFar = () => `${looks.structure} states of pages, ${looks.axe} of them with axe`

/**
 * What is wrong with the page as somebody sees it now. States are told apart by the elements on the page, not by names
 * and days. One that was looked at before in this run, in this language and on such a device, is not looked at again; axe,
 * which takes most of the time, looks at it in the first language that comes to it.
 */
export async function examine(page: Page, hasScripts: boolean): Promise<string[]> {
  const language = await page.locator('html').getAttribute('lang')
  const state = `${await page.evaluate(stateOf)} ${page.viewportSize()?.width} ${hasScripts}`
  const findings: string[] = []
  if (isNew('structure', `${language} ${state}`)) {
    findings.push(...(await settledStructureFindings(page)), ...(await sidewaysFindings(page)))
  }
  // axe needs timers, which do not run without scripts; the HTML is the same with them
  if (hasScripts && isNew('axe', state)) findings.push(...(await axeFindings(page)))
  const where = `${new URL(page.url()).pathname} in ${language}, ${page.viewportSize()?.width} px wide`
  return findings.map((finding) => `${where}: ${finding}`)
}

function isNew(look: keyof typeof looks, state: string): boolean {
  const name = `${look}-${createHash('sha256').update(state).digest('hex')}`
  try {
    writeFileSync(join(seenFolder, name), '', { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  looks[look] += 1
  return true
}

/** A browser moves the focus with the first picture that it draws, which on a busy machine comes after the page has loaded. */
async function settledStructureFindings(page: Page): Promise<string[]> {
  const asked = performance.now()
  let findings = await page.evaluate(structureFindings)
  while (findings.length > 0 && performance.now() - asked < 2_000) {
    await page.waitForTimeout(50)
    findings = await page.evaluate(structureFindings)
  }
  return findings
}

// The functions below run in the page.

function stateOf(): string {
  const path = location.pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
  const elements = Array.from(
    document.querySelectorAll('main *'),
    ({ tagName, className }) => `${tagName}.${String(className)}`,
  )
  // a list of three has the state of a list of two
  const told = elements.filter((element, at) => element !== elements[at - 1])
  return `${matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'} ${path} ${told.join(' ')}`
}

function structureFindings(): string[] {
  const headings = document.querySelectorAll('h1').length
  const summary = document.querySelector('.error-summary')
  return [
    ...(headings === 1 ? [] : [`${headings} headings of the first order`]),
    ...(summary && !summary.contains(document.activeElement) ? ['the error summary has no focus'] : []),
  ]
}

async function sidewaysFindings(page: Page): Promise<string[]> {
  const usual = page.viewportSize()
  if (!usual) return []
  await page.setViewportSize({ width: narrowest, height: usual.height })
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    const beyond = Array.from(document.querySelectorAll('body *')).filter(
      (one) => one.getBoundingClientRect().right > room + 1,
    )
    return beyond.slice(0, 5).map((one) => `${one.tagName.toLowerCase()}.${String(one.className)}`)
  })
  await page.setViewportSize(usual)
  return wide.length === 0 ? [] : [`scrolls sideways at ${narrowest} px because of ${wide.join(', ')}`]
}
