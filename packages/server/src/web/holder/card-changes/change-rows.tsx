import { normalisePassportNumber } from '@sapar/verifier/format'
import type { Passport } from '#domain/applications/passport.ts'
import type { ChangeWish } from '#domain/card-changes/change.ts'
import { isRenumbering } from '#domain/card-changes/obstacles.ts'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { Fact } from '../../shared/components/parts.tsx'
import { countryName } from '../../shared/countries.ts'
import { formatBirthDate, formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Known = { readonly holder: Holder; readonly card: Card }
type Words = Pick<HolderPage, 't' | 'language'>

/** What the holder has on record, as the page of a passport. */
export function recordedPassport(holder: Holder): Passport {
  const { familyName, givenNames, bornOn, sex, nationality, passportNumber, passportIssuer, passportExpiresOn } = holder
  return {
    familyName,
    givenNames,
    bornOn,
    sex,
    nationality,
    number: passportNumber,
    issuer: passportIssuer,
    expiresOn: passportExpiresOn ?? '',
  }
}

/** What would be different, line by line, before and after. */
export function changeRows(page: Words, wish: ChangeWish, { holder, card }: Known): Fact[] {
  const { fields, check } = page.t.cardChanges
  const renumbered = isRenumbering(wish) ? [{ term: check.newNumber, value: page.t.cardChanges.alsoNewNumber }] : []
  if (wish.kind === 'lost-card') return renumbered
  if (wish.kind === 'extend') {
    const [before, after] = [card.validUntil, wish.validUntil].map((day) => formatDay(page.language, day))
    return [{ term: fields.validUntil, value: check.from(before ?? '', after ?? '') }]
  }
  return [...passportRows(page, recordedPassport(holder), wish.passport), ...renumbered]
}

const passportFields = [
  'familyName',
  'givenNames',
  'bornOn',
  'sex',
  'nationality',
  'issuer',
  'number',
  'expiresOn',
] as const satisfies readonly (keyof Passport)[]

function passportRows(page: Words, before: Passport, after: Passport): Fact[] {
  const { fields, check } = page.t.cardChanges
  return passportFields
    .filter((field) => shownAs(page, before, field) !== shownAs(page, after, field))
    .map((field) => ({
      term: fields[field],
      value: (
        <bdi>
          {check.from(shownAs(page, before, field) || check.nothing, shownAs(page, after, field) || check.nothing)}
        </bdi>
      ),
    }))
}

function shownAs(page: Words, passport: Passport, field: keyof Passport): string {
  const value = passport[field]
  switch (field) {
    case 'nationality':
    case 'issuer':
      return countryName(page, value)
    case 'bornOn':
      return formatBirthDate(page.language, value)
    case 'expiresOn':
      return value === '' ? '' : formatDay(page.language, value)
    case 'sex':
      return page.t.applySteps.passport.sexes[passport.sex]
    case 'number':
      return normalisePassportNumber(value)
    default:
      return value
  }
}
