import type { Relation } from '#domain/cards/card.ts'
import type { Sex } from '#domain/cards/holder.ts'
import type { CardState } from '#domain/cards/life-cycle.ts'
import type { Language } from '#domain/languages.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'

/** One line of a register file, as text by column. For an object of a JSON array `line` is its number, from 1. */
export type RegisterLine =
  | { readonly line: number; readonly cells: Readonly<Record<string, string>> }
  /** A line that could not even be read; the rest goes on. */
  | { readonly line: number; readonly unreadable: CellProblem }

/** What is wrong with a value and what to do about it, in English for the operator. */
export type CellProblem = { readonly code: string; readonly message: string; readonly advice: string }

/** `error`: the line was not imported. `warning`: it was, but something in it was not taken over. */
export type LineProblem = CellProblem & {
  readonly line: number
  readonly severity: 'error' | 'warning'
  readonly column: string | null
  readonly value: string
}

export type RegisterHolder = {
  readonly registerRef: string
  readonly familyName: string
  readonly givenNames: string
  readonly nativeName: string | null
  readonly bornOn: string
  readonly sex: Sex
  readonly nationality: string
  readonly passportNumber: string
  readonly passportIssuer: string
  readonly passportExpiresOn: CalendarDay | null
  readonly passportChangedOn: CalendarDay | null
  readonly email: string | null
  readonly phone: string | null
  readonly language: Language
}

export type RegisterCard = {
  readonly cardNumber: string
  readonly cardType: string
  readonly purpose: string
  readonly passportNumber: string
  readonly issuedOn: CalendarDay
  readonly validFrom: CalendarDay
  readonly validUntil: CalendarDay
  readonly entries: number | null
  readonly stayDays: number | null
  readonly tripEndsOn: string | null
  readonly lastExitOn: string | null
  readonly state: CardState
  readonly ground: string | null
}

/** This card depends on another one: its holder is the other one's child, spouse … */
export type Dependence = { readonly cardNumber: string; readonly relation: Relation }

export type RegisterRow = {
  readonly line: number
  readonly holder: RegisterHolder
  readonly card: RegisterCard
  readonly dependsOn: Dependence | null
}

/** The register itself cannot be read: nothing more is imported. */
export class RegisterUnreadable extends Error {
  readonly sentence: string
  readonly wayOut: string

  constructor(sentence: string, wayOut: string) {
    super(`${sentence} ${wayOut}`)
    this.name = 'RegisterUnreadable'
    this.sentence = sentence
    this.wayOut = wayOut
  }
}
