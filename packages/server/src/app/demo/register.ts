import type { Language } from '#domain/languages.ts'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { RegisterLine } from '#modules/cards'
import { demoHolders } from './people.ts'

type Person = Readonly<Record<string, string>>

/** Whoever asks for a card to be cancelled, with what they type from card and passport. */
export type CasePerson = {
  readonly userName: string
  readonly language: Language
  readonly cardNumber: string
  readonly passportNumber: string
  readonly bornOn: string
  readonly familyName: string
  readonly givenNames: string
}

const person = (registerRef: string, more: Person): Person => {
  const holder = demoHolders.find((one) => one.registerRef === registerRef)
  const contact = holder ? { email: holder.email, phone: holder.phone, language: holder.language } : {}
  return { register_ref: registerRef, ...contact, ...more }
}

const wang = person('DEMO-1001', {
  family_name: 'WANG',
  given_names: 'XIAOMING',
  native_name: '王小明',
  born_on: '1990-03-07',
  sex: 'M',
  nationality: 'CHN',
  passport_number: 'E12345678',
  passport_issuer: 'CHN',
  passport_expires_on: '2031-04-15',
})
const wangsDaughter = person('DEMO-1011', {
  family_name: 'WANG',
  given_names: 'YUE',
  native_name: '王月',
  born_on: '2018-06-01',
  sex: 'F',
  nationality: 'CHN',
  passport_number: 'E98765432',
  passport_issuer: 'CHN',
  language: 'zh-CN',
})
const emma = person('DEMO-1002', {
  family_name: 'SCHMIDT',
  given_names: 'EMMA LUISE',
  native_name: 'Emma Luise Schmidt',
  born_on: '1984-11-23',
  sex: 'F',
  nationality: 'D',
  passport_number: 'C01X00T47',
  passport_issuer: 'D',
  passport_expires_on: '2034-02-01',
})
const asel = person('DEMO-1003', {
  family_name: 'KUANYSHKYZY',
  given_names: 'ASEL',
  native_name: 'Әсел Қуанышқызы',
  born_on: '1996-09-14',
  sex: 'F',
  nationality: 'MNG',
  passport_number: 'MN5512340',
  passport_issuer: 'MNG',
  passport_expires_on: '2030-08-20',
})
const ivan = person('DEMO-1004', {
  family_name: 'PETROV',
  given_names: 'IVAN',
  native_name: 'Иван Петров',
  born_on: '1978-01-30',
  sex: 'M',
  nationality: 'RUS',
  passport_number: '751234567',
  passport_issuer: 'RUS',
  passport_expires_on: '2029-12-12',
})

/** Wang Xiaoming asked for one of his cards to be cancelled: so its charge is seen as it stopped. */
export const wangsRequest: CasePerson = {
  userName: 'wang.xiaoming',
  language: 'zh-CN',
  cardNumber: 'QNXN5Q775',
  passportNumber: 'E12345678',
  bornOn: '1990-03-07',
  familyName: 'WANG',
  givenNames: 'XIAOMING',
}

/** Second cards of people in the queue: about each of them something is asked that is no cancellation. */
export const cardsToChange = {
  lost: { cardNumber: '3FMWM9RRH', userName: 'demo.2001' },
  extended: { cardNumber: '54KR3FX4M', userName: 'demo.2002' },
  corrected: { cardNumber: 'K4RQ497RF', userName: 'demo.2005' },
  renewed: { cardNumber: 'D2XQY4RWF', userName: 'demo.2006' },
} as const

