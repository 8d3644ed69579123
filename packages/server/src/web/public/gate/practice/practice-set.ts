import { deflateSync } from 'node:zlib'
import type { Trust } from '@sapar/verifier'
import { cardStatus, cardStatusBits, makeCardNumber, packStatuses, type CardClaims } from '@sapar/verifier/format'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { practiceAuthority, type PracticeAuthority } from './practice-authority.ts'

/** Six cards to learn all four words with, and everything that checking them takes; the shape that the gate's page reads. */
export type PracticeSet = {
  readonly trust: Trust
  readonly lists: readonly string[]
  /** Texts of the codes, in the order of `practiceCards`. */
  readonly cards: readonly string[]
}

export const practiceCards = ['valid', 'cancelled', 'expired', 'forged', 'suspended', 'early'] as const

/** So long a set serves without a network; the next visit on line brings another. */
const servesDays = 60

/** `invalid` is a name that no host can have (RFC 6761 §6.4). */
const uri = 'https://practice.invalid/status-lists/practice'

/** By index, which is the card's place; zeros fill the last byte. */
const statuses = [0, cardStatus.cancelled, 0, 0, cardStatus.suspended, 0, 0, 0]

export async function makePracticeSet(now: Date): Promise<PracticeSet> {
  const authority = await practiceAuthority()
  const cards = practiceCards.map((kind, index) => {
    const text = authority.card(claimsOf(kind, index, now))
    return kind === 'forged' ? forge(text) : text
  })
  return { trust: authority.trust, lists: [listOf(authority, now)], cards }
}

/** The passport number of somebody else, written over the signed one. */
function forge(text: string): string {
  return text.replace('"pn":"PRACTICE4"', '"pn":"PRACTICE9"')
}

function claimsOf(kind: (typeof practiceCards)[number], index: number, now: Date): CardClaims {
  const today = dayInZone(now, 'UTC')
  const [from, until] = validityOf(kind)
  return {
    cardNumber: makeCardNumber((length) => new Uint8Array(length).fill(index + 1)),
    name: 'PRACTICE<<ONLY',
    passportNumber: `PRACTICE${index + 1}`,
    bornOn: '1990-01-01',
    nationality: 'UTO',
    sex: 'X',
    placeOfIssue: 'PRACTICE',
    validFrom: addDays(today, from),
    validUntil: addDays(today, until),
    stayDays: 30,
    entries: 0,
    category: 'PRACTICE',
    issuedAt: Math.floor(now.getTime() / 1_000) - 100 * 86_400,
    utcOffsetMinutes: 0,
    status: { idx: index, uri },
  }
}

/** In days from today, two from the edge, because a day ends last on the date line. */
function validityOf(kind: (typeof practiceCards)[number]): readonly [from: number, until: number] {
  if (kind === 'expired') return [-90, -2]
  return kind === 'early' ? [servesDays + 2, servesDays + 30] : [-10, servesDays]
}

function listOf(authority: PracticeAuthority, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1_000) - 60
  const ttl = servesDays * 86_400
  const packed = packStatuses(Uint8Array.from(statuses), cardStatusBits)
  const compressed = new Uint8Array(deflateSync(packed, { level: 9 }))
  return authority.list({ uri, issuedAt, expiresAt: issuedAt + ttl, ttl, sequence: 1, compressed })
}
