import { makeCardNumber } from '@sapar/verifier/format'
import { addDays } from '../../packages/server/src/kernel/calendar-day.ts'
import type { ColumnName } from '../../packages/server/src/modules/cards/import/columns.ts'
import { passportNumber, type Person } from './people.ts'
import type { Random } from './random.ts'

export type Line = Record<ColumnName, string>

/** The day on which the register was written out. */
const writtenOn = '2026-09-01'

const types = [
  {
    type: 'tourism',
    purposes: ['tourism', 'tourism', 'tourism', 'private-visit'],
    stays: [15, 30],
    lasts: [60, 90, 180],
  },
  { type: 'business', purposes: ['business', 'conference'], stays: [10, 30], lasts: [90, 180, 365] },
  { type: 'visit', purposes: ['private-visit', 'family-visit'], stays: [30], lasts: [90, 180] },
  { type: 'treatment', purposes: ['treatment', 'accompanying-patient'], stays: [60, 90], lasts: [90, 180] },
] as const

type CardLine = Pick<
  Line,
  | 'card_number'
  | 'card_type'
  | 'purpose'
  | 'issued_on'
  | 'valid_from'
  | 'valid_until'
  | 'entries'
  | 'stay_days'
  | 'state'
  | 'ground'
>

export function makeCard(random: Random): CardLine {
  const kind = types[random.pick([0, 0, 0, 0, 1, 1, 2, 2, 3] as const)]
  const validFrom = addDays('2025-11-01', random.below(340))
  const validUntil = addDays(validFrom, random.pick<number>(kind.lasts) - 1)
  return {
    card_number: makeCardNumber((length) => random.bytes(length)),
    card_type: kind.type,
    purpose: random.pick<string>(kind.purposes),
    issued_on: [addDays(validFrom, -3 - random.below(25)), writtenOn].toSorted()[0] ?? writtenOn,
    valid_from: validFrom,
    valid_until: validUntil,
    entries: random.pick(['', '', '', '1', '2', '5']),
    stay_days: random.chance(0.1) ? '' : String(random.pick<number>(kind.stays)),
    ...makeState(random, validUntil),
  }
}

function makeState(random: Random, validUntil: string): Pick<CardLine, 'state' | 'ground'> {
  if (random.chance(0.03))
    return { state: 'revoked', ground: random.pick(['conditions-not-met', 'invitation-withdrawn']) }
  if (random.chance(0.015)) return { state: 'annulled', ground: random.pick(['false-statement', 'issued-in-error']) }
  if (random.chance(0.12)) return { state: 'cancelled', ground: '' }
  // registers are not always up to date: some cards that ran out are still called active
  if (validUntil < writtenOn) return { state: random.chance(0.85) ? 'expired' : 'active', ground: '' }
  return { state: random.chance(0.04) ? 'suspended' : 'active', ground: '' }
}

export function toLine(
  random: Random,
  person: Person,
  card: CardLine,
  main?: { number: string; relation: string },
): Line {
  return {
    register_ref: person.registerRef,
    family_name: person.familyName,
    given_names: person.givenNames,
    native_name: person.nativeName,
    born_on: person.bornOn,
    sex: person.sex,
    nationality: person.nation.code,
    passport_number: person.passportNumber,
    passport_issuer: person.nation.code,
    passport_expires_on: person.passportExpiresOn,
    passport_changed_on: person.passportChangedOn,
    email: person.email,
    phone: person.phone,
    language: person.nation.language,
    card_passport_number: person.passportChangedOn === '' ? '' : passportNumber(random, person.nation),
    ...card,
    trip_ends_on: tripEnd(card),
    last_exit_on: '',
    depends_on_card_number: main?.number ?? '',
    relation: main?.relation ?? '',
  }
}

/** Most come for one journey, as long as they may stay. */
function tripEnd({ valid_from, valid_until, stay_days }: CardLine): string {
  if (stay_days === '') return ''
  const end = addDays(valid_from, Number(stay_days) - 1)
  return end < valid_until ? end : valid_until
}
