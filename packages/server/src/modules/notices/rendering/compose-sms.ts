import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Moment, PlaceholderKind } from '#domain/notices/placeholder-kinds.ts'
import { cutAtPlaceholders } from '#domain/notices/placeholders.ts'
import { cleanText } from './clean-text.ts'
import { longMoment, shortDay } from './days.ts'
import { secretMark } from './letter.ts'
import { valueOf, type RenderInput } from './render-input.ts'

/** Characters of the card number that tell a holder's cards apart and nobody else anything. */
const endingLength = 3

/**
 * One text for a telephone: who writes, what happened, and the one address where it can be checked.
 * A code ends in the form that browsers tie to the site, so that they offer it nowhere else
 * (WICG "Origin-bound one-time codes delivered via SMS" §2).
 */
export function composeSms(input: RenderInput): string {
  const { frame, site, texts, checkCode, spec } = input
  const start = site.isDemo ? frame.smsStartDemo : frame.smsStart
  const said = cutAtPlaceholders(texts.sms ?? '')
    .map((piece) => ('literal' in piece ? piece.literal : toText(input, piece.placeholder)))
    .join('')
  const text = `${start}${said} ${site.publicUrl.host}/official ${checkCode}`
  return spec.codeMinutes === undefined ? text : `${text}\n@${site.publicUrl.hostname} #${secretMark}`
}

type Write = (value: unknown, input: RenderInput) => string

/** Kinds that are not here have no place in an SMS; `checkTemplates` finds a text that tries. */
const writers: Partial<Record<PlaceholderKind, Write>> = {
  'card-number': (number) => (number as string).slice(-endingLength),
  reference: (reference) => cleanText(reference as string),
  day: (day, { language }) => shortDay(day as CalendarDay, language),
  moment: (moment, { language }) => longMoment(moment as Moment, language),
  code: () => secretMark,
}

function toText(input: RenderInput, name: string): string {
  if (name === 'site') return input.site.publicUrl.host
  if (name === 'minutes') return String(input.spec.codeMinutes)
  const { kind, value } = valueOf(input, name)
  const write = writers[kind]
  if (!write) throw new Error(`${name} must not stand in an SMS`)
  return write(value, input)
}
