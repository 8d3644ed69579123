/**
 * Every audit event, declared once: types, the reference page and the holder's own views come from here.
 * `shown` says where a holder sees it: `timeline` of a request, `access` in "Who looked at my data", `security` of the account.
 */
export type AuditEventSpec = {
  readonly says: string
  readonly subject: 'holder' | 'principal' | 'signer'
  readonly details: readonly string[]
  readonly shown?: 'timeline' | 'access' | 'security'
}

export const auditEvents = {
  // cards and the register
  'holder-imported': {
    says: 'A holder came in from the authority’s register.',
    subject: 'holder',
    details: ['registerRef'],
  },
  'holder-updated-from-register': {
    says: 'The register brought other data for a known holder.',
    subject: 'holder',
    details: ['changed'],
  },
  'card-imported': {
    says: 'A card came in from the authority’s register.',
    subject: 'holder',
    details: ['cardNumber', 'state'],
  },
  'card-updated-from-register': {
    says: 'The register brought other data for a known card.',
    subject: 'holder',
    details: ['cardNumber', 'changed'],
  },
  'card-linked': {
    says: 'The holder’s record was linked to an account.',
    subject: 'holder',
    details: ['accountId', 'cardNumber'],
    shown: 'security',
  },
  'card-expired': {
    says: 'The last day of validity passed.',
    subject: 'holder',
    details: ['cardNumber', 'validUntil'],
  },
  'card-cancelled': {
    says: 'A card was cancelled at its holder’s request.',
    subject: 'holder',
    details: ['cardNumber', 'effectiveOn'],
    shown: 'timeline',
  },
  'credential-issued': {
    says: 'A card got its place in a status list and an entry in the log.',
    subject: 'holder',
    details: ['listId', 'index'],
  },
  'holder-contact-changed': {
    says: 'The contact data of the linked account were taken over.',
    subject: 'holder',
    details: ['changed'],
    shown: 'security',
  },
  // the request
  'request-drafted': { says: 'The holder began a cancellation request.', subject: 'holder', details: ['cardNumber'] },
  'request-erased': {
    says: 'The holder gave up a draft, or it grew too old.',
    subject: 'holder',
    details: ['cardNumber'],
  },
  'request-submitted': {
    says: 'The holder asked for a card to be cancelled.',
    subject: 'holder',
    details: ['reference', 'effect', 'reason', 'dueOn', 'receiptNumber', 'chargeMinor', 'currency'],
    shown: 'timeline',
  },
  'request-recalled': {
    says: 'The holder took the request back within the recall time.',
    subject: 'holder',
    details: ['reference', 'notMe'],
    shown: 'timeline',
  },
  'request-withdrawn': {
    says: 'The holder withdrew the request.',
    subject: 'holder',
    details: ['reference', 'notMe'],
    shown: 'timeline',
  },
  'request-assigned': {
    says: 'An officer took the case.',
    subject: 'holder',
    details: ['reference', 'leaseUntil'],
    shown: 'timeline',
  },
  'request-released': { says: 'An officer gave the case back.', subject: 'holder', details: ['reference'] },
  'request-returned': {
    says: 'The office asked for papers.',
    subject: 'holder',
    details: ['reference', 'papers', 'answerBy'],
    shown: 'timeline',
  },
  'request-resubmitted': {
    says: 'The holder answered and sent the request again.',
    subject: 'holder',
    details: ['reference', 'dueOn'],
    shown: 'timeline',
  },
  'request-lapsed': {
    says: 'No answer came within the time for papers.',
    subject: 'holder',
    details: ['reference'],
    shown: 'timeline',
  },
  'request-approved': {
    says: 'An officer approved the request.',
    subject: 'holder',
    details: ['reference', 'effect', 'effectOn'],
    shown: 'timeline',
  },
  'request-refused': {
    says: 'An officer refused the request.',
    subject: 'holder',
    details: ['reference', 'ground'],
    shown: 'timeline',
  },
  'request-completed': {
    says: 'The cancellation took effect.',
    subject: 'holder',
    details: ['reference', 'effectiveOn'],
    shown: 'timeline',
  },
  'exit-recorded': {
    says: 'An officer recorded the exit that a cancellation waited for.',
    subject: 'holder',
    details: ['reference', 'exitOn'],
    shown: 'timeline',
  },
  'evidence-added': {
    says: 'The holder added a paper.',
    subject: 'holder',
    details: ['paper', 'sha256'],
    shown: 'timeline',
  },
  'evidence-removed': { says: 'The holder took a paper back before sending.', subject: 'holder', details: ['paper'] },
  // waivers of a charge
  'waiver-requested': {
    says: 'Staff asked for a part of a charge to be waived; a second person decides.',
    subject: 'holder',
    details: ['waiverId', 'ground', 'amountMinor', 'currency'],
  },
  'waiver-granted': {
    says: 'A part of a charge was waived. `secondPerson` says whether somebody else had asked.',
    subject: 'holder',
    details: ['waiverId', 'ground', 'amountMinor', 'currency', 'secondPerson'],
  },
  'waiver-refused': {
    says: 'A second person refused to waive a part of a charge.',
    subject: 'holder',
    details: ['waiverId', 'ground', 'amountMinor', 'currency'],
  },
  // payments
  'payment-started': {
    says: 'The holder began to pay.',
    subject: 'holder',
    details: ['paymentId', 'amountMinor', 'currency'],
  },
  'payment-received': {
    says: 'The acquirer confirmed that the money has come.',
    subject: 'holder',
    details: ['paymentId', 'amountMinor', 'currency'],
  },
  'payment-failed': { says: 'The acquirer refused a payment.', subject: 'holder', details: ['paymentId'] },
  'payment-expired': { says: 'The time to pay ran out.', subject: 'holder', details: ['paymentId'] },
  'refund-requested': {
    says: 'Staff ordered money to be given back.',
    subject: 'holder',
    details: ['paymentId', 'refundId', 'amountMinor', 'currency', 'reason'],
  },
  'refund-made': {
    says: 'The acquirer sent the money back.',
    subject: 'holder',
    details: ['paymentId', 'refundId', 'amountMinor', 'currency'],
  },
  'refund-failed': {
    says: 'A refund failed, at once or after it had been sent.',
    subject: 'holder',
    details: ['paymentId', 'refundId', 'wasRefunded'],
  },
  'refund-resolved': {
    says: 'Staff brought a failed refund to an end.',
    subject: 'holder',
    details: ['refundId', 'resolution', 'comment', 'nextRefundId'],
  },
  'payment-difference-resolved': {
    says: 'Staff explained a difference from the acquirer’s books.',
    subject: 'principal',
    details: ['difference', 'comment'],
  },
  'payment-event-resolved': {
    says: 'Staff explained an event of the acquirer that fitted nothing.',
    subject: 'principal',
    details: ['provider', 'eventId', 'comment'],
  },
  // applications and the cards that come of them
  'application-drafted': {
    says: 'Somebody began an application for a card.',
    subject: 'holder',
    details: ['reference'],
  },
  'application-erased': {
    says: 'The applicant gave up a draft, or it grew too old.',
    subject: 'holder',
    details: ['reference'],
  },
  'application-submitted': {
    says: 'The applicant sent the application.',
    subject: 'holder',
    details: ['reference', 'offer', 'feeMinor', 'feeCurrency'],
    shown: 'timeline',
  },
  'application-payment-started': {
    says: 'The applicant went to pay the fee.',
    subject: 'holder',
    details: ['reference', 'paymentId'],
  },
  'application-payment-given-up': {
    says: 'The payment of the fee came to nothing.',
    subject: 'holder',
    details: ['reference', 'paymentId'],
    shown: 'timeline',
  },
  'application-paid': {
    says: 'The fee was paid.',
    subject: 'holder',
    details: ['reference', 'paymentId'],
    shown: 'timeline',
  },
  'application-fee-returned': {
    says: 'A fee that was not due, or not any more, was ordered back.',
    subject: 'holder',
    details: ['reference', 'paymentId', 'because'],
    shown: 'timeline',
  },
  'application-review-begun': {
    says: 'The application went to the office.',
    subject: 'holder',
    details: ['reference', 'dueOn'],
    shown: 'timeline',
  },
  'application-withdrawn': {
    says: 'The applicant withdrew the application.',
    subject: 'holder',
    details: ['reference'],
    shown: 'timeline',
  },
  'application-assigned': {
    says: 'An officer took the application.',
    subject: 'holder',
    details: ['reference', 'leaseUntil'],
    shown: 'timeline',
  },
  'application-released': { says: 'An officer gave the application back.', subject: 'holder', details: ['reference'] },
  'application-returned': {
    says: 'The office asked the applicant for papers.',
    subject: 'holder',
    details: ['reference', 'papers', 'answerBy'],
    shown: 'timeline',
  },
  'application-resubmitted': {
    says: 'The applicant answered and sent the application again.',
    subject: 'holder',
    details: ['reference', 'dueOn'],
    shown: 'timeline',
  },
  'application-lapsed': {
    says: 'The fee, or an answer, did not come in time.',
    subject: 'holder',
    details: ['reference', 'because'],
    shown: 'timeline',
  },
  'application-proposed': {
    says: 'The first of two officers was for granting.',
    subject: 'holder',
    details: ['reference', 'hints'],
  },
  'application-granted': {
    says: 'An officer granted the application.',
    subject: 'holder',
    details: ['reference', 'cardNumber'],
    shown: 'timeline',
  },
  'application-refused': {
    says: 'An officer refused the application.',
    subject: 'holder',
    details: ['reference', 'ground'],
    shown: 'timeline',
  },
  'holder-recorded': {
    says: 'A person came into the register with their first card.',
    subject: 'holder',
    details: ['registerRef'],
  },
  'holder-corrected': {
    says: 'Data of a person changed by a decision of the office.',
    subject: 'holder',
    details: ['changed'],
  },
  'card-issued': {
    says: 'A card was issued.',
    subject: 'holder',
    details: ['cardNumber', 'validFrom', 'validUntil'],
  },
  'card-renumbered': {
    says: 'A card got another number; the former one is valid no longer.',
    subject: 'holder',
    details: ['cardNumber', 'formerNumber'],
    shown: 'timeline',
  },
  'card-extended': {
    says: 'The last day of a card was moved.',
    subject: 'holder',
    details: ['cardNumber', 'validUntil', 'formerUntil'],
    shown: 'timeline',
  },
  'card-change-drafted': {
    says: 'The holder began a request about a card.',
    subject: 'holder',
    details: ['change'],
  },
  'card-change-erased': {
    says: 'The holder gave up such a request before it was sent, or it grew too old.',
    subject: 'holder',
    details: ['change'],
  },
  'card-change-submitted': {
    says: 'The holder asked for something about a card to be changed.',
    subject: 'holder',
    details: ['reference', 'change', 'dueOn'],
    shown: 'timeline',
  },
  'card-change-withdrawn': {
    says: 'The holder took such a request back.',
    subject: 'holder',
    details: ['reference'],
    shown: 'timeline',
  },
  'card-change-approved': {
    says: 'An officer approved such a request.',
    subject: 'holder',
    details: ['reference', 'change'],
    shown: 'timeline',
  },
  'card-change-refused': {
    says: 'An officer refused such a request.',
    subject: 'holder',
    details: ['reference', 'ground'],
    shown: 'timeline',
  },
  // reading
  'case-opened': {
    says: 'Staff opened a case and saw the person’s data.',
    subject: 'holder',
    details: ['reference', 'reason', 'reasonText'],
    shown: 'access',
  },
  'evidence-viewed': {
    says: 'Staff looked at a paper.',
    subject: 'holder',
    details: ['reference', 'paper'],
    shown: 'access',
  },
  'share-code-made': {
    says: 'The holder made a code by which somebody else may ask about a card.',
    subject: 'holder',
    details: ['shareCodeId', 'purpose', 'endsAt'],
  },
  'share-code-ended': {
    says: 'The holder ended such a code before its time.',
    subject: 'holder',
    details: ['shareCodeId'],
  },
  'card-checked': {
    says: 'Somebody with a share code and the date of birth was told about a card.',
    subject: 'holder',
    details: ['shareCodeId', 'purpose', 'answer'],
    shown: 'access',
  },
  // a card in wallets
  'wallet-offer-made': {
    says: 'The holder offered a card to a wallet, and digits went out.',
    subject: 'holder',
    details: ['offerId'],
  },
  'wallet-offer-ended': {
    says: 'The holder took such an offer back.',
    subject: 'holder',
    details: [],
  },
  'wallet-code-refused': {
    says: 'Somebody had the code of an offer and not its digits.',
    subject: 'holder',
    details: ['offerId', 'triesLeft'],
  },
  'wallet-offer-redeemed': {
    says: 'A wallet showed code and digits of an offer.',
    subject: 'holder',
    details: ['offerId'],
  },
  'wallet-copies-issued': {
    says: 'A wallet was given copies of a card.',
    subject: 'holder',
    details: ['offerId', 'copyIds'],
  },
  'case-note-added': { says: 'Staff wrote a note in a case.', subject: 'holder', details: ['reference'] },
  // accounts
  'account-created': { says: 'Somebody registered.', subject: 'principal', details: [], shown: 'security' },
  'signed-in': { says: 'A sign-in succeeded.', subject: 'principal', details: ['method', 'device'], shown: 'security' },
  'sign-in-failed': {
    says: 'A sign-in to this account failed.',
    subject: 'principal',
    details: ['method', 'why'],
    shown: 'security',
  },
  'signed-out': { says: 'A session was ended by its owner.', subject: 'principal', details: [], shown: 'security' },
  'session-ended': {
    says: 'A session was ended from another one.',
    subject: 'principal',
    details: ['device', 'why'],
    shown: 'security',
  },
  'password-reset': {
    says: 'The password was set anew by a code sent to the confirmed e-mail address.',
    subject: 'principal',
    details: [],
    shown: 'security',
  },
  'password-changed': { says: 'The password was changed.', subject: 'principal', details: [], shown: 'security' },
  'passkey-added': { says: 'A passkey was added.', subject: 'principal', details: ['label'], shown: 'security' },
  'passkey-renamed': { says: 'A passkey was given another name.', subject: 'principal', details: ['label'] },
  'passkey-removed': { says: 'A passkey was removed.', subject: 'principal', details: ['label'], shown: 'security' },
  'authenticator-added': {
    says: 'An authenticator app was added.',
    subject: 'principal',
    details: [],
    shown: 'security',
  },
  'authenticator-removed': {
    says: 'The authenticator app was removed.',
    subject: 'principal',
    details: [],
    shown: 'security',
  },
  'recovery-codes-made': {
    says: 'New recovery codes were made; older ones no longer work.',
    subject: 'principal',
    details: [],
    shown: 'security',
  },
  'recovery-code-used': {
    says: 'A recovery code was used.',
    subject: 'principal',
    details: ['left'],
    shown: 'security',
  },
  'contact-changed': {
    says: 'The e-mail address or phone number was changed.',
    subject: 'principal',
    details: ['changed'],
    shown: 'security',
  },
  'language-changed': {
    says: 'The language of pages and notices was changed.',
    subject: 'principal',
    details: ['language'],
  },
  'link-refused': {
    says: 'An attempt to link a card failed.',
    subject: 'principal',
    details: ['why'],
    shown: 'security',
  },
  'staff-invited': { says: 'An operator invited a member of staff.', subject: 'principal', details: ['role'] },
  'staff-enrolled': { says: 'A member of staff used the enrolment link.', subject: 'principal', details: ['method'] },
  'staff-disabled': { says: 'An operator ended a staff member’s access.', subject: 'principal', details: [] },
  // keys that sign
  'signer-requested': {
    says: 'A key was made that waits for its certificate from a root off line.',
    subject: 'signer',
    details: ['role', 'keyName'],
  },
  'signer-announced': {
    says: 'A key that will sign was made and announced.',
    subject: 'signer',
    details: ['role', 'keyName'],
  },
  'signer-activated': { says: 'A key began to sign.', subject: 'signer', details: ['role', 'keyName'] },
  'signer-retired': {
    says: 'A key signs no more; what it signed stays good.',
    subject: 'signer',
    details: ['role', 'keyName'],
  },
  'signer-distrusted': {
    says: 'A key is not to be believed from an instant on.',
    subject: 'signer',
    details: ['role', 'keyName', 'from'],
  },
} as const satisfies Record<string, AuditEventSpec>

export type AuditEvent = keyof typeof auditEvents

type DetailName<E extends AuditEvent> = (typeof auditEvents)[E]['details'][number]

/** The details an event carries: the names from the catalogue, each with a JSON value. */
export type AuditDetails<E extends AuditEvent> = Readonly<
  Record<DetailName<E>, string | number | boolean | null | readonly string[]>
>
