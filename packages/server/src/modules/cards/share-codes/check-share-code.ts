import type { Card } from '#domain/cards/card.ts'
import { isLive } from '#domain/cards/share-code.ts'
import { registerAnswer, type VerificationAnswer } from '#domain/cards/verification-answer.ts'
import { recordEvent } from '#modules/audit'
import type { ReferenceSource } from '#modules/reference'
import type { Clock } from '#kernel/clock.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { Sealer } from '#platform/keys/sealer.ts'
import { findCard } from '../card-store.ts'
import { findHolder } from '../holder-store.ts'
import type { TooManyAttempts } from '../link-attempts.ts'
import { fingerprintOf } from './seal-code.ts'
import { findShareCode, findShareCodePlace, type ShareCodePlace, type StoredShareCode } from './share-code-store.ts'

/** Counts one attempt by code and by network, before anything is looked at; the module accounts keeps the limits. */
export type CountShareAttempt = (by: {
  readonly code: string
  readonly address: string
}) => Promise<Result<{ giveBack(): Promise<void> }, TooManyAttempts>>

export type CheckShareCodeDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly sealer: Sealer
  readonly reference: ReferenceSource
  readonly countAttempt: CountShareAttempt
}

export type CheckShareCode = {
  /** As `parseShareCode` writes it. */
  readonly code: string
  /** `YYYY-MM-DD`, unknown parts `00` */
  readonly bornOn: string
  /** Where the question comes from. */
  readonly address: string
}

/** What somebody with a code is told. No name and no passport number: whoever asks has the document in hand. */
export type CardChecked = {
  readonly answer: VerificationAnswer
  readonly checkedAt: Date
  readonly card: Pick<Card, 'cardNumber' | 'purpose' | 'validFrom' | 'validUntil'>
}

export type CheckShareCodeRefusal =
  | TooManyAttempts
  /** One answer for a code that nobody has, a wrong date of birth, and a code that has ended. */
  | { readonly code: 'share-code-not-known' }

/** Looked at when there is no such code, so that the work stays the same. */
const nobody: ShareCodePlace = {
  holderId: '00000000-0000-7000-8000-000000000000',
  id: '00000000-0000-7000-8000-000000000000',
}

/** Says what a card is worth now, by the register, and records that it was asked. */
export async function checkShareCode(
  deps: CheckShareCodeDeps,
  question: CheckShareCode,
): Promise<Result<CardChecked, CheckShareCodeRefusal>> {
  const attempt = await deps.countAttempt(question)
  if (!attempt.ok) return attempt
  const { day } = await deps.reference.today()
  const place = (await findShareCodePlace(deps.db, fingerprintOf(deps.sealer, question.code))) ?? nobody
  const checked = await inTransaction<CardChecked, CheckShareCodeRefusal>(deps.db, async (trx) => {
    const found = await findShared(trx, deps, place, question.bornOn)
    if (!found) return refuse({ code: 'share-code-not-known' })
    const { shareCode, card } = found
    const { cardNumber, purpose, validFrom, validUntil } = card
    const answer = registerAnswer(card, day)
    await recordEvent(trx, deps, {
      subjectId: card.holderId,
      event: 'card-checked',
      actor: { kind: 'visitor' },
      cardId: card.id,
      details: { shareCodeId: shareCode.id, purpose: shareCode.purpose, answer },
    })
    return ok({ answer, checkedAt: deps.clock.now(), card: { cardNumber, purpose, validFrom, validUntil } })
  })
  if (checked.ok) await attempt.value.giveBack()
  return checked
}

type Shared = { readonly shareCode: StoredShareCode; readonly card: Card }

/** Everything is read and compared, whatever the first comparison says. */
async function findShared(
  trx: Trx,
  { clock }: CheckShareCodeDeps,
  place: ShareCodePlace,
  bornOn: string,
): Promise<Shared | undefined> {
  const shareCode = await findShareCode(trx, place)
  const holder = await findHolder(trx, place.holderId)
  const card = await findCard(trx, [place.holderId], shareCode?.cardId ?? nobody.id)
  const isRight = [shareCode && isLive(shareCode, clock.now()), holder?.bornOn === bornOn]
  if (!shareCode || !card || isRight.includes(false)) return undefined
  return { shareCode, card }
}
