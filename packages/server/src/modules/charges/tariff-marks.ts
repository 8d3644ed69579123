import type { TariffHistory } from '#domain/charges/tariff.ts'
import type { ReferenceBook } from '#modules/reference'

/**
 * A text that is another one as soon as a version is added to a tariff, or the authority moves to another zone: what was
 * posted has to be compared again then. A version itself never changes once it is loaded.
 */
export function tariffMark(history: TariffHistory, timeZone: string): string {
  return history.length === 0 ? uncharged : [timeZone, ...history.map(versionOf)].join(' ')
}

/** The mark of cards that cost nothing. */
export const uncharged = ''

/** The marks of the card types that cost something, by their code. */
export function tariffMarks(book: ReferenceBook): ReadonlyMap<string, string> {
  const marks = book
    .listCardTypes()
    .map(({ code }): [string, string] => [code, tariffMark(book.tariffFor(code), book.calendar.timeZone)])
  return new Map(marks.filter(([, mark]) => mark !== uncharged))
}

const versionOf = ({ tariff }: TariffHistory[number]): string => `${tariff.code}/${tariff.version}`
