const yearFirst = /^(\d{4})(?:[-/.]|年)?(\d{1,2})(?:[-/.]|月)?(\d{1,2})日?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/

/**
 * A day as people write it, in the form of a calendar day: `2026/12/3`, `2026年12月3日`, `20261203`, `3.12.2026`. With
 * slashes the year must come first, because 3/12 is another day in other countries. What is no day at all comes back as
 * it was typed, for the rule that says so. undefined: nothing was typed.
 */
export function typedDay(text: string): string | undefined {
  const typed = text.normalize('NFKC').replace(/\s+/g, '')
  if (typed === '') return undefined
  const [, d, m, y] = dayFirst.exec(typed) ?? []
  if (y !== undefined) return joined(y, m, d)
  const [, year, month, day] = compact.exec(typed) ?? yearFirst.exec(typed) ?? []
  return year === undefined ? typed.slice(0, 40) : joined(year, month, day)
}

const joined = (year: string, month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
