import { z } from 'zod'
import { chargeAnchors, maxCapMinor, maxChargeDays, maxPerDayMinor } from '#domain/charges/tariff.ts'
import { isCurrency } from '#domain/money/currencies.ts'
import type { Condition } from '#domain/reference/condition.ts'
import type { ContentOf, ReferenceKind } from '#domain/reference/contents.ts'
import { languages, type LocalText } from '#domain/languages.ts'
import { isCalendarDay } from '#kernel/calendar-day.ts'

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a code is lower-case words joined by hyphens')
const text = z.string().trim().min(1, 'must not be empty')
const count = z.int().positive()
const chargeDay = count.max(maxChargeDays)
const amountMinor = (max: number) =>
  z
    .int('must be a whole number of the smallest unit of the currency')
    .min(0, 'must not be negative')
    .max(max, `must be at most ${max}`)
export const day = z.string().refine(isCalendarDay, 'must be a day that exists, written YYYY-MM-DD')

/** A text in every language: one that is missing stops the load, because nothing ever falls back to another language. */
export const localText: z.ZodType<LocalText> = z.strictObject({ 'zh-CN': text, en: text, kk: text, ru: text })

const factValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
// which facts there are is the domain's to say
const fact = text

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ fact, is: factValue }),
    z.strictObject({ fact, isNot: factValue }),
    z.strictObject({ fact, oneOf: z.array(factValue).min(1) }),
    z.strictObject({ fact, lessThan: z.number() }),
    z.strictObject({ fact, moreThan: z.number() }),
  ]),
)

/** The shape of each kind's content. Unknown keys are mistakes: a misspelt one would otherwise be lost without a word. */
export const contentSchemas: { readonly [K in ReferenceKind]: z.ZodType<ContentOf[K]> } = {
  'card-type': z.strictObject({
    names: localText,
    purposes: z.array(code).min(1),
    maxStayDays: count,
    graceDays: z.int().min(0),
  }),
  purpose: z.strictObject({ names: localText }),
  reason: z.strictObject({ names: localText, textRequired: z.boolean(), evidence: z.array(code) }),
  'return-paper': z.strictObject({ names: localText, help: localText }),
  'refusal-ground': z.strictObject({
    names: localText,
    sentence: localText,
    legalReference: text,
    appealDays: count.nullable(),
  }),
  calendar: z.strictObject({
    timeZone: text,
    weekend: z.array(z.int()),
    exceptions: z.array(z.strictObject({ day, kind: z.enum(['day-off', 'working-day']), name: text, source: text })),
    coveredFrom: day.exactOptional(),
    coveredUntil: day,
  }),
  'service-time': z.strictObject({
    workingDays: count,
    recallHours: z.int().min(0),
    returnLimit: z.int().min(0),
    returnDays: count,
    leaseMinutes: count,
    adviseDaysAhead: z.int().min(0),
    draftDays: count,
  }),
  'evidence-rule': z.strictObject({ paper: code, when: condition, explanation: localText }),
  language: z.strictObject({ name: text }),
  tariff: z.strictObject({
    names: localText,
    cardTypes: z.array(code).min(1),
    currency: z.string().refine(isCurrency, 'must be a currency of ISO 4217, such as KZT'),
    anchor: z.enum(chargeAnchors),
    freeDays: z.int().min(0).max(maxChargeDays),
    bands: z
      .array(
        z.strictObject({ fromDay: chargeDay, toDay: chargeDay.nullable(), perDayMinor: amountMinor(maxPerDayMinor) }),
      )
      .min(1),
    capMinor: amountMinor(maxCapMinor).positive('must be more than nothing; null: no limit').nullable(),
    secondPersonAboveMinor: amountMinor(maxCapMinor),
    effectiveUntil: day.exactOptional(),
  }),
  'waiver-ground': z.strictObject({ names: localText, legalReference: text }),
  'card-offer': z.strictObject({
    names: localText,
    cardType: code,
    purposes: z.array(code).min(1),
    nationalities: z.array(text).min(1).nullable(),
    validityDays: count,
    entries: count.nullable(),
    stayDays: count,
    passportDaysBeyond: z.int().min(0),
    applyDaysAhead: count,
    fee: z
      .strictObject({
        amountMinor: amountMinor(maxCapMinor).positive(),
        currency: z.string().refine(isCurrency, 'must be a currency of ISO 4217'),
        isRefundedOnRefusal: z.boolean(),
      })
      .nullable(),
    isSecondPersonNeeded: z.boolean(),
    extensionDays: count.nullable(),
  }),
  'card-exemption': z.strictObject({
    names: localText,
    nationalities: z.array(text).min(1),
    maxStayDays: count.nullable(),
  }),
  'application-paper': z.strictObject({ names: localText, help: localText }),
  'application-paper-rule': z.strictObject({ paper: code, when: condition, explanation: localText }),
  'application-hint': z.strictObject({
    names: localText,
    when: condition,
    explanation: localText,
    isSecondPersonNeeded: z.boolean(),
  }),
  'application-ground': z.strictObject({
    names: localText,
    sentence: localText,
    legalReference: text,
    appealDays: count.nullable(),
  }),
}

export const entryHead = z.strictObject({
  kind: z.enum(Object.keys(contentSchemas) as [ReferenceKind, ...ReferenceKind[]]),
  code: z.string().min(1),
  version: count,
  effectiveFrom: day,
  source: text,
  content: z.unknown(),
})

/** Codes are ours to shape, but a language's is its tag (BCP 47), which must be one the pages can speak. */
export function codeSchema(kind: ReferenceKind): z.ZodType<string> {
  return kind === 'language' ? z.enum(languages) : code
}
