import assert from 'node:assert/strict'
import type { ConsoleMessage, Locator, Page, Request, Response } from 'playwright-core'
import type { Language } from '#domain/languages.ts'
import { messages, type Messages } from '#locales/index.ts'
import { examine } from './journey-examination.ts'

type Who = { readonly origin: string; readonly language: Language; readonly hasScripts: boolean }

/** Somebody at a device. Whatever page they come to is examined; what was wrong with any of them is told at the end. */
export class Visitor {
  readonly page: Page
  readonly #who: Who
  readonly #findings: string[]
  #language: Language

  constructor(page: Page, who: Who, findings: string[] = []) {
    this.page = page
    this.#who = who
    this.#language = who.language
    this.#findings = findings
    page.on('console', (message) => this.#hear(message))
    page.on('pageerror', (error) => findings.push(`an error in a script: ${error.message}`))
    page.on('request', (request) => this.#ask(request))
    page.on('response', (response) => this.#see(response))
  }

  /** The same person with a second tab open. */
  async anotherTab(): Promise<Visitor> {
    const page = await this.page.context().newPage()
    return new Visitor(page, { ...this.#who, language: this.#language }, this.#findings)
  }

  /** The texts of the language this person reads. */
  get t(): Messages {
    return messages[this.#language]
  }

  get language(): Language {
    return this.#language
  }

  get main(): Locator {
    return this.page.locator('main')
  }

  get path(): string {
    return new URL(this.page.url()).pathname
  }

  /** Opens an address, as from a mail or the address bar. */
  async open(path: string): Promise<void> {
    await this.page.goto(path)
    await this.lookAround()
  }

  async follow(link: string | Locator): Promise<void> {
    await this.#leaveBy(
      typeof link === 'string' ? this.main.getByRole('link', { name: link, exact: true }).first() : link,
    )
  }

  async press(button: string | Locator): Promise<void> {
    await this.#leaveBy(
      typeof button === 'string' ? this.main.getByRole('button', { name: button, exact: true }) : button,
    )
  }

  /** Presses one key that leads to another page. */
  async key(name: string): Promise<void> {
    const opened = this.page.waitForEvent('load')
    await this.page.keyboard.press(name)
    await opened
    await this.lookAround()
  }

  async back(): Promise<void> {
    await this.page.goBack()
    await this.lookAround()
  }

  async type(answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(answers)) await this.main.locator(`[name="${name}"]`).fill(text)
  }

  async choose(name: string, value: string): Promise<void> {
    await this.main.locator(`input[name="${name}"][value="${value}"]`).check()
  }

  async tickAll(name: string): Promise<void> {
    for (const box of await this.main.locator(`input[name="${name}"]`).all()) await box.check()
  }

  /** Switches the page to another language by its own switch. */
  async switchTo(language: Language): Promise<void> {
    const name = messages[language].common.languageNames[language]
    const nav = this.page.getByRole('navigation', { name: this.t.common.language, exact: true })
    this.#language = language
    await this.#leaveBy(nav.getByText(name, { exact: true }))
  }

  async reads(text: string): Promise<void> {
    const seen = await this.main.innerText()
    assert.ok(seen.includes(text), `“${text}” should stand on ${this.path}, which reads:\n${seen}`)
  }

  /** Ends the visit: nothing may have been wrong on the way. */
  async leave(): Promise<void> {
    await this.page.context().close()
    if (this.#findings.length > 0) assert.fail(this.#findings.join('\n'))
  }

  async #leaveBy(element: Locator): Promise<void> {
    const opened = this.page.waitForEvent('load')
    await element.click()
    await opened
    await this.lookAround()
  }

  /** Examines the page as it is now; every way of coming to one does. */
  async lookAround(): Promise<void> {
    assert.equal(await this.page.locator('html').getAttribute('lang'), this.#language, `the language of ${this.path}`)
    this.#findings.push(...(await examine(this.page, this.#who.hasScripts)))
  }

  #hear(message: ConsoleMessage): void {
    // Chromium says so of every answer above 399; those that should not be are seen with the answers
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    this.#findings.push(`the console says: ${message.text()}`)
  }

  /** Also a request that fails has told another host of this person. */
  #ask(request: Request): void {
    const { protocol, origin, href } = new URL(request.url())
    if (protocol !== 'data:' && origin !== this.#who.origin) this.#findings.push(`asks another host: ${href}`)
  }

  #see(response: Response): void {
    // a page with errors to mend answers 400, and is a page all the same
    const worst = response.request().isNavigationRequest() ? 500 : 400
    if (response.status() >= worst) this.#findings.push(`${response.status()} for ${new URL(response.url()).pathname}`)
  }
}
