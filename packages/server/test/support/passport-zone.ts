import { mrzCheckDigit } from '@sapar/verifier/format'

type ZoneWishes = {
  readonly number?: string
  readonly birth?: string
  readonly expiry?: string
  readonly nationality?: string
  readonly name?: string
}

/** The two lines of a passport's zone with right check digits (Doc 9303-4 §4.2.2); the specimen's data by default. */
export function passportZone(wishes: ZoneWishes = {}): string {
  const { number = 'L898902C3', birth = '740812', expiry = '310415', nationality = 'UTO' } = wishes
  const name = wishes.name ?? 'ERIKSSON<<ANNA<MARIA'
  const checked = (field: string): string => field + mrzCheckDigit(field)
  const numberField = checked(number.padEnd(9, '<').slice(0, 9))
  const rest = `${checked(birth)}F${checked(expiry)}${checked('<'.repeat(14))}`
  const composite = numberField + rest.slice(0, 7) + rest.slice(8)
  const lower = `${numberField}${nationality.padEnd(3, '<')}${rest}${mrzCheckDigit(composite)}`
  return `${`P<UTO${name}`.padEnd(44, '<')}\n${lower}`
}
