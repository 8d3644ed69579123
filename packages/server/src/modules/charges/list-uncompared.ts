import { sql } from 'kysely'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { CardKey } from './account-store.ts'
import { uncharged } from './tariff-marks.ts'

/** A card whose ledger may differ from what the function says through a day. */
export type UncomparedCard = CardKey & { readonly cardType: string; readonly hasAccount: boolean }

export type Search = {
  /** By the code of the card type. */
  readonly marks: ReadonlyMap<string, string>
  readonly through: CalendarDay
}

/** Cards in the order of their keys, from after the first to the last one. */
export type Window = { readonly after: CardKey; readonly to: CardKey }

const cardsInWindow = 10_000
const first: CardKey = {
  holderId: '00000000-0000-0000-0000-000000000000',
  cardId: '00000000-0000-0000-0000-000000000000',
}
const last: CardKey = {
  holderId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  cardId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
}

/** All cards, so many at a time that a query over them is short whatever the number of cards is. */
export async function* windows(db: Queryable, size = cardsInWindow): AsyncGenerator<Window> {
  for (let after = first; after !== last;) {
    const { rows } = await sql<{ holder_id: string; id: string }>`
      select holder_id, id from cards where (holder_id, id) > (${after.holderId}, ${after.cardId})
      order by holder_id, id offset ${size - 1} limit 1`.execute(db)
    const to: CardKey = rows[0] ? { holderId: rows[0].holder_id, cardId: rows[0].id } : last
    yield { after, to }
    after = to
  }
}

/**
 * The cards of a window that have to be compared: a day is over that is not posted, the card or its tariff has changed, a
 * stop or waiver came or went, or the card was never looked at. All others cannot differ and are left alone.
 */
export async function listUncompared(db: Queryable, search: Search, { after, to }: Window): Promise<UncomparedCard[]> {
  const { marks, through } = search
  const { rows } = await sql<{ holder_id: string; card_id: string; card_type: string; has_account: boolean }>`
    select c.holder_id, c.id as card_id, c.card_type, a.card_id is not null as has_account
    from cards c
    left join unnest(${[...marks.keys()]}::text[], ${[...marks.values()]}::text[]) as t(card_type, mark)
      on t.card_type = c.card_type
    left join charge_accounts a on a.holder_id = c.holder_id and a.card_id = c.id
    where (c.holder_id, c.id) > (${after.holderId}, ${after.cardId})
      and (c.holder_id, c.id) <= (${to.holderId}, ${to.cardId})
      and case when a.card_id is null then t.mark is not null
        else a.next_on <= ${through} or a.card_version is distinct from c.version
          or a.tariff_mark is distinct from coalesce(t.mark, ${uncharged}) end
    order by c.holder_id, c.id`.execute(db)
  return rows.map((row) => ({
    holderId: row.holder_id,
    cardId: row.card_id,
    cardType: row.card_type,
    hasAccount: row.has_account,
  }))
}
