import type { Money } from '#kernel/money.ts'
import type { LocalText } from '../languages.ts'
import type { Moment } from './placeholder-kinds.ts'
import type { ParamsOf, TemplateSpec, TextsOf } from './template-shape.ts'

// Letters about a case: the holder's name opens them, the page in the account is where they lead.
const aboutCase = {
  holderName: 'person-name',
  cardNumber: 'card-number',
  reference: 'reference',
  page: 'path',
} as const
const aboutPayment = {
  holderName: 'person-name',
  cardNumber: 'card-number',
  amount: 'money',
  page: 'path',
} as const
const aboutApplication = { holderName: 'person-name', reference: 'reference', page: 'path' } as const
const both = ['email', 'sms'] as const
const mailOnly = ['email'] as const
const always = {} as const

const aCode = { channels: mailOnly, isLetter: false, placeholders: { code: 'code' }, codeMinutes: 10 } as const

/** Every notice that Sapar sends (I-20). The texts are in locales/<language>/notices.ts. */
export const noticeTemplates = {
  'request-submitted': {
    channels: both,
    isLetter: true,
    placeholders: {
      ...aboutCase,
      receiptNumber: 'reference',
      askedOn: 'day',
      // null for cards that cost nothing
      chargeSoFar: 'money?',
      promisedOn: 'day',
      recallUntil: 'moment',
      notMePage: 'path',
    },
    paragraphs: {
      opening: always,
      charge: { when: 'chargeSoFar' },
      receipt: always,
      promise: always,
      recall: always,
      notMe: always,
      next: always,
    },
  },
  'request-recalled': {
    channels: both,
    isLetter: true,
    placeholders: aboutCase,
    paragraphs: { opening: always, card: always, next: always },
  },
  'request-withdrawn': {
    channels: both,
    isLetter: true,
    placeholders: aboutCase,
    paragraphs: { opening: always, card: always, next: always },
  },
  'request-returned': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutCase, papers: 'local-texts', answerBy: 'day' },
    paragraphs: { opening: always, papers: { list: 'papers' }, answer: always, lapse: always, next: always },
  },
  'request-resubmitted': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutCase, promisedOn: 'day' },
    paragraphs: { opening: always, promise: always, next: always },
  },
  'request-lapsed': {
    channels: both,
    isLetter: true,
    placeholders: aboutCase,
    paragraphs: { opening: always, card: always, next: always },
  },
  // Approved, and the card lives on until the holder leaves (no day) or until the day asked for.
  'request-approved-pending': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutCase, effectOn: 'day?' },
    paragraphs: {
      opening: always,
      onDay: { when: 'effectOn' },
      onDeparture: { unless: 'effectOn' },
      until: always,
      next: always,
    },
  },
  'card-cancelled': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutCase, effectiveOn: 'day' },
    paragraphs: { opening: always, meaning: always, keep: always, next: always },
  },
  'request-refused': {
    channels: both,
    isLetter: true,
    placeholders: {
      ...aboutCase,
      ground: 'local-text',
      legalReference: 'text',
      appealUntil: 'day?',
    },
    paragraphs: {
      opening: always,
      ground: always,
      law: always,
      appeal: { when: 'appealUntil' },
      noAppeal: { unless: 'appealUntil' },
      next: always,
    },
  },
  'request-taken-back-not-me': {
    channels: both,
    isLetter: true,
    placeholders: aboutCase,
    paragraphs: { opening: always, undone: always, locked: always, next: always },
  },
  'return-reminder': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutCase, papers: 'local-texts', answerBy: 'day' },
    paragraphs: { opening: always, papers: { list: 'papers' }, lapse: always, next: always },
  },
  // To the contact in the register, when an account with another address wants the card or got it.
  'card-link-attempted': {
    channels: both,
    isLetter: true,
    placeholders: { holderName: 'person-name', cardNumber: 'card-number', at: 'moment' },
    paragraphs: { opening: always, meaning: always, next: always },
  },
  'card-linked': {
    channels: both,
    isLetter: true,
    placeholders: { holderName: 'person-name', cardNumber: 'card-number', at: 'moment' },
    paragraphs: { opening: always, meaning: always, next: always },
  },
  'payment-received': {
    channels: mailOnly,
    isLetter: true,
    placeholders: { ...aboutPayment, paidOn: 'day' },
    paragraphs: { opening: always, keep: always, next: always },
  },
  'payment-refunded': {
    channels: mailOnly,
    isLetter: true,
    placeholders: { ...aboutPayment, refundedOn: 'day' },
    paragraphs: { opening: always, when: always, next: always },
  },
  // Letters about an application; before a card is issued there is no card number.
  'application-awaits-fee': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutApplication, amount: 'money', payBy: 'day' },
    paragraphs: { opening: always, fee: always, lapse: always, next: always },
  },
  'application-received': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutApplication, promisedOn: 'day' },
    paragraphs: { opening: always, promise: always, next: always },
  },
  'application-returned': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutApplication, papers: 'local-texts', answerBy: 'day' },
    paragraphs: { opening: always, papers: { list: 'papers' }, answer: always, lapse: always, next: always },
  },
  'application-return-reminder': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutApplication, papers: 'local-texts', answerBy: 'day' },
    paragraphs: { opening: always, papers: { list: 'papers' }, lapse: always, next: always },
  },
  'application-resubmitted': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutApplication, promisedOn: 'day' },
    paragraphs: { opening: always, promise: always, next: always },
  },
  'application-withdrawn': {
    channels: both,
    isLetter: true,
    placeholders: aboutApplication,
    paragraphs: { opening: always, next: always },
  },
  'application-lapsed': {
    channels: both,
    isLetter: true,
    placeholders: aboutApplication,
    paragraphs: { opening: always, next: always },
  },
  'application-lapsed-unpaid': {
    channels: both,
    isLetter: true,
    placeholders: aboutApplication,
    paragraphs: { opening: always, late: always, next: always },
  },
  'application-refused': {
    channels: both,
    isLetter: true,
    placeholders: {
      ...aboutApplication,
      ground: 'local-text',
      legalReference: 'text',
      appealUntil: 'day?',
      feeBack: 'money?',
    },
    paragraphs: {
      opening: always,
      ground: always,
      law: always,
      appeal: { when: 'appealUntil' },
      noAppeal: { unless: 'appealUntil' },
      fee: { when: 'feeBack' },
      next: always,
    },
  },
  'fee-refunded': {
    channels: mailOnly,
    isLetter: true,
    placeholders: { ...aboutApplication, amount: 'money', refundedOn: 'day' },
    paragraphs: { opening: always, when: always, next: always },
  },
  'application-granted': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutApplication, cardNumber: 'card-number', validFrom: 'day', validUntil: 'day' },
    paragraphs: { opening: always, validity: always, border: always, cancel: always, next: always },
  },
  // Letters about a request to change something about a card.
  'card-change-submitted': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutCase, promisedOn: 'day' },
    paragraphs: { opening: always, promise: always, next: always },
  },
  'card-change-withdrawn': {
    channels: both,
    isLetter: true,
    placeholders: aboutCase,
    paragraphs: { opening: always, next: always },
  },
  'card-change-refused': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutCase, ground: 'local-text', legalReference: 'text', appealUntil: 'day?' },
    paragraphs: {
      opening: always,
      ground: always,
      law: always,
      appeal: { when: 'appealUntil' },
      noAppeal: { unless: 'appealUntil' },
      next: always,
    },
  },
  'card-renumbered': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutCase, formerNumber: 'card-number' },
    paragraphs: { opening: always, former: always, charge: always, next: always },
  },
  'card-extended': {
    channels: both,
    isLetter: true,
    placeholders: { ...aboutCase, validUntil: 'day' },
    paragraphs: { opening: always, charge: always, next: always },
  },
  // A card in wallets: the digits go by one channel, whichever there is.
  'wallet-code': { ...aCode, channels: both, paragraphs: { opening: always, code: always, next: always } },
  'card-in-wallet': {
    channels: mailOnly,
    isLetter: true,
    placeholders: { holderName: 'person-name', cardNumber: 'card-number', page: 'path' },
    paragraphs: { opening: always, meaning: always, notYou: always, next: always },
  },
  'account-email-code': { ...aCode, paragraphs: { opening: always, code: always, next: always } },
  'account-reset-code': { ...aCode, paragraphs: { opening: always, code: always, next: always } },
  'account-new-email-code': { ...aCode, paragraphs: { opening: always, code: always, next: always } },
  'account-phone-code': { ...aCode, channels: ['sms'], paragraphs: {} },
  'account-exists': {
    channels: mailOnly,
    isLetter: false,
    placeholders: { signInPage: 'path', resetPage: 'path' },
    paragraphs: { opening: always, signIn: always, reset: always, next: always },
  },
  'account-email-changed': {
    channels: mailOnly,
    isLetter: false,
    placeholders: { at: 'moment' },
    paragraphs: { opening: always, meaning: always, next: always },
  },
  'account-password-changed': {
    channels: mailOnly,
    isLetter: false,
    placeholders: { at: 'moment', resetPage: 'path' },
    paragraphs: { opening: always, meaning: always, next: always },
  },
  'account-signed-in-new-device': {
    channels: mailOnly,
    isLetter: false,
    placeholders: { at: 'moment', device: 'text', securityPage: 'path' },
    paragraphs: { opening: always, device: always, next: always },
  },
  'account-factor-added': {
    channels: mailOnly,
    isLetter: false,
    placeholders: { at: 'moment', factor: 'factor', securityPage: 'path' },
    paragraphs: { opening: always, factor: always, next: always },
  },
  'account-factor-removed': {
    channels: mailOnly,
    isLetter: false,
    placeholders: { at: 'moment', factor: 'factor', securityPage: 'path' },
    paragraphs: { opening: always, factor: always, next: always },
  },
  'account-session-locked': {
    channels: mailOnly,
    isLetter: false,
    placeholders: { at: 'moment', device: 'text', resetPage: 'path' },
    paragraphs: { opening: always, device: always, next: always },
  },
} as const satisfies Record<string, TemplateSpec>

export type TemplateCode = keyof typeof noticeTemplates

export const templateCodes = Object.keys(noticeTemplates) as readonly TemplateCode[]

export type TemplateParams<T extends TemplateCode> = ParamsOf<(typeof noticeTemplates)[T]>

/** The shape that the catalogue of every language must have: a template or paragraph without text is a type error. */
export type TemplateTexts = { readonly [T in TemplateCode]: TextsOf<(typeof noticeTemplates)[T]> }

export type AnyParams = Readonly<Record<string, string | Moment | Money | LocalText | readonly LocalText[] | null>>

export function isTemplateCode(text: string): text is TemplateCode {
  return Object.hasOwn(noticeTemplates, text)
}

/** The template as the rules see it, whichever it is. */
export function templateSpec(code: TemplateCode): TemplateSpec {
  return noticeTemplates[code]
}
