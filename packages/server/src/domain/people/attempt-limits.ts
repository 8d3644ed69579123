/**
 * How often somebody may try, in the manner of OWASP's device cookies: a device that has signed in to this account before
 * has a limit of its own, which nobody else can use up. All other devices share one limit per name, and each network
 * (IPv4 /24, IPv6 /64) has one over all names, against trying one password on many accounts.
 *
 * A known device is counted by `knownDevice` alone: neither a flood against the account nor one from its own network
 * reaches it. Somebody without a known device comes in by passkey, which cannot be guessed and is not counted, or by a
 * password reset.
 *
 * A window starts with the first attempt and ends by itself, so at most twice the number fits into any span of its length.
 */
export type AttemptWindow = { readonly attempts: number; readonly minutes: number }

export type AttemptLimit = {
  readonly why: string
  readonly knownDevice: AttemptWindow
  /** Per name as typed, or per person once the password has told who it is. */
  readonly name: AttemptWindow
  readonly network: AttemptWindow
}

const day = 24 * 60

/** No limit of this scope: the work is signed in, or nothing can be guessed per network. */
const wide: AttemptWindow = { attempts: 1_000, minutes: 15 }

export const attemptLimits = {
  password: {
    why: 'Ten an hour are 480 guesses a day at most over user name and e-mail: nothing against 15 characters that are in no list of breaches.',
    knownDevice: { attempts: 10, minutes: 15 },
    name: { attempts: 10, minutes: 60 },
    network: { attempts: 100, minutes: 15 },
  },
  'second-factor': {
    why: 'Three of a million codes fit at a time (one step either way). Fifteen a day, thirty at the turn of a window: 0.9 in 10,000.',
    knownDevice: { attempts: 15, minutes: day },
    name: { attempts: 15, minutes: day },
    network: { attempts: 100, minutes: 60 },
  },
  'strong-factor': {
    why: 'A passkey answer or a recovery code of 120 random bits cannot be guessed; the limit only keeps the database from being asked all day.',
    knownDevice: { attempts: 20, minutes: 60 },
    name: { attempts: 20, minutes: 60 },
    network: { attempts: 100, minutes: 60 },
  },
  'present-password': {
    why: 'Somebody at an open session must not try out the password by way of changing it.',
    knownDevice: { attempts: 10, minutes: 60 },
    name: { attempts: 10, minutes: 60 },
    network: wide,
  },
  registration: {
    why: 'Five tries a code, ten codes a day, twenty at the turn of a window: 1 in 10,000; and a stranger’s letter box is not flooded.',
    knownDevice: { attempts: 10, minutes: day },
    name: { attempts: 10, minutes: day },
    network: { attempts: 60, minutes: 60 },
  },
  'password-reset': {
    why: 'Five tries a code, five codes a day by user name and five by e-mail, twice that at the turn of a window: 1 in 10,000.',
    knownDevice: { attempts: 5, minutes: day },
    name: { attempts: 5, minutes: day },
    network: { attempts: 60, minutes: 60 },
  },
  'change-contact': {
    why: 'A code proves the new address or number; ten a day bound guessing (1 in 10,000). With many accounts made for it, thirty an hour and network bound the cost of SMS.',
    knownDevice: { attempts: 10, minutes: day },
    name: { attempts: 10, minutes: day },
    network: { attempts: 30, minutes: 60 },
  },
  'confirm-code': {
    why: 'Each code counts its own five tries; this one only stops a network that tries codes of many requests.',
    knownDevice: wide,
    name: wide,
    network: { attempts: 100, minutes: 15 },
  },
  'confirm-identity': {
    why: 'Whoever sits at an open session must not find out the passport number on record by trying; a mistyped one is corrected in a few tries.',
    knownDevice: { attempts: 10, minutes: 60 },
    name: { attempts: 10, minutes: 60 },
    network: wide,
  },
  'application-guard': {
    why: 'Only a passport that is taken by another account counts; all else is given back. Whoever applies for a family errs once or twice.',
    knownDevice: { attempts: 5, minutes: day },
    name: { attempts: 5, minutes: day },
    network: wide,
  },
  'keep-form': {
    why: 'Nothing is guessed here; a form of somebody without a session takes up to 64 KB for two hours, and anybody may send one.',
    knownDevice: wide,
    name: { attempts: 30, minutes: 60 },
    network: { attempts: 300, minutes: 60 },
  },
  'passkey-question': {
    why: 'Nothing is guessed here; each question is a row for a day, and the sign-in page asks for one whenever it is opened.',
    knownDevice: wide,
    name: { attempts: 120, minutes: 15 },
    network: { attempts: 600, minutes: 15 },
  },
  'link-card': {
    why: 'Card number, passport number and birth date together: an account has few cards to link, and a list of stolen numbers is long.',
    knownDevice: { attempts: 10, minutes: day },
    name: { attempts: 10, minutes: day },
    network: { attempts: 100, minutes: day },
  },
  'share-code': {
    why: 'Who has a code and not the date of birth gets forty tries in the ninety days of a code, of some 25,000 dates; right ones are given back. A network tries 60 of 78,000 million codes an hour.',
    knownDevice: wide,
    name: { attempts: 10, minutes: 30 * day },
    network: { attempts: 60, minutes: 60 },
  },
  'wallet-offer': {
    why: 'Five tries of the digits an offer, ten offers a day, twenty at the turn of a window: 1 in 10,000; and each offer costs an SMS.',
    knownDevice: { attempts: 10, minutes: day },
    name: { attempts: 10, minutes: day },
    network: wide,
  },
  'wallet-request': {
    why: 'Codes and tokens of 256 bits are not guessed, and digits have their own limit; an operator’s gateway stands for many telephones.',
    knownDevice: { attempts: 600, minutes: 15 },
    name: { attempts: 600, minutes: 15 },
    network: { attempts: 600, minutes: 15 },
  },
  'verify-api': {
    why: 'Nothing is guessed by documents, and share codes have their own limit; an airline’s hub asks from one network, 50 a second.',
    knownDevice: { attempts: 3_000, minutes: 1 },
    name: { attempts: 3_000, minutes: 1 },
    network: { attempts: 3_000, minutes: 1 },
  },
  'verify-picture': {
    why: 'Nothing is guessed here; taking a picture apart costs a process, and holders need those for their papers.',
    knownDevice: wide,
    name: wide,
    network: { attempts: 60, minutes: 60 },
  },
} as const satisfies Record<string, AttemptLimit>

export type LimitedAttempt = keyof typeof attemptLimits
export type AttemptScope = 'knownDevice' | 'name' | 'network'

/** Which counters an attempt meets. A known device meets its own and no other. */
export function scopesFor(isKnownDevice: boolean): readonly AttemptScope[] {
  return isKnownDevice ? ['knownDevice'] : ['name', 'network']
}

/** A code of six digits is one of a million, and five tries are allowed for each. */
export const confirmationCode = { digits: 6, tries: 5, minutes: 10, minutesAfterConfirming: 60 } as const
