import { z } from 'zod'
import type { Answers } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import { sexes } from '#domain/cards/holder.ts'
import { languages } from '#domain/languages.ts'
import type { Selectable } from 'kysely'
import type { ApplicationRow } from './tables.ts'

export const passportShape = z.strictObject({
  number: z.string(),
  issuer: z.string(),
  nationality: z.string(),
  familyName: z.string(),
  givenNames: z.string(),
  bornOn: z.string(),
  sex: z.enum(sexes),
  expiresOn: z.string(),
})

const answersShape: z.ZodType<Answers> = z.strictObject({
  passport: passportShape.nullable(),
  mrz: z.string().nullable(),
  person: z
    .strictObject({
      nativeName: z.string().nullable(),
      birthPlace: z.string(),
      residenceCountry: z.string(),
      occupation: z.string().nullable(),
    })
    .nullable(),
  journey: z
    .strictObject({
      offer: z.string(),
      purpose: z.string(),
      arrivalOn: z.string(),
      departureOn: z.string(),
      stayAddress: z.string().nullable(),
    })
    .nullable(),
  isContactConfirmed: z.boolean(),
  isSmsWanted: z.boolean(),
  language: z.enum(languages),
  declared: z.array(z.string()),
})

export function toApplication(row: Selectable<ApplicationRow>): Application {
  return {
    holderId: row.holder_id,
    id: row.id,
    accountId: row.account_id,
    groupId: row.group_id,
    reference: row.reference,
    state: row.state,
    answers: answersShape.parse(row.answers),
    submittedAt: row.submitted_at,
    submittedOn: row.submitted_on,
    fee: feeOf(row),
    paymentId: row.payment_id,
    paidAt: row.paid_at,
    reviewFrom: row.review_from,
    dueOn: row.due_on,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    ground: row.ground,
    cardId: row.card_id,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function feeOf({ fee_minor, fee_currency, fee_refunded_on_refusal }: Selectable<ApplicationRow>): Application['fee'] {
  if (fee_minor === null || fee_currency === null) return null
  return { amountMinor: fee_minor, currency: fee_currency, isRefundedOnRefusal: fee_refunded_on_refusal === true }
}

/** The answers as columns: the document, and beside it what is searched. PostgreSQL's JSON takes no NUL character. */
export function answerColumns(answers: Answers) {
  return {
    answers: JSON.stringify(answers),
    language: answers.language,
    offer: answers.journey?.offer ?? null,
    purpose: answers.journey?.purpose ?? null,
  }
}
