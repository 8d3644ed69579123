import { cardStatus, cardStatusBits, getStatus } from '../format/status-list/statuses.ts'
import type { CardClaims } from '../format/documents/card-claims.ts'
import { isSamePassportNumber } from '../format/passport-number.ts'
import type { Parsed } from '../format/parsed.ts'
import { isBoundToHolder } from '../format/sd-jwt/key-binding.ts'
import { answerWithout, type Answer, type Reason } from './answers.ts'
import { inputText, readGenuineCard, type GenuineCard } from './genuine-card.ts'
import { bestList, type StatusListSource } from './best-list.ts'
import { defaultSkew, type VerifiedStatusList } from './status-list.ts'
import type { Trust } from './trust.ts'
import { verifyCertificate } from './verify-documents.ts'
import { verifyLogProof } from './verify-log-proof.ts'

export type VerifyCardOptions = {
  readonly trust: Trust
  readonly now: Date
  /**
   * Tokens as fetched, or lists that `verifyStatusList` gave; the one with the highest sequence counts. A function is
   * asked only for the address in a card whose signature fits, so that no forgery makes anybody fetch anything.
   */
  readonly statusLists: readonly StatusListSource[] | ((uri: string) => Promise<readonly StatusListSource[]>)
  /** The highest sequence that was ever seen for a URI. */
  readonly lastSequences?: Readonly<Record<string, number>>
  /** Without a network: a list past its `ttl` counts until its `exp`. `dataAge` says how old it is; show it. */
  readonly isOffline?: boolean
  /** Seconds by which the clocks may differ; 60. */
  readonly skew?: number
  /** Number of the passport at hand, in any spelling. */
  readonly passportNumber?: string
  /** A wallet has to prove that it holds the card's key, for this nonce and audience. */
  readonly holder?: { readonly nonce: string; readonly audience: string; readonly maxAge?: number }
  /** A `tlog-proof` of the card's issue; when it is given, it must fit. */
  readonly log?: string
  /** The cancellation certificate, when the holder has it: from it comes the date of `cancelled-by-holder`. */
  readonly certificate?: string
}

/** How old the data is that the answer rests on. */
export type DataAge = {
  readonly uri: string
  /** Remember it for `lastSequences`. */
  readonly sequence: number
  readonly issuedAt: Date
  readonly seconds: number
  /** Older than the list's time to live, which `isOffline` allowed. */
  readonly isStale: boolean
}

export type CardAnswer = {
  readonly answer: Answer
  /** Why it is not a plain answer; empty when it is one. */
  readonly reasons: readonly Reason[]
  /** Undefined when no status list was asked: then the answer does not depend on one. */
  readonly dataAge: DataAge | undefined
  /** What the card says, when its signature fits. Of a wallet's copy only what was disclosed. */
  readonly card: ({ readonly issuer: string } & Partial<CardClaims>) | undefined
  /** Of `cancelled-by-holder`, when a certificate that fits was handed in. */
  readonly cancelledAt: Date | undefined
}

/**
 * Says what a card is worth now. It asks nobody: everything it needs is handed in, so on line and off line it answers
 * alike, but for the age of the list (I-03).
 *
 * The order is that of the Token Status List (§8.3): the card itself, then its status. So an expired card is `expired`
 * whatever its status was. `valid` means: every check was made and passed.
 *
 * It never throws for what a card, a list or a certificate contains.
 * @param input text of the QR code, its bytes, or an SD-JWT VC as a wallet presents it
 * @throws {RangeError} when `now` is not a time
 */
export async function verifyCard(input: string | Uint8Array, options: VerifyCardOptions): Promise<CardAnswer> {
  if (Number.isNaN(options.now.getTime())) throw new RangeError('now is not a time')
  const text = inputText(input)
  const card = text === undefined ? refuse('READ_ERROR') : await readGenuineCard(text, options.trust)
  if (!card.ok) return plain(answerWithout(card.refusal), [card.refusal])
  const doubt = await doubtAbout(card.value, options)
  const { claims, status } = card.value
  const shown = { issuer: card.value.issuer.issuer, ...claims, status }
  if (doubt !== undefined) return { ...plain('cannot-verify', [doubt]), card: shown }
  return { ...(await judge(card.value, options)), card: shown }
}

type Judged = Omit<CardAnswer, 'card'>

