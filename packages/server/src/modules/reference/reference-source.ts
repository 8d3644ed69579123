import { authorityDay } from '#domain/reference/authority-day.ts'
import { openReferenceBook, type ReferenceBook } from '#domain/reference/reference-book.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Database, Queryable } from '#platform/db/database.ts'
import { listEntries } from './reference-store.ts'

/** The reference data in force on a day, read from the database. */
export async function referenceBook(db: Queryable, day: CalendarDay): Promise<ReferenceBook> {
  return openReferenceBook(await listEntries(db), day)
}

export type ReferenceSource = { today(): Promise<ReferenceBook> }

const cacheMs = 5_000

/**
 * Today's book, read again after five seconds. Today is the day in the authority's own zone, which the calendar names:
 * a version that begins tomorrow begins at midnight there.
 */
export function referenceSource(deps: { readonly db: Database; readonly clock: Clock }): ReferenceSource {
  let cached: { readonly at: number; readonly book: ReferenceBook } | undefined
  return {
    async today() {
      const now = deps.clock.now()
      // a clock set back must not keep an old book for as long as it was set back
      if (cached && Math.abs(now.getTime() - cached.at) < cacheMs) return cached.book
      const entries = await listEntries(deps.db)
      const book = openReferenceBook(entries, authorityDay(entries, now))
      cached = { at: now.getTime(), book }
      return book
    },
  }
}
