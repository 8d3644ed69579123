import { relations } from '#domain/cards/card.ts'
import { sexes } from '#domain/cards/holder.ts'
import { cardStates } from '#domain/cards/life-cycle.ts'
import { languages } from '#domain/languages.ts'
import {
  birthDayCell,
  cardNumberCell,
  codeCell,
  countCell,
  countryCell,
  dayCell,
  oneOf,
  passportNumberCell,
  referenceCell,
  type CellReader,
} from './cell-readers.ts'
import { emailCell, nameCell, phoneCell } from './person-readers.ts'

type Column<T> = {
  readonly read: CellReader<T>
  readonly required: boolean
  readonly says: string
  readonly example: string
}

type Text = Pick<Column<unknown>, 'says' | 'example'>

function required<T>(
  read: CellReader<T>,
  says: string,
  example: string,
): Column<T> & { readonly required: true } & Text {
  return { read, required: true, says, example }
}

function optional<T>(
  read: CellReader<T>,
  says: string,
  example: string,
): Column<T> & { readonly required: false } & Text {
  return { read, required: false, says, example }
}

/** The columns of a register file: one line is one card with its holder. The reference page is made from this. */
export const columns = {
  register_ref: required(
    referenceCell,
    'The person’s key in the register; the same on every line of that person',
    'R-104482',
  ),
  family_name: required(nameCell, 'Family name as in the passport; a single name stands here', 'Müller'),
  given_names: optional(nameCell, 'Given names as in the passport; empty for a person with one name', 'Jörg Peter'),
  native_name: optional(nameCell, 'The whole name in the person’s own letters', '王小明'),
  born_on: required(birthDayCell, 'Date of birth; an unknown month or day is 00', '1990-04-00'),
  sex: required(oneOf(sexes), 'As in the passport; X for unspecified', 'F'),
  nationality: required(countryCell, 'Code of ICAO Doc 9303-3: three letters, D for Germany', 'CHN'),
  passport_number: required(passportNumberCell, 'Number of the present passport', 'E12345678'),
  passport_issuer: required(countryCell, 'Who issued the passport, coded as nationality', 'CHN'),
  passport_expires_on: optional(dayCell, 'Last day of the present passport', '2031-04-15'),
  passport_changed_on: optional(dayCell, 'Since when the present passport is known', '2026-05-02'),
  email: optional(emailCell, 'One address', 'name@example.org'),
  phone: optional(phoneCell, 'With + and country code', '+77010000001'),
  language: required(oneOf(languages), 'Language of letters and messages', 'zh-CN'),
  card_number: required(cardNumberCell, 'Nine characters, the last is the check character', 'K7M4Q2X9C'),
  card_type: required(codeCell, 'Code of a card type of the profile', 'tourism'),
  purpose: required(codeCell, 'Code of a purpose that the card type has', 'tourism'),
  card_passport_number: optional(
    passportNumberCell,
    'The passport the card was issued for; empty: the present one',
    'E12345678',
  ),
  issued_on: required(dayCell, 'Day of issue', '2026-07-20'),
  valid_from: required(dayCell, 'First day of validity', '2026-08-01'),
  valid_until: required(dayCell, 'Last day of validity', '2026-10-31'),
  entries: optional(countCell, 'Number of entries; empty: any number', '2'),
  stay_days: optional(countCell, 'Days of each stay; empty: not limited', '30'),
  trip_ends_on: optional(
    dayCell,
    'When the journey it was issued for ends; a charge may count from there',
    '2026-09-14',
  ),
  last_exit_on: optional(dayCell, 'The last exit on record; a charge may count from there', '2026-09-13'),
  state: required(oneOf(cardStates), 'State of the card in the register', 'active'),
  ground: optional(codeCell, 'Code of the ground; only and always with revoked and annulled', 'conditions-not-met'),
  depends_on_card_number: optional(
    cardNumberCell,
    'The card that this one depends on, in the file or imported before',
    'C3D5F7H9J',
  ),
  relation: optional(
    oneOf(relations),
    'What this person is to the holder of that card; only and always with it',
    'child',
  ),
} as const

export type ColumnName = keyof typeof columns

export const columnNames = Object.keys(columns) as readonly ColumnName[]

type Read<C> = C extends { readonly read: CellReader<infer T>; readonly required: infer R }
  ? R extends true
    ? T
    : T | null
  : never

/** The values of one line; an optional cell that is empty is null. */
export type ColumnValues = { readonly [N in ColumnName]: Read<(typeof columns)[N]> }
