import { parsePassportMrz, type MrzPassport, type MrzRefusal } from '@sapar/verifier/format'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Result } from '#kernel/result.ts'
import type { Sex } from '../cards/holder.ts'

/** A passport as the applicant typed it, or confirmed what was read. */
export type Passport = {
  readonly number: string
  readonly issuer: string
  /** Not always the issuer's: `XXA`, `XXB` (Doc 9303-3 §5). */
  readonly nationality: string
  readonly familyName: string
  /** Empty for a person with one name. */
  readonly givenNames: string
  /** `YYYY-MM-DD`, unknown parts `00` */
  readonly bornOn: string
  readonly sex: Sex
  readonly expiresOn: CalendarDay
}

export type PassportRead = { readonly passport: Passport; readonly zone: MrzPassport }

/**
 * What the machine-readable zone says, to be shown for confirmation and never trusted: a camera misreads, and the two
 * digits of a year leave the century to guess. Every fault is named, each check digit by itself.
 * @param mrz the two lines of a TD3 document, as typed or as a camera read them
 */
export function readPassport(mrz: string, today: CalendarDay): Result<PassportRead, readonly MrzRefusal[]> {
  const read = parsePassportMrz(mrz, today)
  if (!read.ok) return read
  const { documentNumber, issuer, nationality, name, bornOn, sex, expiresOn } = read.value
  return {
    ok: true,
    value: {
      zone: read.value,
      passport: {
        number: documentNumber,
        issuer,
        nationality,
        familyName: name.family,
        givenNames: name.given,
        bornOn,
        sex,
        expiresOn,
      },
    },
  }
}

export type CardName = { readonly familyName: string; readonly givenNames: string }

/**
 * The name on the card. The zone's spelling is the State's own transliteration and is taken as it stands; a second one
 * would rarely give the same letters. Only where the zone is not given, cannot be read or may have cut the name does what
 * was typed from the page stand, unchanged in every letter.
 */
export function cardName(typed: Passport, mrz: string | null, today: CalendarDay): CardName {
  const read = mrz === null ? undefined : parsePassportMrz(mrz, today)
  if (!read?.ok || read.value.name.isPossiblyTruncated) {
    return { familyName: typed.familyName, givenNames: typed.givenNames }
  }
  return { familyName: read.value.name.family, givenNames: read.value.name.given }
}
