import type { CalendarDay } from '#kernel/calendar-day.ts'
import { unreachable } from '#kernel/result.ts'
import type { Language } from '../languages.ts'
import { readPassport, type Passport } from './passport.ts'

/** What the passport does not say about a person. */
export type PersonAnswer = {
  /** The name in the person's own letters; kept as typed. */
  readonly nativeName: string | null
  readonly birthPlace: string
  readonly residenceCountry: string
  readonly occupation: string | null
}

export type JourneyAnswer = {
  readonly offer: string
  readonly purpose: string
  readonly arrivalOn: CalendarDay
  readonly departureOn: CalendarDay
  /** Where the person will stay, or who invites them; in their own words. */
  readonly stayAddress: string | null
}

/** What an applicant has answered so far; null is "not yet". */
export type Answers = {
  readonly passport: Passport | null
  /** The machine-readable zone that was typed or read; null: none. */
  readonly mrz: string | null
  readonly person: PersonAnswer | null
  readonly journey: JourneyAnswer | null
  readonly isContactConfirmed: boolean
  readonly isSmsWanted: boolean
  readonly language: Language
  /** Codes of the declarations made. */
  readonly declared: readonly string[]
}

/** One page of the application, as it was sent. */
export type StepAnswer =
  | { readonly step: 'passport'; readonly passport: Passport; readonly mrz: string | null }
  | ({ readonly step: 'person' } & PersonAnswer)
  | ({ readonly step: 'journey' } & JourneyAnswer)
  | { readonly step: 'contact'; readonly isSmsWanted: boolean; readonly language: Language }
  | { readonly step: 'declaration'; readonly declared: readonly string[] }

export function emptyAnswers(language: Language): Answers {
  return {
    passport: null,
    mrz: null,
    person: null,
    journey: null,
    isContactConfirmed: false,
    isSmsWanted: true,
    language,
    declared: [],
  }
}

/**
 * A new application begun from an earlier one: who the person is stays, where they go and what they declared does not.
 * The passport is looked at anew when its page is saved.
 */
export function reuseAnswers(earlier: Answers, language: Language): Answers {
  return { ...emptyAnswers(language), passport: earlier.passport, mrz: earlier.mrz, person: earlier.person }
}

/** For a member of the family: the journey is the same, the person is another. */
export function shareJourney(answers: Answers, first: Answers): Answers {
  return { ...answers, journey: first.journey }
}

/** Takes one page into the answers. Declarations were made about the answers of that time: whoever changes one declares anew. */
export function takeAnswer(answers: Answers, answer: StepAnswer): Answers {
  switch (answer.step) {
    case 'passport':
      return undeclared(answers, { ...answers, passport: trimmed(answer.passport), mrz: answer.mrz?.trim() || null })
    case 'person': {
      const { nativeName, birthPlace, residenceCountry, occupation } = answer
      const own = { nativeName: textOrNull(nativeName), occupation: textOrNull(occupation) }
      return undeclared(answers, { ...answers, person: { ...own, birthPlace: clean(birthPlace), residenceCountry } })
    }
    case 'journey': {
      const { offer, purpose, arrivalOn, departureOn, stayAddress } = answer
      const journey = { offer, purpose, arrivalOn, departureOn, stayAddress: textOrNull(stayAddress) }
      return undeclared(answers, { ...answers, journey })
    }
    case 'contact':
      return { ...answers, isContactConfirmed: true, isSmsWanted: answer.isSmsWanted, language: answer.language }
    case 'declaration':
      return { ...answers, declared: [...new Set(answer.declared)].toSorted() }
    default:
      return unreachable(answer)
  }
}

/**
 * Takes what a camera read from the foot of the data page, as it was read. A whole zone opens the passport's page anew, to
 * be confirmed line by line; one with faults takes nothing from what was typed before.
 * @param mrz the two lines, right or not
 */
export function takeZone(answers: Answers, mrz: string, today: CalendarDay): Answers {
  const passport = readPassport(mrz, today).ok ? null : answers.passport
  return undeclared(answers, { ...answers, passport, mrz })
}

const basis = ['passport', 'mrz', 'person', 'journey'] as const

function undeclared(before: Answers, after: Answers): Answers {
  return basis.every((field) => isSame(before[field], after[field])) ? after : { ...after, declared: [] }
}

type Part = Answers[(typeof basis)[number]]

/** Field by field: the order of fields is nobody's answer, and a database keeps its own. */
function isSame(one: Part, other: Part): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const fields = Object.entries(one)
  return fields.length === Object.keys(other).length && fields.every(([name, value]) => valueOf(other, name) === value)
}

function valueOf(part: object, name: string): unknown {
  return Object.entries(part).find(([own]) => own === name)?.[1]
}

function trimmed(passport: Passport): Passport {
  return { ...passport, familyName: clean(passport.familyName), givenNames: clean(passport.givenNames) }
}

/**
 * Spaces at the ends, control characters and halves of a character are nobody's name, and no database takes them; every
 * letter, mark and joiner in between stays as typed.
 */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .trim()
}

function textOrNull(text: string | null): string | null {
  const kept = text === null ? '' : clean(text)
  return kept === '' ? null : kept
}
