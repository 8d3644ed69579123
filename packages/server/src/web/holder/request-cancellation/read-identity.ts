import { parsePassportMrz, type MrzRefusal } from '@sapar/verifier/format'
import type { TypedIdentity } from '#domain/cards/compare-identity.ts'
import type { Messages } from '#locales/index.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { textOf, type Fields } from '../../shared/fields.ts'
import { readBirthDate } from '../../shared/birth-date.ts'

type Texts = Messages['cancel']['identity']

/**
 * What was typed from the passport. The two lines at its foot stand in for what was left empty. Mistakes that show by
 * themselves, a check digit above all, are told before anything is compared: they cost no attempt.
 */
export function readIdentity(fields: Fields, texts: Texts, today: CalendarDay): Result<TypedIdentity, FormErrors> {
  const field = (name: string) => textOf(fields, name).trim()
  const mrz = field('mrz')
  const passport = mrz === '' ? undefined : parsePassportMrz(mrz, today)
  if (passport && !passport.ok) return refuse({ mrz: mrzText(passport.refusal, texts) })
  const lines = passport?.value
  const born = readBirthDate(field('bornOn'))
  const isNameTyped = field('familyName') !== '' || field('givenNames') !== ''
  const typed = {
    passportNumber: field('passportNumber') || (lines?.documentNumber ?? ''),
    bornOn: born.ok ? born.value : born.refusal === 'missing' ? (lines?.bornOn ?? '') : '',
    familyName: isNameTyped ? field('familyName') : (lines?.name.family ?? ''),
    givenNames: isNameTyped ? field('givenNames') : (lines?.name.given ?? ''),
    ...(lines ? { mrz } : {}),
  }
  const empty = missingFields(typed, texts)
  return Object.keys(empty).length > 0 ? refuse(empty) : ok(typed)
}

function missingFields(typed: TypedIdentity, { missing }: Texts): FormErrors {
  const isNameMissing = typed.familyName === '' && typed.givenNames === ''
  return {
    ...(typed.passportNumber === '' ? { passportNumber: missing.passportNumber } : {}),
    ...(typed.bornOn === '' ? { bornOn: missing.bornOn } : {}),
    ...(isNameMissing ? { familyName: missing.familyName } : {}),
  }
}

/** Every mistake in words. A wrong character upsets the last digit too, which then says nothing new. */
function mrzText(refusals: readonly MrzRefusal[], { findings }: Texts): string {
  const telling = refusals.length > 1 ? refusals.filter((code) => code !== 'mrz-composite-check') : refusals
  return telling.map((code) => findings[code]).join('. ')
}
