/**
 * A day as ten characters `YYYY-MM-DD`. An unknown month or day is `00`, an unknown year `0000`: passports have such
 * birth dates, and the zone writes them as fillers (Doc 9303-3 §4.8).
 */
export type MrzDay = string

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function isPossibleDay(year: number | undefined, month: number, day: number): boolean {
  const longest = daysInMonth[month - 1]
  if (longest === undefined || day < 1 || day > longest) return false
  if (month !== 2 || day !== 29 || year === undefined) return true
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function part(text: string): number | undefined {
  return text === '<<' ? undefined : Number(text)
}

function write(year: number | undefined, month: number | undefined, day: number | undefined): MrzDay {
  const pad = (value: number | undefined, width: number): string => String(value ?? 0).padStart(width, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

function read(text: string, century: (yearOfCentury: number) => number): MrzDay | undefined {
  const match = /^(\d\d|<<)(\d\d|<<)(\d\d|<<)$/.exec(text)
  if (!match) return undefined
  const [yearOfCentury, month, day] = [part(match[1] ?? ''), part(match[2] ?? ''), part(match[3] ?? '')]
  const year = yearOfCentury === undefined ? undefined : century(yearOfCentury) + yearOfCentury
  // an unknown part forbids nothing: January has every day, every month a first one
  if (!isPossibleDay(year, month ?? 1, day ?? 1)) return undefined
  return write(year, month, day)
}

/**
 * A birth date of six characters. The century is the latest that does not lie in the future: the zone has two digits
 * only, so a person of more than a hundred years reads a century too young. Compare with `mrzDate`, which needs no guess.
 * @param today `YYYY-MM-DD`
 */
export function readBirthDate(text: string, today: MrzDay): MrzDay | undefined {
  const century = Number(today.slice(0, 2)) * 100
  const inThisCentury = read(text, () => century)
  // 29 February may exist in one century only, and an unknown part (00) must not sort after today
  if (inThisCentury !== undefined && inThisCentury <= today) return inThisCentury
  return read(text, () => century - 100)
}

/** An expiry date of six characters. No machine-readable passport expired before 2000 and none runs past 2099. */
export function readExpiryDate(text: string): MrzDay | undefined {
  return text.includes('<') ? undefined : read(text, () => 2000)
}

/**
 * The six characters that a machine-readable zone has for a day: `1974-08-12` becomes `740812`, `1974-00-00` `74<<<<`.
 * This is the way to compare a recorded birth date with `birthText`: it needs no century, and an unknown part equals
 * an unknown part only, so that typing fillers does not get round the comparison.
 */
export function mrzDate(day: MrzDay): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  const fill = (text: string): string => (text === '00' ? '<<' : text)
  return (year === '0000' ? '<<' : year.slice(2)) + fill(month) + fill(dayOfMonth)
}
