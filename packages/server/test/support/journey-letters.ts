import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Messages } from '#locales/index.ts'
import type { Visitor } from './journey-visitor.ts'

type Template = keyof Messages['notices']['templates']

/** Jobs, the mail server and the receipts take their time on a busy machine. */
const patienceMs = 30_000

/** Opens a page again and again until something stands on it. */
export async function until(
  visitor: Visitor,
  path: string,
  what: string,
  isThere: () => Promise<boolean>,
): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await pause(200)) {
    await visitor.page.goto(path)
    if (await isThere()) return visitor.lookAround()
  }
  assert.fail(`${what} did not come to ${path}`)
}

/** The subject of a letter in this person's language. */
export function subjectOf({ t }: Visitor, template: Template, reference: string): string {
  return t.notices.templates[template].subject.replace('{reference}', reference)
}

/** Waits for a mail in the demonstration's letter box, in this person's language, and opens it. Its text. */
export async function readMail(visitor: Visitor, template: Template, reference: string): Promise<string> {
  const subject = subjectOf(visitor, template, reference)
  const link = visitor.main.getByRole('link', { name: subject, exact: true })
  await until(visitor, '/demo/inbox', `the mail “${subject}”`, async () => (await link.count()) > 0)
  await visitor.follow(link.first())
  return (await visitor.main.locator('details .letter').textContent()) ?? ''
}

/** Waits for an SMS in the letter box, in this person's language: all of its text between the placeholders. */
export async function readSms(visitor: Visitor, template: Template, reference: string): Promise<void> {
  const text: unknown = Object.entries(visitor.t.notices.templates[template]).find(([name]) => name === 'sms')?.[1]
  assert.ok(typeof text === 'string', `${template} goes out as SMS`)
  const words = text.replace('{reference}', reference).split(/\{\w+\}/)
  const bubbles = visitor.main.locator('.bubble')
  await until(visitor, '/demo/inbox', `the SMS “${text}”`, async () => {
    const shown = await bubbles.allTextContents()
    return shown.some((bubble) => words.every((part) => bubble.includes(part.trim())))
  })
}

/** The letters of the account hold this one, and every message of it has arrived, as far as its channel can tell. */
export async function readsDelivered(visitor: Visitor, template: Template, reference: string): Promise<void> {
  const { states } = visitor.t.account.letters
  const letter = visitor.main
    .getByRole('listitem')
    .filter({ has: visitor.page.getByRole('link', { name: subjectOf(visitor, template, reference), exact: true }) })
  await until(visitor, '/account/letters', `the letter ${template}`, async () => {
    const [text = ''] = await letter.allInnerTexts()
    return text.includes(states['handed-over']) && text.includes(states.delivered)
  })
}
