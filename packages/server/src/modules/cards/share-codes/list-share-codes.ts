import { isLive, type SharePurpose } from '#domain/cards/share-code.ts'
import { listCardAccesses } from '#modules/audit'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { Sealer } from '#platform/keys/sealer.ts'
import { openCode } from './seal-code.ts'
import { findShareCodesOf, type StoredShareCode } from './share-code-store.ts'

export type ListShareCodesDeps = { readonly db: Queryable; readonly clock: Clock; readonly sealer: Sealer }

export type ShareCodeLine = {
  readonly id: Id
  /** undefined: it has ended, and nobody needs it any more. */
  readonly code: string | undefined
  readonly purpose: SharePurpose
  readonly madeAt: Date
  /** When it ends, or ended. */
  readonly endsAt: Date
  /** Every time that it was used, newest first. */
  readonly lookedAt: readonly Date[]
}

/** More looks than a page can show are not read: the oldest fall away. */
const mostLooks = 500

/** The codes of a card and every look that was made with them, newest first. */
export async function listShareCodes(
  { db, clock, sealer }: ListShareCodesDeps,
  { holderId, cardId }: { readonly holderId: Id; readonly cardId: Id },
): Promise<ShareCodeLine[]> {
  const codes = await findShareCodesOf(db, holderId, cardId)
  const looks = await listCardAccesses(db, holderId, cardId, mostLooks)
  const lineOf = (stored: StoredShareCode): ShareCodeLine => {
    const { id, purpose, madeAt, endsAt, endedAt, sealed } = stored
    return {
      id,
      code: isLive(stored, clock.now()) ? openCode(sealer, id, sealed) : undefined,
      purpose,
      madeAt,
      endsAt: endedAt ?? endsAt,
      lookedAt: looks.filter(({ details }) => details['shareCodeId'] === id).map(({ at }) => at),
    }
  }
  return codes.map(lineOf)
}
