import type { Passport } from '#domain/applications/passport.ts'
import type { Language } from '#domain/languages.ts'

/** What somebody of the demonstration applies for, and how far it has come. Everybody is invented. */
export type DemoApplication = {
  /** Whose account it is. */
  readonly userName: string
  readonly language: Language
  /** Whether the account's owner travels, or a member of the family who has no card yet. */
  readonly isForOwner: boolean
  readonly passport: Passport
  readonly mrz: string | null
  readonly nativeName: string | null
  readonly birthPlace: string
  readonly residenceCountry: string
  readonly occupation: string | null
  readonly offer: string
  readonly purpose: string
  readonly stayAddress: string
  /** How many days after today the journey begins, and how many it lasts. */
  readonly arrivesIn: number
  readonly staysFor: number
  /** How long ago it was sent; a fee is paid today. */
  readonly daysAgo: number
  readonly stands: 'draft' | 'waits' | 'proposed' | 'returned'
}

export const demoApplications: readonly DemoApplication[] = [
  {
    userName: 'emma.schmidt',
    language: 'en',
    isForOwner: false,
    passport: {
      number: 'C01X0AB12',
      issuer: 'D',
      nationality: 'D',
      familyName: 'Schmidt',
      givenNames: 'Jonas',
      bornOn: '1982-03-19',
      sex: 'M',
      expiresOn: '2033-06-30',
    },
    mrz: null,
    nativeName: null,
    birthPlace: 'Kassel',
    residenceCountry: 'D',
    occupation: 'Carpenter',
    offer: 'tourism',
    purpose: 'tourism',
    stayAddress: 'Guest house Tulpar, Almaty',
    arrivesIn: 60,
    staysFor: 12,
    daysAgo: 0,
    stands: 'draft',
  },
  // the day of birth was typed wrong; the zone says another
  {
    userName: 'demo.2001',
    language: 'en',
    isForOwner: false,
    passport: {
      number: 'U20517734',
      issuer: 'TUR',
      nationality: 'TUR',
      familyName: 'Demir',
      givenNames: 'Fatma',
      bornOn: '1961-12-04',
      sex: 'F',
      expiresOn: '2032-06-11',
    },
    mrz: 'P<TURDEMIR<<FATMA<<<<<<<<<<<<<<<<<<<<<<<<<<<\nU205177343TUR6104128F3206113<<<<<<<<<<<<<<00',
    nativeName: null,
    birthPlace: 'Bursa',
    residenceCountry: 'TUR',
    occupation: null,
    offer: 'treatment',
    purpose: 'treatment',
    stayAddress: 'Clinic Densaulyq, Astana',
    arrivesIn: 25,
    staysFor: 20,
    daysAgo: 3,
    stands: 'waits',
  },
  {
    userName: 'demo.2002',
    language: 'en',
    isForOwner: false,
    passport: {
      number: 'M40887766',
      issuer: 'KOR',
      nationality: 'KOR',
      familyName: 'Park',
      givenNames: 'Jiwoo',
      bornOn: '1990-09-22',
      sex: 'F',
      expiresOn: '2033-05-18',
    },
    mrz: 'P<KORPARK<<JIWOO<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nM408877666KOR9009224F3305186<<<<<<<<<<<<<<06',
    nativeName: '박지우',
    birthPlace: 'Busan',
    residenceCountry: 'KOR',
    occupation: 'Architect',
    offer: 'tourism',
    purpose: 'tourism',
    stayAddress: 'Hotel Saparzhai, Almaty',
    arrivesIn: 40,
    staysFor: 14,
    daysAgo: 0,
    stands: 'waits',
  },
  // every card for business needs two officers
  {
    userName: 'demo.2003',
    language: 'zh-CN',
    isForOwner: true,
    passport: {
      number: 'EK5566778',
      issuer: 'CHN',
      nationality: 'CHN',
      familyName: 'Li',
      givenNames: 'Na',
      bornOn: '1993-12-02',
      sex: 'F',
      expiresOn: '2031-08-07',
    },
    mrz: 'P<CHNLI<<NA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nEK55667780CHN9312029F3108077<<<<<<<<<<<<<<00',
    nativeName: '李娜',
    birthPlace: '乌鲁木齐',
    residenceCountry: 'CHN',
    occupation: '采购经理',
    offer: 'business',
    purpose: 'business',
    stayAddress: 'Tulpar Trade LLP, Almaty',
    arrivesIn: 30,
    staysFor: 6,
    daysAgo: 0,
    stands: 'proposed',
  },
  // somebody with one name
  {
    userName: 'demo.2004',
    language: 'en',
    isForOwner: true,
    passport: {
      number: 'C7788990',
      issuer: 'IDN',
      nationality: 'IDN',
      familyName: 'Suhartini',
      givenNames: '',
      bornOn: '1979-08-17',
      sex: 'F',
      expiresOn: '2030-11-03',
    },
    mrz: 'P<IDNSUHARTINI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nC7788990<4IDN7908172F3011032<<<<<<<<<<<<<<00',
    nativeName: null,
    birthPlace: 'Surabaya',
    residenceCountry: 'IDN',
    occupation: 'Nurse',
    offer: 'treatment',
    purpose: 'accompanying-patient',
    stayAddress: 'Clinic Densaulyq, Astana',
    arrivesIn: 35,
    staysFor: 30,
    daysAgo: 4,
    stands: 'returned',
  },
]
