import { formatCardNumber, makeCardNumber, parseCardNumber, type RandomBytes } from '@sapar/verifier/format'

/** Whom a holder gives a code to; coded, because a free text would name third persons. */
export const sharePurposes = ['employer', 'hotel', 'carrier', 'bank', 'other'] as const
export type SharePurpose = (typeof sharePurposes)[number]

export function isSharePurpose(text: string): text is SharePurpose {
  return (sharePurposes as readonly string[]).includes(text)
}

/** How long a code lives, and how many live ones a card may have. */
export const shareCodes = { days: 90, mostForCard: 10 } as const

/**
 * `S-K7M-4Q2-X9C`: nine characters made like a card number, whose check character finds a slip before it costs an attempt;
 * the letter in front keeps the two apart, because both are read out on the telephone.
 */
export function makeShareCode(randomBytes: RandomBytes): string {
  return written(makeCardNumber(randomBytes))
}

/** Reads a code as people type it, with the letter in front or without; undefined when it is none or has a slip in it. */
export function parseShareCode(text: string): string | undefined {
  const typed = text.slice(0, 64).normalize('NFKC').trim()
  const parsed = parseCardNumber(typed.replace(/^s[\s\p{Pd}]+/iu, ''))
  return parsed.ok ? written(parsed.value) : undefined
}

const written = (characters: string): string => `S-${formatCardNumber(characters).replaceAll(' ', '-')}`

export type ShareCodeTimes = { readonly endsAt: Date; readonly endedAt: Date | null }

export function isLive({ endsAt, endedAt }: ShareCodeTimes, now: Date): boolean {
  return endedAt === null && now < endsAt
}
