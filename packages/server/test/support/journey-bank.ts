import type { Page } from 'playwright-core'
import { bankTexts } from '#app/demo/acquirer/texts.ts'
import type { Visitor } from './journey-visitor.ts'

/** The bank's page in a tab of its own: it is not ours, so what it asks for is not examined as ours. */
export async function atBank(
  visitor: Visitor,
  act: (bank: Page, t: ReturnType<typeof bankTexts>) => Promise<void>,
): Promise<void> {
  const link = visitor.main.getByRole('link', { name: visitor.t.payments.toBank, exact: true })
  const bank = await visitor.page.context().newPage()
  await bank.goto((await link.getAttribute('href')) ?? '')
  await act(bank, bankTexts(visitor.language))
  await bank.getByRole('link', { name: bankTexts(visitor.language).back }).click()
  await bank.waitForURL((url) => url.pathname === visitor.path)
  await bank.close()
}

export const pressAtBank = (bank: Page, name: string): Promise<void> =>
  bank.getByRole('button', { name, exact: true }).click()
