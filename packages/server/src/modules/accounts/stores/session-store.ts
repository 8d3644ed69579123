import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { hashOf } from '../secrets/tokens.ts'
import type { SessionRow } from '../tables.ts'

/** OWASP ASVS 5.0.0-7.3.1 and 7.3.2: idle and absolute limits. Staff see other people's data, so theirs is shorter. */
const absoluteHours = 12
const minuteMs = 60_000
const hourMs = 60 * minuteMs

export type SessionStart = Pick<SessionRow, 'id' | 'principal_id' | 'method' | 'device' | 'network'> & {
  readonly token: string
  readonly now: Date
}

export type FoundSession = { readonly isLive: boolean; readonly row: SessionRow }

export type SessionStore = ReturnType<typeof sessionStore>

function sessionStore(table: 'holder_sessions' | 'staff_sessions', idleMinutes: number) {
  const isLive = (row: SessionRow, now: Date) =>
    row.ended_at === null && row.expires_at > now && now.getTime() - row.last_seen_at.getTime() < idleMinutes * minuteMs

  return {
    async insert(trx: Trx, { token, now, ...session }: SessionStart): Promise<void> {
      const expiresAt = new Date(now.getTime() + absoluteHours * hourMs)
      await trx
        .insertInto(table)
        .values({
          ...session,
          token_hash: hashOf(token),
          created_at: now,
          last_seen_at: now,
          expires_at: expiresAt,
          ended_at: null,
        })
        .execute()
    },

    async find(db: Queryable, token: string, now: Date): Promise<FoundSession | undefined> {
      const row = await db.selectFrom(table).selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirst()
      return row && { isLive: isLive(row, now), row }
    },

    /** At most one write a minute, whatever the number of pages. */
    async touch(db: Queryable, row: SessionRow, now: Date): Promise<void> {
      if (now.getTime() - row.last_seen_at.getTime() < minuteMs) return
      await db
        .updateTable(table)
        .set({ last_seen_at: now })
        .where('token_hash', '=', row.token_hash)
        .where('last_seen_at', '<', now)
        .where('ended_at', 'is', null)
        .execute()
    },

    async listLive(db: Queryable, principalId: Id, now: Date): Promise<SessionRow[]> {
      const rows = await db
        .selectFrom(table)
        .selectAll()
        .where('principal_id', '=', principalId)
        .where('ended_at', 'is', null)
        .orderBy('last_seen_at', 'desc')
        .execute()
      return rows.filter((row) => isLive(row, now))
    },

    /** The session if this call ended it; nothing when it had ended before or is somebody else's. */
    end(trx: Trx, principalId: Id, sessionId: Id, now: Date): Promise<SessionRow | undefined> {
      return trx
        .updateTable(table)
        .set({ ended_at: now })
        .where('principal_id', '=', principalId)
        .where('id', '=', sessionId)
        .where('ended_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
    },

    async endAll(trx: Trx, principalId: Id, now: Date, but?: Id): Promise<number> {
      const update = trx
        .updateTable(table)
        .set({ ended_at: now })
        .where('principal_id', '=', principalId)
        .where('ended_at', 'is', null)
      const result = await (but === undefined ? update : update.where('id', '!=', but)).executeTakeFirst()
      return Number(result.numUpdatedRows)
    },

    async eraseOlderThan(db: Queryable, before: Date): Promise<number> {
      const result = await db.deleteFrom(table).where('expires_at', '<', before).executeTakeFirst()
      return Number(result.numDeletedRows)
    },
  }
}

export const holderSessions: SessionStore = sessionStore('holder_sessions', 30)
export const staffSessions: SessionStore = sessionStore('staff_sessions', 15)

export const sessionsOf = { holder: holderSessions, staff: staffSessions } as const