/** Cards of the demonstration's people, dated around the day it is filled, so that it never looks out of date. */
export function demoRegister(today: CalendarDay): RegisterLine[] {
  const day = (offset: number) => addDays(today, offset)
  const card = (
    number: string,
    type: string,
    purpose: string,
    from: number,
    until: number,
    more: Person = {},
  ): Person => ({
    card_number: number,
    card_type: type,
    purpose,
    issued_on: day(from - 14),
    valid_from: day(from),
    valid_until: day(until),
    stay_days: '30',
    state: 'active',
    ...more,
  })
  const lines: Person[] = [
    { ...wang, ...card('K7M4Q2X9C', 'tourism', 'tourism', -82, 98) },
    { ...wang, ...card('86JCRTWC2', 'business', 'business', -20, 160) },
    { ...wang, ...card('MJ82986RW', 'tourism', 'tourism', -420, -240, { state: 'expired' }) },
    { ...wang, ...card(wangsRequest.cardNumber, 'visit', 'private-visit', -45, 75) },
    { ...wang, ...card('RQY6XPTFM', 'tourism', 'tourism', 40, 130) },
    { ...wang, ...card('2PH678WM4', 'visit', 'private-visit', 10, 100, { state: 'cancelled' }) },
    {
      ...wangsDaughter,
      ...card('2KKQJDT2F', 'tourism', 'tourism', -82, 98, { depends_on_card_number: 'K7M4Q2X9C', relation: 'child' }),
    },
    {
      ...emma,
      ...card('RRX692YJT', 'business', 'conference', -45, 135, { card_passport_number: 'C4F77K120', entries: '' }),
    },
    { ...asel, ...card('NW7DF8DC7', 'visit', 'family-visit', -10, 80) },
    { ...ivan, ...card('85M5QRK6P', 'tourism', 'tourism', -60, 120, { state: 'suspended' }) },
    { ...ivan, ...card('XFH8M4XXF', 'treatment', 'treatment', -86, 3, { entries: '2' }) },
    { ...ivan, ...card('7MKJR6443', 'business', 'business', -130, -5, { state: 'expired' }) },
    ...queuePeople.map((one, index) => ({
      ...one.person,
      ...card(one.cardNumber, 'tourism', 'tourism', -70 - index, 110),
    })),
    // offered for 90 days, and never made longer
    ...Object.values(cardsToChange).map(({ cardNumber, userName }) => ({
      ...queuePeople.find((one) => one.userName === userName)?.person,
      ...card(cardNumber, 'visit', 'private-visit', -50, 39),
    })),
  ]
  return lines.map((cells, index) => ({ line: index + 2, cells }))
}

/** People whose requests fill the office's queue; they have accounts, and no place on the start page. */
export const queuePeople = [
  queued(
    'N6QWRCXWK',
    '+905300000201',
    'DEMO-2001',
    'DEMIR',
    'AYSE',
    'Ayşe Demir',
    'TUR',
    'U10423311',
    '1991-05-12',
    'F',
    'en',
  ),
  queued(
    'T9DW66Q39',
    '+821000000202',
    'DEMO-2002',
    'KIM',
    'MINJUN',
    '김민준',
    'KOR',
    'M70112233',
    '1988-02-27',
    'M',
    'en',
  ),
  queued(
    '6CYC9MW37',
    '+8613800000203',
    'DEMO-2003',
    'LI',
    'NA',
    '李娜',
    'CHN',
    'EK5566778',
    '1993-12-02',
    'F',
    'zh-CN',
  ),
  queued('P7P5R6D3H', '+6281200000204', 'DEMO-2004', 'SUHARTINI', '', null, 'IDN', 'C7788990', '1979-08-17', 'F', 'en'),
  queued(
    'J2F64KXMK',
    '+966500000205',
    'DEMO-2005',
    'AL HARBI',
    'FAISAL',
    'فيصل الحربي',
    'SAU',
    'T20998877',
    '1982-10-05',
    'M',
    'en',
  ),
  queued(
    '2PD5RJ388',
    '+79000000206',
    'DEMO-2006',
    'SOKOLOVA',
    'MARIYA',
    'Мария Соколова',
    'RUS',
    '759876543',
    '1999-07-19',
    'F',
    'ru',
  ),
] as const

export type QueuePerson = (typeof queuePeople)[number]

function queued(
  cardNumber: string,
  phone: string,
  registerRef: string,
  familyName: string,
  givenNames: string,
  nativeName: string | null,
  nationality: string,
  passportNumber: string,
  bornOn: string,
  sex: string,
  language: 'en' | 'zh-CN' | 'ru',
) {
  const userName = `demo.${registerRef.slice(-4)}`
  const email = `${userName}@mail.example`
  const cells: Person = {
    register_ref: registerRef,
    family_name: familyName,
    given_names: givenNames,
    ...(nativeName === null ? {} : { native_name: nativeName }),
    born_on: bornOn,
    sex,
    nationality,
    passport_number: passportNumber,
    passport_issuer: nationality,
    email,
    phone,
    language,
  }
  return {
    cardNumber,
    phone,
    registerRef,
    userName,
    email,
    language,
    person: cells,
    passportNumber,
    bornOn,
    familyName,
    givenNames,
  }
}
