import type { ChangeKind, ChangeWish } from '#domain/card-changes/change.ts'
import { changeObstacle, type ChangeFacts, type ChangeObstacle } from '#domain/card-changes/obstacles.ts'
import { unreachable } from '#kernel/result.ts'
import { listOf, textOf, type Fields } from '../../shared/fields.ts'
import { typedDay } from '../../shared/typed-day.ts'
import { readPassportForm } from '../apply-steps/read-passport-form.ts'

/** What a form says. */
export type TypedChange = {
  readonly wish: ChangeWish
  readonly explanation: string | null
  readonly isSmsWanted: boolean
}

export type ChangeRead =
  | ({ readonly ok: true } & TypedChange)
  | { readonly ok: false; readonly obstacle: ChangeObstacle }

/** Reads the form of one kind and asks the rules about it. */
export function readChange(kind: ChangeKind, fields: Fields, facts: ChangeFacts): ChangeRead {
  // browsers send a line break as two characters and count it as one
  const explanation = textOf(fields, 'explanation').replaceAll('\r\n', '\n').trim() || null
  const read = readWish(kind, fields, facts)
  if (!read.ok) return read
  const obstacle = changeObstacle(read.wish, explanation, facts)
  if (obstacle) return { ok: false, obstacle }
  const isSmsWanted = facts.holder.phone !== null && listOf(fields, 'isSmsWanted').includes('yes')
  return { ok: true, wish: read.wish, explanation, isSmsWanted }
}

type WishRead =
  | { readonly ok: true; readonly wish: ChangeWish }
  | { readonly ok: false; readonly obstacle: ChangeObstacle }

function readWish(kind: ChangeKind, fields: Fields, { today }: ChangeFacts): WishRead {
  switch (kind) {
    case 'lost-card':
      return { ok: true, wish: { kind } }
    case 'extend':
      return { ok: true, wish: { kind, validUntil: typedDay(textOf(fields, 'validUntil')) ?? '' } }
    case 'correct-data':
    case 'new-passport': {
      const read = readPassportForm(fields, today)
      if (!read.ok) return { ok: false, obstacle: { code: 'answers-not-valid', faults: read.refusal } }
      const { passport, mrz } = read.value
      return { ok: true, wish: { kind, passport, mrz } }
    }
    default:
      return unreachable(kind)
  }
}
