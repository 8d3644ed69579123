import type { Language } from '#domain/languages.ts'
import type { ReceiptIssuer } from '#domain/receipts/receipt-content.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import type { CardStatement, Statement, StatementSums } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import type { DocumentData, DocumentOrder } from '#platform/documents/documents.ts'
import { formatCardNumber, formatDay, formatInstant } from '../format.ts'
import { statementLineText } from './statement-line-text.ts'

export type StatementPaper = {
  readonly language: Language
  readonly publicUrl: URL
  readonly issuer: ReceiptIssuer
  /** Names the purposes of the cards. */
  readonly book: ReferenceBook
}

/** A statement on paper: every card with its lines, and what is left to pay in each currency. */
export function statementDocument(statement: Statement, paper: StatementPaper): DocumentOrder {
  const { language, publicUrl, issuer } = paper
  const { receipts, charges } = messages[language]
  const { at, timeZone } = statement
  const made = `${receipts.statement.made}: ${formatInstant(language, at, timeZone)} (${timeZone})`
  return {
    template: 'statement',
    language,
    title: receipts.statement.heading,
    at,
    data: {
      issuer: issuer.name,
      site: publicUrl.host,
      specimen: issuer.isSpecimen ? receipts.paper.specimen : null,
      foot: made,
      heading: receipts.statement.heading,
      lead: receipts.statement.lead,
      rule: charges.page.rule(formatDay(language, statement.through)),
      totals: statement.totals.map((sums) => totalOf(sums, sums.currency, language)),
      cards: statement.cards.map((card) => cardOf(card, paper)),
      none: charges.page.empty,
    },
  }
}

function totalOf(sums: StatementSums, currency: string, language: Language): DocumentData {
  return { term: messages[language].receipts.statement.inAll, facts: sumFacts(sums, currency, language) }
}

/** What is nothing is left out, but for the first and the last. */
function sumFacts(sums: StatementSums, currency: string, language: Language): DocumentData[] {
  const { figures } = messages[language].charges
  const { chargedMinor, waivedMinor, paidMinor, balanceMinor } = sums
  const fact = (term: string, amountMinor: number) => ({ term, value: moneyText({ amountMinor, currency }, language) })
  const some = (term: string, amountMinor: number) => (amountMinor === 0 ? [] : [fact(term, amountMinor)])
  return [
    fact(figures.charged, chargedMinor),
    ...some(figures.waived, waivedMinor),
    ...some(figures.paid, paidMinor),
    balanceMinor < 0 ? fact(figures.credit, -balanceMinor) : fact(figures.balance, balanceMinor),
  ]
}

function cardOf({ card, currency, lines, sums }: CardStatement, { language, book }: StatementPaper): DocumentData {
  const texts = messages[language].charges.lines
  const rows = lines.map((line) => {
    const { when, what, amount } = statementLineText(line, currency, language)
    return [when, what, amount]
  })
  return {
    title: `${messages[language].receipts.statement.card} ${formatCardNumber(card.cardNumber)}`,
    purpose: book.purpose(card.purpose).names[language],
    headings: [texts.when, texts.what, texts.amount],
    rows,
    empty: texts.empty,
    balance: { term: texts.balance, value: moneyText({ amountMinor: sums.balanceMinor, currency }, language) },
  }
}
