/**
 * What we write to people. `{placeholder}` marks are filled in by modules/notices; which ones a text may have says
 * domain/notices/templates.ts. A paragraph is one thought; an SMS holds no name and fits two messages.
 */
export const notices = {
  frame: {
    writer: 'This letter comes from Sapar, the travel card service at {site}. Issuing authority: {issuer}.',
    demo: 'Demonstration, not a government service',
    neverPay: 'We never ask for a payment to cancel faster. Anyone who does is not us.',
    check: 'Is this message really ours? Open {officialPage} and enter the check code {checkCode}.',
    noReply: 'Nobody reads answers to this address. Your cards, requests and letters are in your account.',
    smsStart: 'Sapar: ',
    smsStartDemo: '[DEMO] Sapar: ',
  },
  factors: {
    passkey: 'passkey',
    authenticator: 'authenticator app',
    'recovery-codes': 'recovery codes',
  },
  templates: {
    'request-submitted': {
      subject: 'Request {reference}: we have it',
      sms: 'Request {reference} (card ending {cardNumber}) received. Nothing more is charged. Decision by {promisedOn}. Not you? Sign in now.',
      paragraphs: {
        opening: 'We have received your request {reference} to cancel travel card {cardNumber}.',
        charge:
          'The charge of this card stopped on {askedOn}, the day you asked. Up to the day before it came to {chargeSoFar}. If the request does not lead to a cancellation, the charge goes on as if you had never asked.',
        receipt:
          'Your receipt is number {receiptNumber}. It goes with this e-mail as a PDF and stays in your account. Keep it: it proves when you asked.',
        promise: 'An officer looks at it and decides by {promisedOn} at the latest. We will write to you then.',
        recall:
          'Have you changed your mind? Until {recallUntil} you can recall the request with one click, and everything goes on as before. After that you can still withdraw it until it is decided.',
        notMe:
          'Was it not you who asked? Tell us at once, and we undo the request and end the session it came from: {notMePage}',
        next: 'Where the request stands: {page}',
      },
    },
    'request-recalled': {
      subject: 'Request {reference}: recalled',
      sms: 'You recalled request {reference}. The card ending {cardNumber} stays as it was.',
      paragraphs: {
        opening: 'You have recalled your request {reference} to cancel travel card {cardNumber}.',
        card: 'The card stays as it was. It is as if you had never asked.',
        next: 'You can ask again at any time. The record of this request: {page}',
      },
    },
    'request-withdrawn': {
      subject: 'Request {reference}: withdrawn',
      sms: 'You withdrew request {reference}. The card ending {cardNumber} stays as it was.',
      paragraphs: {
        opening: 'You have withdrawn your request {reference} to cancel travel card {cardNumber}.',
        card: 'We have stopped working on it. The card stays as it was.',
        next: 'You can ask again at any time. The record of this request: {page}',
      },
    },
    'request-returned': {
      subject: 'Request {reference}: we need papers from you',
      sms: 'We need papers for request {reference} (card ending {cardNumber}). Please answer by {answerBy}.',
      paragraphs: {
        opening:
          'We have looked at your request {reference} to cancel travel card {cardNumber}. To decide it we need something more from you.',
        papers: 'Please add:',
        answer: 'Add the papers and send the request again by {answerBy} at the latest: {page}',
        lapse:
          'Until you answer, the time for our decision does not run. If no answer comes by that day, the request lapses and the card stays as it is.',
        next: 'After your answer the same request goes on; you need not begin again.',
      },
    },
    'request-resubmitted': {
      subject: 'Request {reference}: we have your answer',
      sms: 'We have your answer to request {reference} (card ending {cardNumber}). Decision by {promisedOn}.',
      paragraphs: {
        opening: 'We have received what you added to your request {reference} to cancel travel card {cardNumber}.',
        promise: 'An officer looks at it again and decides by {promisedOn} at the latest.',
        next: 'Where the request stands: {page}',
      },
    },
    'request-lapsed': {
      subject: 'Request {reference}: lapsed',
      sms: 'Request {reference} lapsed, no papers came in time. The card ending {cardNumber} is NOT cancelled.',
      paragraphs: {
        opening:
          'We had asked you for papers and received none in time. Your request {reference} to cancel travel card {cardNumber} has therefore lapsed.',
        card: 'The card is not cancelled. It stays as it was before you asked.',
        next: 'If you still want to cancel it, make a new request. The record of this one: {page}',
      },
    },
    'request-approved-pending': {
      subject: 'Request {reference}: approved, not yet in effect',
      sms: 'Request {reference} is approved. The card ending {cardNumber} stays valid until the effect you asked for.',
      paragraphs: {
        opening: 'We have approved your request {reference} to cancel travel card {cardNumber}.',
        onDay: 'As you asked, the cancellation takes effect on {effectOn}.',
        onDeparture: 'As you asked, the cancellation takes effect when your departure is recorded.',
        until: 'Until then the card is valid and you may use it.',
        next: 'We write to you again when the card is cancelled. Where the request stands: {page}',
      },
    },
    'card-cancelled': {
      subject: 'Request {reference}: your card is cancelled',
      sms: 'The card ending {cardNumber} is cancelled as of {effectiveOn} (request {reference}). Do not travel with it.',
      paragraphs: {
        opening: 'Travel card {cardNumber} is cancelled as of {effectiveOn}. This completes your request {reference}.',
        meaning: 'From that day you cannot enter with this card. If you want to travel again, apply for a new card.',
        keep: 'Please keep this letter and what comes with it. Both also stay in your account.',
        next: 'The record of this request: {page}',
      },
    },
    'request-refused': {
      subject: 'Request {reference}: refused',
      sms: 'Request {reference} was refused. The card ending {cardNumber} is NOT cancelled. The reasons are in your account.',
      paragraphs: {
        opening:
          'We have refused your request {reference} to cancel travel card {cardNumber}. The card is not cancelled.',
        ground: 'The reason: {ground}',
        law: 'Legal basis: {legalReference}',
        appeal: 'You may appeal against this decision until {appealUntil}.',
        noAppeal:
          'There is no appeal against this decision. Once the reason no longer applies, you can make a new request.',
        next: 'The decision and the record of the request: {page}',
      },
    },
    'request-taken-back-not-me': {
      subject: 'Request {reference}: undone, because it was not you',
      sms: 'As you told us, request {reference} was not yours and is undone. The card ending {cardNumber} stays as it was. Change your password.',
      paragraphs: {
        opening:
          'You told us that somebody else made request {reference} to cancel travel card {cardNumber} in your name.',
        undone: 'The request is undone. The card stays as it was.',
        locked: 'We have ended the session from which it was made. Please change your password and add a passkey.',
        next: 'What happened, step by step: {page}',
      },
    },
    'return-reminder': {
      subject: 'Request {reference}: papers still missing',
      sms: 'Papers for request {reference} (card ending {cardNumber}) are still missing. Last day: {answerBy}.',
      paragraphs: {
        opening: 'We still wait for your papers to request {reference} to cancel travel card {cardNumber}.',
        papers: 'Still missing:',
        lapse:
          'The last day is {answerBy}. If no answer comes by then, the request lapses and the card stays as it is.',
        next: 'Add the papers and send the request again: {page}',
      },
    },
    'card-link-attempted': {
      subject: 'Somebody tried to link your travel card to an account',
      sms: 'Somebody tried to link the card ending {cardNumber} to an account, without success. Nothing about it was shown.',
      paragraphs: {
        opening:
          'On {at} somebody tried to link travel card {cardNumber} to an account with another e-mail address than this one.',
        meaning: 'It was not linked, and nothing about your card was shown.',
        next: 'If it was you, sign in and try again with the data in your passport. If it was not you, you need do nothing; if it happens again, tell the office that issued the card.',
      },
    },
    'card-linked': {
      subject: 'Your travel card was linked to an account',
      sms: 'The card ending {cardNumber} was linked to an account with another e-mail address. Not you? Tell the office that issued the card now.',
      paragraphs: {
        opening: 'On {at} travel card {cardNumber} was linked to an account with another e-mail address than this one.',
        meaning: 'Whoever signs in to that account sees the card and can ask for it to be cancelled.',
        next: 'If this was you, you need do nothing. If it was not you, tell the office that issued the card at once.',
      },
    },
    'payment-received': {
      subject: 'Your payment has arrived',
      paragraphs: {
        opening: 'We received your payment of {amount} on {paidOn} for travel card {cardNumber}. Thank you.',
        keep: 'Please keep this letter as your receipt. It also stays in your account.',
        next: 'The payment in your account: {page}',
      },
    },
    'payment-refunded': {
      subject: 'We have sent money back to you',
      paragraphs: {
        opening: 'On {refundedOn} we sent {amount} back to you, from a payment for travel card {cardNumber}.',
        when: 'It goes to the card or account that you paid with. Banks often take five to ten days.',
        next: 'The payment in your account: {page}',
      },
    },
    'application-awaits-fee': {
      subject: 'Application {reference}: pay by {payBy}',
      sms: 'Application {reference} is complete. Pay the fee by {payBy}; an officer looks at it after that.',
      paragraphs: {
        opening: 'Your application {reference} for a travel card is complete.',
        fee: 'The fee is {amount}. An officer looks at the application as soon as it is paid, and the time for our decision counts from that day.',
        lapse: 'Without payment by {payBy} the application lapses. You can then apply again.',
        next: 'Pay here, in your account: {page}',
      },
    },
    'application-received': {
      subject: 'Application {reference}: we have it',
      sms: 'We have application {reference}. Decision by {promisedOn}.',
      paragraphs: {
        opening: 'We have your application {reference} for a travel card.',
        promise: 'An officer looks at it and decides by {promisedOn} at the latest. We will write to you then.',
        next: 'Where the application stands: {page}',
      },
    },
    'application-returned': {
      subject: 'Application {reference}: we need papers from you',
      sms: 'We need papers for application {reference}. Please answer by {answerBy}.',
      paragraphs: {
        opening: 'We have looked at your application {reference}. To decide it we need something more from you.',
        papers: 'Please add:',
        answer: 'Add the papers and send the application again by {answerBy} at the latest.',
        lapse:
          'Without an answer by then the application lapses. While it lies with you, the time for our decision does not run.',
        next: 'Answer here: {page}',
      },
    },
    'application-return-reminder': {
      subject: 'Application {reference}: answer by {answerBy}',
      sms: 'Reminder: we still need papers for application {reference}. Answer by {answerBy}.',
      paragraphs: {
        opening: 'We are still waiting for papers for your application {reference}.',
        papers: 'Please add:',
        lapse: 'Without an answer by {answerBy} the application lapses.',
        next: 'Answer here: {page}',
      },
    },
    'application-resubmitted': {
      subject: 'Application {reference}: your answer has come',
      sms: 'Your answer to application {reference} has come. Decision by {promisedOn}.',
      paragraphs: {
        opening: 'Your answer to our question about application {reference} has come.',
        promise: 'An officer decides by {promisedOn} at the latest.',
        next: 'Where the application stands: {page}',
      },
    },
    'application-withdrawn': {
      subject: 'Application {reference}: withdrawn',
      sms: 'You withdrew application {reference}. We have stopped working on it.',
      paragraphs: {
        opening:
          'You have withdrawn your application {reference}. We have stopped working on it, and no card is issued.',
        next: 'You can apply again at any time. The record of this application: {page}',
      },
    },
    'application-lapsed': {
      subject: 'Application {reference}: lapsed',
      sms: 'Application {reference} has lapsed: no answer came in time. You can apply again.',
      paragraphs: {
        opening: 'Your application {reference} has lapsed, because the papers that we asked for did not come in time.',
        next: 'You can apply again at any time, with the answers you gave. The record of this application: {page}',
      },
    },
    'application-lapsed-unpaid': {
      subject: 'Application {reference}: lapsed',
      sms: 'Application {reference} has lapsed: the fee was not paid in time. You can apply again.',
      paragraphs: {
        opening: 'Your application {reference} has lapsed, because the fee was not paid in time.',
        late: 'A payment that still arrives goes back to where it came from.',
        next: 'You can apply again at any time, with the answers you gave. The record of this application: {page}',
      },
    },
    'application-refused': {
      subject: 'Application {reference}: refused',
      sms: 'Application {reference} was refused. The reason and how to appeal are in your account.',
      paragraphs: {
        opening: 'We have refused your application {reference} for a travel card.',
        ground: 'The reason: {ground}',
        law: 'The rule it rests on: {legalReference}',
        appeal: 'You can appeal against this decision until {appealUntil}.',
        noAppeal: 'This decision cannot be appealed against. You can apply again.',
        fee: 'The fee of {feeBack} goes back to where it came from.',
        next: 'The whole decision: {page}',
      },
    },
    'fee-refunded': {
      subject: 'We have sent the fee back to you',
      paragraphs: {
        opening: 'On {refundedOn} we sent {amount} back to you, the fee of application {reference}.',
        when: 'It goes to the card or account that you paid with. Banks often take five to ten days.',
        next: 'The application in your account: {page}',
      },
    },
    'application-granted': {
      subject: 'Application {reference}: your card is issued',
      sms: 'Your travel card ending {cardNumber} is issued, valid from {validFrom} until {validUntil}. It is in your account.',
      paragraphs: {
        opening: 'Your application {reference} is granted. Your travel card has the number {cardNumber}.',
        validity:
          'It is valid from {validFrom} until {validUntil}. Compare your name and passport number on it with your passport.',
        border: 'Travel with the passport that you applied with. The officer at the border decides about your entry.',
        cancel: 'When you no longer need the card, cancel it in your account.',
        next: 'Your card and this application: {page}',
      },
    },
    'card-change-submitted': {
      subject: 'Request {reference}: we have it',
      sms: 'We have request {reference} about the card ending {cardNumber}. Decision by {promisedOn}.',
      paragraphs: {
        opening: 'We have your request {reference} about travel card {cardNumber}.',
        promise: 'An officer decides by {promisedOn} at the latest. Until then the card stays as it is.',
        next: 'Where the request stands: {page}',
      },
    },
    'card-change-withdrawn': {
      subject: 'Request {reference}: withdrawn',
      sms: 'You withdrew request {reference}. The card ending {cardNumber} stays as it was.',
      paragraphs: {
        opening: 'You have withdrawn your request {reference}. Travel card {cardNumber} stays as it was.',
        next: 'The record of this request: {page}',
      },
    },
    'card-change-refused': {
      subject: 'Request {reference}: refused',
      sms: 'Request {reference} was refused. The card ending {cardNumber} stays as it was. The reason is in your account.',
      paragraphs: {
        opening: 'We have refused your request {reference}. Travel card {cardNumber} stays as it was.',
        ground: 'The reason: {ground}',
        law: 'The rule it rests on: {legalReference}',
        appeal: 'You can appeal against this decision until {appealUntil}.',
        noAppeal: 'This decision cannot be appealed against.',
        next: 'The whole decision: {page}',
      },
    },
    'card-renumbered': {
      subject: 'Request {reference}: your card has a new number',
      sms: 'Your card now ends {cardNumber}. The one ending {formerNumber} is valid no longer. Download the new one from your account.',
      paragraphs: {
        opening: 'We have approved your request {reference}. Your travel card now has the number {cardNumber}.',
        former:
          'The card with the number {formerNumber} is valid no longer: download the new one and travel with that.',
        charge: 'It is the same card under another number. Its validity and what it costs go on without a gap.',
        next: 'Your card: {page}',
      },
    },
    'card-extended': {
      subject: 'Request {reference}: your card is extended',
      sms: 'Your card ending {cardNumber} is now valid until {validUntil}. Download it anew from your account.',
      paragraphs: {
        opening: 'We have approved your request {reference}. Travel card {cardNumber} is now valid until {validUntil}.',
        charge:
          'Its number stays. What it costs goes on as before; download the card anew, because the former print shows the former day.',
        next: 'Your card: {page}',
      },
    },
    'wallet-code': {
      subject: 'Your digits for the wallet',
      sms: 'Digits for your wallet app: {code}, good for {minutes} minutes. Tell them to nobody.',
      paragraphs: {
        opening: 'You want to put a travel card into a wallet app.',
        code: 'The app asks for these digits: {code}. They are good for {minutes} minutes.',
        next: 'Tell them to nobody: we never ask for them by telephone or message. If it was not you, set a new password now: somebody is in your account.',
      },
    },
    'card-in-wallet': {
      subject: 'A wallet has a copy of your travel card',
      paragraphs: {
        opening:
          'A wallet app was given a copy of travel card {cardNumber}, with the code from your account and the digits that we had sent.',
        meaning: 'The card itself has not changed. When it is cancelled, the copy is cancelled with it.',
        notYou:
          'Was it not you? Set a new password and report the card as lost in your account: it gets a new number, and every copy ends.',
        next: 'All copies of this card: {page}',
      },
    },
    'account-email-code': {
      subject: 'Your code to confirm this address',
      paragraphs: {
        opening: 'Somebody, we think you, is opening an account with this e-mail address.',
        code: 'The code is {code}. It is good for {minutes} minutes, on {site} only.',
        next: 'Tell it to nobody: we never ask for it by telephone or message. If it was not you, you need do nothing.',
      },
    },
    'account-reset-code': {
      subject: 'Your code to set a new password',
      paragraphs: {
        opening: 'Somebody, we think you, wants to set a new password for the account with this e-mail address.',
        code: 'The code is {code}. It is good for {minutes} minutes, on {site} only.',
        next: 'Tell it to nobody: we never ask for it by telephone or message. If it was not you, your password stays as it is.',
      },
    },
    'account-new-email-code': {
      subject: 'Your code to confirm your new address',
      paragraphs: {
        opening: 'You want to use this e-mail address for your account.',
        code: 'The code is {code}. It is good for {minutes} minutes, on {site} only.',
        next: 'Tell it to nobody: we never ask for it by telephone or message. If it was not you, you need do nothing.',
      },
    },
    'account-phone-code': {
      subject: 'Your code to confirm this telephone number',
      sms: 'Your code is {code}, good for {minutes} minutes. Tell it to nobody.',
    },
    'account-exists': {
      subject: 'You already have an account',
      paragraphs: {
        opening: 'Somebody, we think you, tried to open an account with this e-mail address. There is one already.',
        signIn: 'To sign in: {signInPage}',
        reset: 'If you have forgotten the password: {resetPage}',
        next: 'If it was not you, you need do nothing. Nobody was told that the account exists.',
      },
    },
    'account-email-changed': {
      subject: 'The e-mail address of your account was changed',
      paragraphs: {
        opening: 'On {at} the e-mail address of your account was changed. From now on we write to the new one.',
        meaning: 'This address is no longer used to sign in.',
        next: 'If this was not you, tell the office that issued your card at once.',
      },
    },
    'account-password-changed': {
      subject: 'Your password was changed',
      paragraphs: {
        opening: 'On {at} the password of your account was changed.',
        meaning: 'All other sessions were ended.',
        next: 'If this was not you, set a new password at once: {resetPage}',
      },
    },
    'account-signed-in-new-device': {
      subject: 'A sign-in from a new device',
      paragraphs: {
        opening: 'On {at} somebody signed in to your account from a device that we did not know.',
        device: 'Device: {device}',
        next: 'If this was you, you need do nothing. If not, end that session and change your password: {securityPage}',
      },
    },
    'account-factor-added': {
      subject: 'A way to sign in was added',
      paragraphs: {
        opening: 'On {at} a way to sign in was added to your account.',
        factor: 'Added: {factor}',
        next: 'If this was not you, remove it and change your password: {securityPage}',
      },
    },
    'account-factor-removed': {
      subject: 'A way to sign in was removed',
      paragraphs: {
        opening: 'On {at} a way to sign in was removed from your account.',
        factor: 'Removed: {factor}',
        next: 'If this was not you, change your password: {securityPage}',
      },
    },
    'account-session-locked': {
      subject: 'We ended a session of your account',
      paragraphs: {
        opening: 'On {at} we ended a session of your account, because something done in it was reported as not yours.',
        device: 'Device: {device}',
        next: 'Please set a new password now: {resetPage}',
      },
    },
  },
}
