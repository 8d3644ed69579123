import type { Language } from '#domain/languages.ts'
import type { ReceiptCharge, ReceiptLine, ReceiptTariff } from '#domain/receipts/receipt-content.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import type { DocumentData } from '#platform/documents/documents.ts'
import { formatDay } from '../format.ts'
import type { ReceiptPaper } from './receipt-paper.ts'

/** The table of a receipt: days × price = amount, and by which published tariff. */
export function receiptLines(charge: ReceiptCharge, paper: ReceiptPaper): DocumentData {
  const { language } = paper
  const texts = messages[language].receipts.paper
  const money = moneyIn(charge.currency, language)
  const waivedMinor = charge.grossMinor - charge.amountMinor
  const waived = waivedMinor === 0 ? [] : [[texts.waived, '', '', money(-waivedMinor)]]
  return {
    headings: [texts.from, texts.count, texts.perDay, texts.sum],
    rows: [...charge.lines.map((line) => rowOf(line, charge.currency, language)), ...waived],
    total: { term: texts.total, value: money(charge.amountMinor) },
    notes: [
      ...(charge.lines.length === 0 ? [texts.none] : []),
      ...charge.tariffs.map((tariff) => tariffNote(tariff, paper)),
      texts.published(new URL('/tariffs', paper.publicUrl).href),
    ],
  }
}

function rowOf(line: ReceiptLine, currency: string, language: Language): string[] {
  const money = moneyIn(currency, language)
  return [daysOf(line, language), String(line.days), money(line.perDayMinor), money(line.amountMinor)]
}

function daysOf({ from, to, because }: ReceiptLine, language: Language): string {
  const texts = messages[language].receipts.paper
  const days =
    from === to ? formatDay(language, from) : texts.dayRange(formatDay(language, from), formatDay(language, to))
  if (because === 'free') return texts.freeRange(days)
  return because === 'cap' ? texts.cappedRange(days) : days
}

function tariffNote({ code, version, from }: ReceiptTariff, { language, book }: ReceiptPaper): string {
  const published = book.tariffVersions.find((one) => one.code === code && one.version === version)
  if (!published) throw new Error(`version ${version} of the tariff ${code} is not there, though a receipt names it`)
  return messages[language].receipts.paper.tariff(published.content.names[language], version, formatDay(language, from))
}

const moneyIn =
  (currency: string, language: Language) =>
  (amountMinor: number): string =>
    moneyText({ amountMinor, currency }, language)
