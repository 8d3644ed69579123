import { verifyCard, type CardAnswer, type DataAge } from '@sapar/verifier'
import { formatCardNumber, parseVdsNc } from '@sapar/verifier/format'
import type { Lists } from './lists.ts'
import { cannotVerify, verdictOf, type Verdict } from './verdict.ts'

/** The issuer of the practice set; no State has these letters (ISO 3166-1 §8.1.3 leaves them to users). */
export const practiceIssuer = 'ZZZ'

export type Question = {
  readonly mode: 'real' | 'practice'
  readonly now: Date
  /** True when the last attempt to refresh got no answer: lists then count until they expire. */
  readonly isOffline: boolean
  /** Of the passport at hand, typed or scanned. */
  readonly passportNumber?: string
}

/** What the agent compares with the document in hand. No name, no birth date, no whole passport number. */
export type Compare = {
  readonly cardNumber: string
  readonly passportEnding: string
  readonly validFrom: string
  readonly validUntil: string
}

export type Judgement = Verdict & { readonly compare: Compare | undefined; readonly dataAge: DataAge | undefined }

/** Two minutes: more than clocks drift, less than any validity turns on. */
const toleratedSeconds = 120

/** What a gate says about a card: everything is handed in, so it is the same with and without a network. */
export async function judge(text: string, lists: Lists | undefined, question: Question): Promise<Judgement> {
  const { mode, now, isOffline, passportNumber } = question
  const stranger = otherModeThan(mode, text)
  if (stranger) return plain(stranger)
  if (!lists) return plain(cannotVerify('no-lists'))
  if (isClockWrong(lists, now)) return plain(cannotVerify('clock'))
  const passport = passportNumber === undefined ? {} : { passportNumber }
  const answer = await verifyCard(text, {
    trust: lists.trust,
    now,
    isOffline,
    statusLists: lists.verified,
    lastSequences: lists.lastSequences,
    ...passport,
  })
  const verdict = restsOnClock(answer) && !isClockBacked(lists, now) ? cannotVerify('old-lists') : verdictOf(answer)
  return { ...verdict, compare: compareOf(answer), dataAge: answer.dataAge }
}

/** The practice set has an authority of its own that real mode does not trust; this says so in words. */
function otherModeThan(mode: Question['mode'], text: string): Verdict | undefined {
  const seal = parseVdsNc(text.trim())
  const isPractice = seal.ok && seal.value.issuer === practiceIssuer
  if (mode === 'real') return isPractice ? { word: 'do-not-board', because: 'practice-card' } : undefined
  return seal.ok && !isPractice ? cannotVerify('not-a-practice-card') : undefined
}

/** A list signed later than now, or a clock that was wrong when somebody who knows was last asked. */
function isClockWrong({ verified, clockAheadSeconds }: Lists, now: Date): boolean {
  const seconds = now.getTime() / 1000
  const isBehind = verified.some(({ issuedAt }) => issuedAt > seconds + toleratedSeconds)
  return isBehind || Math.abs(clockAheadSeconds) > toleratedSeconds
}

/** `expired` needs no list, only today's date; and nothing but a list in force tells that the date is right. */
function restsOnClock({ answer }: CardAnswer): boolean {
  return answer === 'expired'
}

function isClockBacked({ verified }: Lists, now: Date): boolean {
  return verified.some(({ expiresAt }) => now.getTime() / 1000 < expiresAt)
}

const endingLength = 4

function compareOf({ card }: CardAnswer): Compare | undefined {
  const { cardNumber, passportNumber, validFrom, validUntil } = card ?? {}
  if (cardNumber === undefined || passportNumber === undefined) return undefined
  if (validFrom === undefined || validUntil === undefined) return undefined
  const passportEnding = passportNumber.slice(-endingLength)
  return { cardNumber: formatCardNumber(cardNumber), passportEnding, validFrom, validUntil }
}

function plain(verdict: Verdict): Judgement {
  return { ...verdict, compare: undefined, dataAge: undefined }
}
