import type { Answers } from '#domain/cancellations/answers.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { RequestRow } from './tables.ts'

export function toRequest(row: RequestRow): CancellationRequest {
  return {
    holderId: row.holder_id,
    id: row.id,
    cardId: row.card_id,
    reference: row.reference,
    state: row.state,
    answers: toAnswers(row),
    submittedAt: row.submitted_at,
    submittedOn: row.submitted_on,
    dueOn: row.due_on,
    recallUntil: row.recall_until,
    askedSessionId: row.asked_session_id,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    ground: row.ground,
    completedAt: row.completed_at,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toAnswers(row: RequestRow): Answers {
  return {
    whereabouts: row.whereabouts,
    lastExitOn: row.last_exit_on,
    departureOn: row.departure_on,
    reasonCode: row.reason_code,
    reasonText: row.reason_text,
    effect: row.effect,
    effectOn: row.effect_on,
    isIdentityConfirmed: row.identity_confirmed_at !== null,
    isContactConfirmed: row.contact_confirmed_at !== null,
    isSmsWanted: row.sms_wanted,
    language: row.language,
    acknowledged: row.acknowledged,
  }
}

/** The answers as columns; the identity has a use case of its own. */
export function answerColumns(before: Answers, after: Answers, at: Date) {
  return {
    whereabouts: after.whereabouts,
    last_exit_on: after.lastExitOn,
    departure_on: after.departureOn,
    reason_code: after.reasonCode,
    reason_text: after.reasonText,
    effect: after.effect,
    effect_on: after.effectOn,
    sms_wanted: after.isSmsWanted,
    language: after.language,
    acknowledged: [...after.acknowledged],
    ...(after.isContactConfirmed && !before.isContactConfirmed ? { contact_confirmed_at: at } : {}),
  }
}
