import { addDays } from '../../packages/server/src/kernel/calendar-day.ts'
import { nations, type Nation } from './nations.ts'
import type { Random } from './random.ts'

export type Person = {
  readonly registerRef: string
  readonly nation: Nation
  readonly familyName: string
  readonly givenNames: string
  readonly nativeName: string
  readonly bornOn: string
  readonly sex: 'F' | 'M' | 'X'
  readonly passportNumber: string
  readonly passportExpiresOn: string
  readonly passportChangedOn: string
  readonly email: string
  readonly phone: string
}

export type PersonWishes = {
  readonly family?: Person
  readonly sex?: 'F' | 'M'
  readonly bornIn?: readonly [number, number]
}

/** Ranges that the numbering authorities keep for fiction: NANP 555-01xx, Ofcom, Bundesnetzagentur, ARCEP. */
const fictionalPhones = ['+1202555010#', '+1202555011#', '+447700900###', '+493023125###', '+3363998####'] as const
const mailDomains = ['example.org', 'example.com', 'example.net', 'mail.example'] as const

export function makePerson(random: Random, number: number, wishes: PersonWishes = {}): Person {
  const nation = wishes.family?.nation ?? pickNation(random)
  const sex = wishes.sex ?? (random.chance(0.01) ? 'X' : random.pick(['F', 'M'] as const))
  const name = wishes.family ? relativeName(random, wishes.family, sex) : makeName(random, nation, sex)
  const hasNewPassport = random.chance(0.06)
  return {
    ...name,
    registerRef: `R-${String(100_000 + number * 7)}`,
    nation,
    bornOn: birthDay(random, wishes.bornIn ?? [1944, 2004]),
    sex,
    passportNumber: passportNumber(random, nation),
    passportExpiresOn: random.chance(0.04) ? '' : day(random, hasNewPassport ? [2035, 2036] : [2027, 2034]),
    passportChangedOn: hasNewPassport ? addDays('2026-01-12', random.below(230)) : '',
    email: random.chance(0.08) ? '' : mailAddress(random, name, number),
    phone: random.chance(0.25) ? '' : fill(random, random.pick(fictionalPhones)),
  }
}

type Name = Pick<Person, 'familyName' | 'givenNames' | 'nativeName'>

function makeName(random: Random, nation: Nation, sex: Person['sex']): Name {
  if (nation.singles && random.chance(0.5)) {
    const [latin = '', own = ''] = random.pick(nation.singles).split('|')
    return { familyName: latin, givenNames: '', nativeName: own }
  }
  return fullName(nation, random.pick(nation.families), random.pick(sex === 'M' ? nation.men : nation.women), sex)
}

function relativeName(
  random: Random,
  { nation, familyName, givenNames, sex: ofSex }: Person,
  sex: Person['sex'],
): Name {
  // somebody with a single name has no family name to share
  if (givenNames === '') return makeName(random, nation, sex)
  const shared = nation.families.find((family) => inflected(nation, family.split('|')[0] ?? '', ofSex) === familyName)
  return fullName(nation, shared ?? familyName, random.pick(sex === 'M' ? nation.men : nation.women), sex)
}

function fullName(nation: Nation, family: string, given: string, sex: Person['sex']): Name {
  const [latinFamily = '', ownFamily = ''] = family.split('|')
  const [latinGiven = '', ownGiven = ''] = given.split('|')
  const own = inflected(nation, ownFamily, sex)
  const nativeName = {
    'family-first': `${own} ${ownGiven}`,
    'given-first': `${ownGiven} ${own}`,
    joined: own + ownGiven,
    none: '',
  }[nation.nativeOrder]
  return { familyName: inflected(nation, latinFamily, sex), givenNames: latinGiven, nativeName }
}

function inflected(nation: Nation, family: string, sex: Person['sex']): string {
  if (!nation.inflects || sex === 'M' || family === '') return family
  return family + (/\p{Script=Cyrillic}/u.test(family) ? 'а' : 'a')
}

function pickNation(random: Random): Nation {
  let place = random.below(nations.reduce((sum, { share }) => sum + share, 0))
  for (const nation of nations) {
    if (place < nation.share) return nation
    place -= nation.share
  }
  throw new Error('the shares do not add up')
}

export function passportNumber(random: Random, nation: Nation): string {
  return fill(random, nation.passport)
}

function fill(random: Random, pattern: string): string {
  const letters = Array.from('ABCDEFGHJKLMNPRTUVWXYZ')
  return pattern.replace(/#/g, () => random.digits(1)).replace(/@/g, () => random.pick(letters))
}

function mailAddress(random: Random, name: Name, number: number): string {
  const words = `${name.givenNames} ${name.familyName}`
    .normalize('NFKD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
  const local = words.trim().split(/\s+/).slice(0, 2).join('.')
  return `${local || 'traveller'}${number}@${random.pick(mailDomains)}`
}

function birthDay(random: Random, years: readonly [number, number]): string {
  const whole = day(random, years)
  // some countries' passports have a year only, or a year and a month
  if (random.chance(0.015)) return `${whole.slice(0, 4)}-00-00`
  return random.chance(0.005) ? `${whole.slice(0, 7)}-00` : whole
}

export function day(random: Random, [first, last]: readonly [number, number]): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${first + random.below(last - first + 1)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`
}
