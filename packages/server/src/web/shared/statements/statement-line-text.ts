import type { Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import type { StatementLine } from '#modules/charges'
import { formatDay } from '../format.ts'

export type LineText = { readonly when: string; readonly what: string; readonly amount: string }

/** A line of a statement in words, the same on the page and on paper. */
export function statementLineText(line: StatementLine, currency: string, language: Language): LineText {
  const { lines: texts } = messages[language].charges
  const money = (amountMinor: number): string => moneyText({ amountMinor, currency }, language)
  const day = (value: string): string => formatDay(language, value)
  const amount = money(line.amountMinor)
  if (line.kind !== 'charge') return { when: day(line.on), what: texts.kinds[line.kind], amount }
  const when = line.days === 1 ? day(line.from) : texts.fromTo(day(line.from), day(line.to))
  return { when, what: texts.days(line.days, money(line.perDayMinor)), amount }
}
