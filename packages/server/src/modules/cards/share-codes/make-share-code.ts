import type { RandomBytes } from '@sapar/verifier/format'
import { isLive, makeShareCode as newCode, shareCodes, type SharePurpose } from '#domain/cards/share-code.ts'
import { recordEvent } from '#modules/audit'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Database } from '#platform/db/database.ts'
import type { Sealer } from '#platform/keys/sealer.ts'
import { findCard } from '../card-store.ts'
import { lockHolder } from '../holder-store.ts'
import { fingerprintOf, sealCode } from './seal-code.ts'
import { addShareCode, findShareCodesOf } from './share-code-store.ts'

export type MakeShareCodeDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly randomBytes: RandomBytes
  readonly sealer: Sealer
}

export type MakeShareCode = {
  readonly commandId: Id
  readonly holderId: Id
  readonly accountId: Id
  readonly cardId: Id
  readonly purpose: SharePurpose
}

export type ShareCodeMade = { readonly shareCodeId: Id }

export type MakeShareCodeRefusal =
  | CommandReused
  | { readonly code: 'card-not-found' }
  | { readonly code: 'too-many-share-codes' }

const dayMs = 86_400_000

/** Makes a code by which somebody may ask about a card for ninety days. */
export function makeShareCode(
  deps: MakeShareCodeDeps,
  command: MakeShareCode,
): Promise<Result<ShareCodeMade, MakeShareCodeRefusal>> {
  const { commandId, holderId, accountId, cardId, purpose } = command
  const key = { subjectId: holderId, commandId, name: 'make-share-code', body: { cardId, purpose } }
  return runCommand<ShareCodeMade, MakeShareCodeRefusal>(deps, key, async (trx) => {
    // locked, so that two requests at once do not both take the last place
    await lockHolder(trx, holderId)
    const card = await findCard(trx, [holderId], cardId)
    if (!card) return refuse({ code: 'card-not-found' })
    const madeAt = deps.clock.now()
    const before = await findShareCodesOf(trx, holderId, cardId)
    if (before.filter((one) => isLive(one, madeAt)).length >= shareCodes.mostForCard) {
      return refuse({ code: 'too-many-share-codes' })
    }
    const [id, code] = [deps.newId(), newCode(deps.randomBytes)]
    const endsAt = new Date(madeAt.getTime() + shareCodes.days * dayMs)
    const sealed = sealCode(deps.sealer, id, code)
    const stored = { holderId, id, cardId, sealed, purpose, madeAt, endsAt, endedAt: null }
    await addShareCode(trx, stored, fingerprintOf(deps.sealer, code))
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'share-code-made',
      actor: { kind: 'holder', id: accountId },
      cardId,
      details: { shareCodeId: id, purpose, endsAt: endsAt.toISOString() },
    })
    return ok({ shareCodeId: id })
  })
}
