import { randomBytes } from 'node:crypto'
import type { CardChange, ChangeWish } from '#domain/card-changes/change.ts'
import type { ChangeState } from '#domain/card-changes/life-cycle.ts'
import type { Card } from '#domain/cards/card.ts'
import { makeReference } from '#domain/case-reference.ts'
import { findCardChange } from '#modules/applications'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import type { BuilderDeps } from './holder.ts'

type Wishes = { readonly state?: ChangeState; readonly wish?: ChangeWish; readonly accountId?: string }

/** A request about a card as a row alone, in any state and without its history. */
export async function aCardChange(
  { db, clock, newId }: BuilderDeps,
  { holderId, id: cardId }: Pick<Card, 'holderId' | 'id'>,
  { state = 'submitted', wish = { kind: 'lost-card' }, accountId = newId() }: Wishes = {},
): Promise<CardChange> {
  const [id, at] = [newId(), clock.now()]
  const today = dayInZone(at, 'Asia/Almaty')
  const isDecided = state === 'approved' || state === 'refused'
  const reference = makeReference('R', randomBytes)
  await db
    .insertInto('card_changes')
    .values({
      holder_id: holderId,
      id,
      card_id: cardId,
      account_id: accountId,
      reference,
      state,
      kind: wish.kind,
      wish: JSON.stringify(wish),
      explanation: null,
      language: 'en',
      sms_wanted: false,
      submitted_at: at,
      submitted_on: today,
      due_on: addDays(today, 7),
      decided_at: isDecided ? at : null,
      decided_by: isDecided ? newId() : null,
      ground: state === 'refused' ? 'identity-not-proved' : null,
      version: 1,
      updated_at: at,
    })
    .execute()
  await db.insertInto('card_change_references').values({ reference, holder_id: holderId, change_id: id }).execute()
  const made = await findCardChange(db, [holderId], id)
  if (!made) throw new Error('the request just made is not there')
  return made
}
