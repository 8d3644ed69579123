import type { Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import type { RequestRow } from './tables.ts'

export type DraftBasis = {
  readonly holderId: Id
  readonly requestId: Id
  readonly cardId: Id
  readonly reference: string
  readonly language: Language
  readonly at: Date
}

/** A request of which nothing has been answered. */
export function newDraft({ holderId, requestId, cardId, reference, language, at }: DraftBasis): RequestRow {
  return {
    holder_id: holderId,
    id: requestId,
    card_id: cardId,
    reference,
    state: 'draft',
    whereabouts: null,
    last_exit_on: null,
    departure_on: null,
    reason_code: null,
    reason_text: null,
    effect: null,
    effect_on: null,
    identity_confirmed_at: null,
    contact_confirmed_at: null,
    sms_wanted: true,
    acknowledged: [],
    language,
    submitted_at: null,
    submitted_on: null,
    due_on: null,
    recall_until: null,
    asked_session_id: null,
    decided_at: null,
    decided_by: null,
    ground: null,
    completed_at: null,
    version: 1,
    created_at: at,
    updated_at: at,
  }
}
