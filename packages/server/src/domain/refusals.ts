/**
 * Every refusal of a use case, declared once (docs/decisions/0014): the HTTP status of its problem document (RFC 9457) and
 * a sentence for the reference. The code is the problem's type and the key of the page's own text, so it never changes.
 * Faults of single answers and files have catalogues of their own, beside the rules that find them.
 */
export type RefusalSpec = { readonly status: RefusalStatus; readonly says: string }

/** What a refusal can mean to a program that calls us (RFC 9110 §15.5, RFC 6585 §4). */
export const refusalStatuses = {
  403: 'not allowed to this person',
  404: 'not there, or somebody else’s: the answer is the same',
  409: 'does not fit to what is recorded now',
  410: 'was there, and its time is over',
  422: 'understood, but what was sent cannot be taken',
  429: 'too often: try again later',
  503: 'not possible at this moment',
} as const
export type RefusalStatus = keyof typeof refusalStatuses

export const refusals = {
  // any command
  'changed-meanwhile': { status: 409, says: 'Somebody else changed the record after it was read.' },
  'command-id-reused': { status: 409, says: 'The same command id came before with another body.' },
  'action-not-allowed-in-state': { status: 409, says: 'The life cycle has no such action in the present state.' },
  'action-not-allowed-for-actor': { status: 403, says: 'The life cycle gives this action to somebody else.' },
  'too-many-attempts': { status: 429, says: 'The limit of attempts is reached; `retryAt` says until when.' },
  busy: { status: 503, says: 'Too many passwords are being checked at this moment. Nothing is wrong with this one.' },
  'calendar-not-covered': { status: 503, says: 'The authority’s calendar does not reach the day asked about.' },
  // signing in
  'user-name-too-short': { status: 422, says: 'The user name has fewer than `min` characters.' },
  'user-name-too-long': { status: 422, says: 'The user name has more than `max` characters.' },
  'user-name-has-other-characters': { status: 422, says: 'The user name has characters that user names cannot have.' },
  'password-too-short': { status: 422, says: 'The password has fewer than `min` characters.' },
  'password-too-long': { status: 422, says: 'The password has more than `max` characters.' },
  'password-too-common': { status: 422, says: 'The password is in the list of known ones, or easily predicted.' },
  'password-holds-own-name': {
    status: 422,
    says: 'The password contains the user name, the e-mail address or our name.',
  },
  'sign-in-not-accepted': {
    status: 403,
    says: 'Name and password do not fit. Says nothing about which accounts exist.',
  },
  'passkey-not-accepted': {
    status: 403,
    says: 'The passkey is not known here, or its answer does not fit the question.',
  },
  'second-factor-wrong': { status: 422, says: 'The code or recovery code is not right, or was used before.' },
  'email-not-valid': { status: 422, says: 'This is no e-mail address.' },
  'code-wrong': {
    status: 422,
    says: 'The code is not the one that was sent; `triesLeft` says how many tries are left.',
  },
  'code-expired': { status: 410, says: 'The code is too old, was used, or has no try left: ask for a new one.' },
  'registration-expired': { status: 410, says: 'The address was confirmed too long ago: begin again, or sign in.' },
  'account-not-valid': { status: 422, says: 'User name or password cannot be taken; each is named with its reason.' },
  'user-name-taken': { status: 409, says: 'Somebody else has this user name.' },
  'email-taken': { status: 409, says: 'There is an account with this confirmed e-mail address.' },
  'present-password-wrong': { status: 422, says: 'The present password, asked for before a change, is not right.' },
  'sign-in-expired': { status: 410, says: 'Too much time passed since the password: sign in again.' },
  'enrolment-link-not-valid': {
    status: 410,
    says: 'The link that staff enrol with was used, is too old, or never was.',
  },
  'form-too-large': { status: 422, says: 'What was typed is too much to be kept over a sign-in.' },
  // one's own account
  'person-not-found': { status: 404, says: 'There is no such person, or none with a password.' },
  'email-unchanged': { status: 422, says: 'This is the address that the account has.' },
  'phone-without-country-code': { status: 422, says: 'A phone number begins with + and the code of its country.' },
  'phone-not-valid': { status: 422, says: 'No phone has this number.' },
  'authenticator-exists': { status: 409, says: 'The account has an authenticator app: remove that one first.' },
  'authenticator-not-started': { status: 409, says: 'There is no new authenticator app to confirm: begin again.' },
  'passkey-known': { status: 409, says: 'This passkey is there already.' },
  'passkey-not-found': { status: 404, says: 'This person has no such passkey.' },
  'label-missing': { status: 422, says: 'A passkey needs a name.' },
  'label-too-long': { status: 422, says: 'The name of the passkey has more than `max` characters.' },
  'no-second-factor': { status: 409, says: 'Recovery codes stand in for a second factor, and there is none.' },
  'factor-not-found': { status: 404, says: 'This person has no such second factor.' },
  'last-factor-needed': {
    status: 409,
    says: 'Without this factor nothing strong enough would be left to sign in with.',
  },
  'session-not-found': { status: 404, says: 'This person has no such session, or it has ended.' },
  // cards
  'card-not-found': { status: 404, says: 'This person has no such card.' },
  'card-not-linkable': { status: 422, says: 'Card number, passport number and date of birth do not fit together.' },
  'card-number-character': { status: 422, says: 'A character that card numbers do not have.' },
  'card-number-length': { status: 422, says: 'A card number has nine characters.' },
  'card-number-check': { status: 422, says: 'The check character does not fit: a typing mistake.' },
  'share-code-not-known': {
    status: 422,
    says: 'No live share code fits together with this date of birth: a wrong one, a wrong date, one that has ended.',
  },
  'share-code-ended': { status: 409, says: 'The share code has ended already.' },
  'share-code-not-found': { status: 404, says: 'This card has no such share code.' },
  'too-many-share-codes': { status: 409, says: 'The card has as many live share codes as it may have.' },
  // applying
  'application-not-found': { status: 404, says: 'This person has no such application.' },
  'person-not-yours': { status: 404, says: 'The account is not linked to this person.' },
  'person-on-record': {
    status: 409,
    says: 'The account has this person already: begin the application from their record.',
  },
  'person-differs': {
    status: 409,
    says: 'The application is about another person than the record that it was begun from.',
  },
  'application-already-open': { status: 409, says: 'The applicant has another open application for this card.' },
  'card-already-valid': { status: 409, says: 'The applicant has a card of this type that is valid on the arrival.' },
  'passport-in-use': {
    status: 409,
    says: 'Another account applied with this passport, or has a valid card of the type. Says neither whose nor which.',
  },
  'fee-not-due': { status: 409, says: 'Nothing is due for this application.' },
  'same-officer': { status: 403, says: 'The second of two officers must be another one.' },
  'passport-expires-too-early': { status: 409, says: 'The passport leaves no day on which the card could be valid.' },
  'card-not-changeable': { status: 409, says: 'The card is no longer valid, so nothing about it can be changed.' },
  'change-already-open': { status: 409, says: 'There is an open request about this card.' },
  'change-not-found': { status: 404, says: 'This person has no such request about a card.' },
  'card-not-extendable': {
    status: 409,
    says: 'Cards of this kind cannot be extended, or this one was extended before.',
  },
  'change-draft-not-found': { status: 404, says: 'This person has prepared no such request about this card.' },
  'change-paper-missing': { status: 422, says: 'What is asked for needs a paper, `paper`, that was not added.' },
  'nothing-changes': { status: 422, says: 'The request asks for what is on record already.' },
  // cancelling
  'card-not-cancellable': { status: 409, says: 'The card is cancelled, revoked or annulled already.' },
  'stop-before-issue': { status: 409, says: 'By the clock the card is not issued yet: no charge can stop before.' },
  'request-already-open': { status: 409, says: 'There is an open request for this card.' },
  'request-not-found': { status: 404, says: 'This person has no such request.' },
  'recall-time-over': { status: 409, says: 'The time to take the request back ended at `since`.' },
  'answer-too-late': { status: 409, says: 'The time to answer ended with the day `answerBy`.' },
  'answer-too-long': { status: 422, says: 'The answer has more than `max` characters.' },
  'papers-lacking': { status: 422, says: 'Papers that were asked for are missing, and no words say why.' },
  'not-due': { status: 409, says: 'The day on which the cancellation takes effect has not come. Said by jobs only.' },
  'answers-not-valid': { status: 422, says: 'Some answers cannot be taken; each is named with its fault.' },
  'answers-incomplete': { status: 422, says: 'Steps of the request are still open; each is named with its fault.' },
  'identity-differs': { status: 422, says: 'What was typed from the passport does not fit the record.' },
  'declaration-missing': { status: 422, says: 'The declaration of truth was not made.' },
  'effect-not-on-departure': { status: 409, says: 'The cancellation does not wait for a departure.' },
  // the office
  'role-not-allowed': { status: 403, says: 'This role does not do this.' },
  'case-not-found': { status: 404, says: 'There is no such case.' },
  'case-needs-reason': { status: 403, says: 'The case is not assigned to this person: say why it is opened.' },
  'case-taken': { status: 409, says: 'A colleague works on the case; `until` says how long at most.' },
  'queue-empty': { status: 404, says: 'No case is free.' },
  'lease-not-yours': { status: 409, says: 'The case is no longer in this officer’s hands.' },
  'already-decided': { status: 409, says: 'A colleague was quicker; the refusal says who, when and what.' },
  'no-returns-left': { status: 409, says: 'The request was returned as often as it may be.' },
  'note-empty': { status: 422, says: 'A note needs words.' },
  'note-too-long': { status: 422, says: 'The note has more than `max` characters.' },
  'page-not-found': { status: 404, says: 'The paper has no such page.' },
  // waivers of a charge
  'card-not-charged': { status: 409, says: 'Cards of this type cost nothing: there is nothing to waive.' },
  'waiver-ground-unknown': { status: 422, says: 'There is no such ground for a waiver.' },
  'waiver-comment-missing': { status: 422, says: 'A waiver needs words that say why, at most `max` characters.' },
  'waiver-amount-not-valid': { status: 422, says: 'The amount is no whole number above nothing.' },
  'waiver-above-debt': { status: 409, says: 'More would be waived than the `owedMinor` that is owed now.' },
  'waiver-waiting': { status: 409, says: 'Another waiver for this card waits for a second person.' },
  'waiver-not-found': { status: 404, says: 'There is no such waiver.' },
  'second-person-needed': { status: 403, says: 'Above the limit somebody else has to decide than who asked.' },
  // payments
  'payment-not-offered': { status: 503, says: 'Nothing can be paid online here.' },
  'nothing-owed': { status: 409, says: 'Nothing is owed for this card.' },
  'payment-not-found': { status: 404, says: 'This person has no such payment.' },
  'acquirer-not-reachable': { status: 503, says: 'The acquirer does not answer. Nothing is known to have happened.' },
  'acquirer-unknown': { status: 404, says: 'There is no acquirer of this name.' },
  'webhook-not-genuine': { status: 422, says: 'The event is not signed by the acquirer, or too old. Answered as 400.' },
  'webhook-malformed': { status: 422, says: 'The event is signed and cannot be read. Answered as 400.' },
  'refund-not-found': { status: 404, says: 'There is no such refund.' },
  'refund-amount-not-valid': { status: 422, says: 'A refund is a whole number of the smallest unit, above zero.' },
  'refund-too-large': { status: 409, says: 'Of the payment only `left` can still be given back.' },
  'difference-not-found': { status: 404, says: 'There is no such difference.' },
  'event-not-found': { status: 404, says: 'No event of this name waits for somebody.' },
  'already-resolved': { status: 409, says: 'A colleague has dealt with it.' },
  'comment-missing': { status: 422, says: 'Words have to say why.' },
  'comment-too-long': { status: 422, says: 'The comment has more than `max` characters.' },
  // papers
  'paper-unknown': { status: 422, says: 'There is no such kind of paper.' },
  'paper-not-found': { status: 404, says: 'This request has no such paper.' },
  'paper-already-sent': { status: 409, says: 'The paper was sent with the request and stays with it.' },
  'request-takes-no-papers': { status: 409, says: 'The request takes no papers in its present state.' },
  'too-many-files': { status: 422, says: 'One sending has at most `max` files.' },
  // notices
  'not-a-check-code': { status: 422, says: 'This cannot be the check code of any message.' },
  // proof of cards
  'publishing-refused': {
    status: 503,
    says: 'The database is older than what was published; `why` says where. An operator has to reconcile it.',
  },
  'signer-announced-too-recently': {
    status: 409,
    says: 'The next signer was announced, but not everybody has it before `until`.',
  },
  'signer-not-found': { status: 404, says: 'There is no such signer.' },
  'signer-is-root': {
    status: 409,
    says: 'A stolen root ends trust in everything: verifiers must be told to pin another.',
  },
  'signer-root-offline': {
    status: 409,
    says: 'The root’s key is not here: a certificate has to be requested and installed first.',
  },
  'signer-not-certified': { status: 409, says: 'The announced signer waits for its certificate.' },
  'signer-announced-already': { status: 409, says: 'The next signer of this role is announced already.' },
  'certificate-not-sound': { status: 422, says: 'This certificate cannot be installed; `why` says what does not fit.' },
  'signer-distrust-in-future': { status: 422, says: 'Trust ends now or at an instant before.' },
  'credential-not-found': { status: 404, says: 'The card has no credential.' },
  'status-is-final': { status: 409, says: 'The status of this credential is final and stays as it is.' },
  'document-not-sound': {
    status: 409,
    says: 'Our own verifier does not accept the document, so it is not signed; `why` says what is wrong.',
  },
  // a card in wallets; the names that OpenID4VCI gives the last four stand in api/v1/openid4vci
  'card-not-for-wallet': { status: 409, says: 'The card is not in force, or its last day is over.' },
  'too-many-wallet-copies': { status: 409, says: 'The card, or the offer, has as many copies as there may be.' },
  'wallet-grant-not-valid': {
    status: 422,
    says: 'No offer waits for this code and these digits. Which of them is wrong is not said.',
  },
  'wallet-token-not-valid': { status: 403, says: 'The access token is not known, or too old.' },
  'wallet-proof-not-valid': { status: 422, says: 'The wallet does not prove that it holds a key; `why` says where.' },
  'wallet-nonce-not-valid': { status: 422, says: 'The nonce of a proof is not ours, too old, or was used.' },
  // amounts, as somebody types them
  'amount-missing': { status: 422, says: 'No amount was typed.' },
  'amount-negative': { status: 422, says: 'An amount has no sign.' },
  'amount-not-a-number': { status: 422, says: 'This is no amount.' },
  'amount-ambiguous': { status: 422, says: 'One comma before three digits: decimals to some, thousands to others.' },
  'amount-too-fine': { status: 422, says: 'The amount has more digits after the point than its currency.' },
  'amount-too-large': { status: 422, says: 'The amount is larger than any that is counted.' },
  // the acquirer's, said to jobs
  'acquirer-refused': { status: 409, says: 'The acquirer did not take it; `why` is its own code.' },
  'unknown-at-acquirer': { status: 404, says: 'The acquirer knows no such payment or refund.' },
  // the command line only
  'staff-member-not-found': { status: 404, says: 'No member of staff has this user name.' },
  'already-disabled': { status: 409, says: 'The access of this member of staff was ended before.' },
  'display-name-missing': { status: 422, says: 'A member of staff needs a name that colleagues know.' },
  'profile-invalid': { status: 422, says: 'The profile has mistakes; each is named with its place.' },
  'reference-version-changed': { status: 409, says: 'A version that was loaded before came with other content.' },
  'tariff-touches-past': { status: 409, says: 'A tariff that changes what cards cost must begin after today.' },
} as const satisfies Record<string, RefusalSpec>

export type RefusalCode = keyof typeof refusals
