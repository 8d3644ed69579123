import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Money } from '#kernel/money.ts'
import type { LocalText } from '../languages.ts'

/** An instant as its reader sees it: in the authority's zone, with the offset written beside it. */
export type Moment = { readonly at: Date; readonly timeZone: string }

export const signInFactors = ['passkey', 'authenticator', 'recovery-codes'] as const
export type SignInFactor = (typeof signInFactors)[number]

/** What may stand in a text, by kind: the kind decides how a value is written and where it may appear. */
export type PlaceholderValues = {
  'person-name': string
  /** Words that somebody else wrote, such as the name of a device: shown isolated and cleaned. */
  text: string
  'card-number': string
  reference: string
  day: CalendarDay
  moment: Moment
  money: Money
  /** A text of the authority's own, such as the sentence of a ground. */
  'local-text': LocalText
  'local-texts': readonly LocalText[]
  /** A page of this installation, `/account/…`; shown as a link with its full address. */
  path: string
  factor: SignInFactor
  /** A one-time code: handed in apart from the other values, never stored in the text. */
  code: never
}

export type PlaceholderKind = keyof PlaceholderValues

/**
 * An SMS travels and is kept in the clear, and a locked telephone shows it: no names, nobody else's words, no papers. A
 * card number is cut to its ending there (standards.md §10).
 */
export const kindsInSms: readonly PlaceholderKind[] = ['card-number', 'reference', 'day', 'moment', 'code']

/** A subject is read over shoulders and kept in logs of mail servers. */
export const kindsInSubject: readonly PlaceholderKind[] = ['reference', 'day']
