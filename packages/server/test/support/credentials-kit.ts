import { randomBytes } from 'node:crypto'
import { cardData, inflate, getStatus, parseStatusListToken, textOf, type CardClaims } from '@sapar/verifier/format'
import type { Card } from '#domain/cards/card.ts'
import {
  claimSlots,
  ensureSigners,
  issueCredential,
  referenceTo,
  type CredentialIssued,
  type CredentialsDeps,
  type Slot,
} from '#modules/credentials'
import type { TestDatabase } from '#test/support/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { openSealer } from '#platform/keys/sealer.ts'
import { openLog } from '#platform/log/log.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import { aCard } from '#test/builders/card.ts'
import { memorySigningKeys } from './memory-signing-keys.ts'
import { memoryFileStore } from './memory-file-store.ts'

export type CredentialsKit = {
  readonly deps: CredentialsDeps
  close(): void
}

type Wishes = Partial<Pick<CredentialsDeps, 'keys' | 'objects' | 'statusLists' | 'witnesses' | 'log'>>

/** What the credentials module needs, on a test's database: keys and published files in memory. */
export async function credentialsKit(t: TestDatabase, wishes: Wishes = {}): Promise<CredentialsKit> {
  const deps: CredentialsDeps = {
    db: t.db,
    clock: t.clock,
    newId: t.newId,
    randomBytes,
    sealer: openSealer(Buffer.alloc(32, 5)),
    keys: memorySigningKeys(),
    objects: memoryFileStore(),
    log: openLog({ level: 'silent' }),
    issuer: { code: 'UTO', country: 'UT', publicUrl: new URL('https://sapar.example') },
    statusLists: { slots: 1_024, ttlSeconds: 300, expiresAfterSeconds: 172_800 },
    witnesses: [],
    ...wishes,
  }
  await ensureSigners(deps)
  return { deps, close: () => {} }
}

/** The data of a card's document that names a slot. */
export function dataFor(card: Card, { publicUrl, code }: CredentialsDeps['issuer'], slot: Slot) {
  const claims: CardClaims = {
    cardNumber: card.cardNumber,
    name: 'ERIKSSON<<ANNA<MARIA',
    passportNumber: card.passportNumber,
    bornOn: '1974-08-12',
    nationality: 'UTO',
    sex: 'F',
    placeOfIssue: 'UTO',
    validFrom: card.validFrom,
    validUntil: card.validUntil,
    stayDays: card.stayDays ?? 0,
    entries: card.entries ?? 0,
    category: 'tourism',
    issuedAt: Math.floor(card.stateSince.getTime() / 1_000),
    utcOffsetMinutes: 300,
    status: referenceTo(publicUrl, slot.listId, slot.index),
  }
  const data = cardData(code, claims)
  if (!data.ok) throw new Error(`these claims are wrong: ${data.refusal.join(', ')}`)
  return data.value
}

export type IssuedCard = { readonly card: Card; readonly slot: Slot } & CredentialIssued

/** Cards with credentials, as the job of a register's import makes them. */
export async function issuedCards(t: TestDatabase, deps: CredentialsDeps, count: number): Promise<IssuedCard[]> {
  const cards: Card[] = []
  for (let at = 0; at < count; at += 1) cards.push(await aCard(t))
  const claimed = await claimSlots(
    deps,
    cards.map(({ holderId, id }) => ({ holderId, cardId: id })),
  )
  if (!claimed.ok) throw new Error(claimed.refusal.why)
  const issued: IssuedCard[] = []
  for (const [at, slot] of claimed.value.entries()) {
    const card = cards[at]
    if (!card) throw new Error('more slots than cards')
    const data = dataFor(card, deps.issuer, slot)
    const done = await inTransaction(t.db, (trx) =>
      issueCredential(trx, deps, { slot, data, actor: { kind: 'operator' } }),
    )
    if (!done.ok) throw new Error(done.refusal.code)
    issued.push({ card, slot, ...done.value })
  }
  return issued
}

export type ReadList = {
  readonly sequence: number
  readonly statusOf: (index: number) => number | undefined
  readonly statuses: Uint8Array
}

/** A list as a verifier reads it from the published files; undefined when there is none. */
export async function readPublishedList(objects: ObjectStore, listId: string): Promise<ReadList | undefined> {
  const bytes = await objects.get(`status-lists/${listId}`)
  const token = bytes && parseStatusListToken(textOf(bytes) ?? '')
  const statuses = token && (await inflate(token.claims.compressed))
  return statuses && { sequence: token.claims.sequence, statuses, statusOf: (index) => getStatus(statuses, 2, index) }
}