/** What a genuine card must pass before its dates and status count. */
async function doubtAbout(card: GenuineCard, options: VerifyCardOptions): Promise<Reason | undefined> {
  const { now, skew = defaultSkew, passportNumber, holder, log, trust } = options
  if (card.issuedAt > inSeconds(now) + skew) return 'SIGNED_IN_FUTURE'
  if (passportNumber !== undefined && !isSamePassportNumber(card.claims.passportNumber ?? '', passportNumber)) {
    return 'SEAL_PASSPORT_MISMATCH'
  }
  if (holder !== undefined && !(await isHeld(card, holder, now))) return 'HOLDER_NOT_PROVED'
  if (log === undefined) return undefined
  const { data } = card
  const logged = data === undefined ? undefined : await verifyLogProof(log, { trust, kind: 'issued', event: data })
  if (logged?.ok === true) return undefined
  return logged?.refusal === 'log-proof-unsupported' ? 'LOG_PROOF_UNSUPPORTED' : 'LOG_PROOF_INVALID'
}

async function isHeld(card: GenuineCard, holder: NonNullable<VerifyCardOptions['holder']>, now: Date) {
  const { wallet } = card
  const { nonce, audience, maxAge = 300 } = holder
  const asked = { nonce, audience, maxAge, now: inSeconds(now) }
  return wallet !== undefined && isBoundToHolder(wallet.sdJwt, wallet.claims, asked)
}

async function judge(card: GenuineCard, options: VerifyCardOptions): Promise<Judged> {
  const now = inSeconds(options.now)
  if (now >= card.expiresAt) return plain('expired')
  const list = await bestList(card, options)
  if (!list.ok) return plain('cannot-verify', [list.refusal])
  const dataAge = ageOf(list.value, options)
  const status = answerOf(list.value, card.status.idx)
  if (!status.ok) return { ...plain('cannot-verify', [status.refusal]), dataAge }
  if (status.value === 'cancelled-by-holder') {
    return { ...plain(status.value), dataAge, cancelledAt: await cancelledAt(card, options) }
  }
  const isEarly = status.value === 'valid' && now < card.notBefore
  return { ...plain(isEarly ? 'not-yet-valid' : status.value), dataAge }
}

function answerOf({ statuses, bits }: VerifiedStatusList, idx: number): Parsed<Answer, Reason> {
  if (bits !== cardStatusBits) return refuse('STATUS_RESERVED')
  switch (getStatus(statuses, bits, idx)) {
    case undefined:
      return refuse('STATUS_INDEX_MISSING')
    case cardStatus.valid:
      return { ok: true, value: 'valid' }
    case cardStatus.withdrawn:
      return { ok: true, value: 'withdrawn-by-authority' }
    case cardStatus.suspended:
      return { ok: true, value: 'suspended' }
    case cardStatus.cancelled:
      return { ok: true, value: 'cancelled-by-holder' }
    default:
      return refuse('STATUS_RESERVED')
  }
}

/** The certificate must be of this very card: number and place in the list. */
async function cancelledAt(card: GenuineCard, options: VerifyCardOptions): Promise<Date | undefined> {
  if (options.certificate === undefined) return undefined
  const found = await verifyCertificate(options.certificate, options)
  if (!found.ok || found.value.issuer !== card.issuer.issuer) return undefined
  const { claims } = found.value
  const isSamePlace = claims.status.uri === card.status.uri && claims.status.idx === card.status.idx
  return isSamePlace ? new Date(claims.cancelledAt * 1000) : undefined
}

function ageOf(list: VerifiedStatusList, { now, skew = defaultSkew }: VerifyCardOptions): DataAge {
  const { uri, sequence, issuedAt, ttl } = list
  const seconds = Math.max(0, Math.floor(inSeconds(now) - issuedAt))
  return { uri, sequence, issuedAt: new Date(issuedAt * 1000), seconds, isStale: seconds > ttl + skew }
}

function plain(answer: Answer, reasons: readonly Reason[] = []): CardAnswer {
  return { answer, reasons, dataAge: undefined, card: undefined, cancelledAt: undefined }
}

function refuse(refusal: Reason): { readonly ok: false; readonly refusal: Reason } {
  return { ok: false, refusal }
}

function inSeconds(at: Date): number {
  return at.getTime() / 1000
}
