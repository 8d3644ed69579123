import { parseStrictJson, type JsonValue } from '@sapar/verifier/format'
import { parseShareCode } from '#domain/cards/share-code.ts'
import { isCalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

/** A card's document, or the code that its holder gave. */
export type Question =
  | { readonly kind: 'document'; readonly document: string; readonly passportNumber: string | undefined }
  | { readonly kind: 'share-code'; readonly code: string; readonly bornOn: string }

export type QuestionFault =
  | 'body-not-json'
  | 'question-not-understood'
  | 'share-code-malformed'
  | 'birth-date-malformed'

/** In characters; a bar code has 3,000, a wallet's copy some ten thousand. */
export const longestBody = 64 * 1024
const longestPassport = 30

/** Reads a body; a member that we do not know is a question that we do not understand, because it might mean something. */
export function readQuestion(body: string): Result<Question, QuestionFault> {
  const parsed = parseStrictJson(body, { longest: longestBody, deepest: 2 })
  if (!parsed.ok) return refuse('body-not-json')
  const members = parsed.value
  if (members === null || typeof members !== 'object' || Array.isArray(members))
    return refuse('question-not-understood')
  const names = Object.keys(members).toSorted().join()
  const at = (name: string) => (members as Readonly<Record<string, JsonValue>>)[name]
  if (names === 'bornOn,shareCode') return readShareCode(at('shareCode'), at('bornOn'))
  if (names !== 'document' && names !== 'document,passportNumber') return refuse('question-not-understood')
  const [document, passportNumber] = [at('document'), at('passportNumber')]
  if (typeof document !== 'string' || !isPassport(passportNumber)) return refuse('question-not-understood')
  return ok({ kind: 'document', document, passportNumber })
}

function isPassport(value: JsonValue | undefined): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value !== '' && value.length <= longestPassport)
}

function readShareCode(typed: JsonValue | undefined, bornOn: JsonValue | undefined): Result<Question, QuestionFault> {
  if (typeof typed !== 'string' || typeof bornOn !== 'string') return refuse('question-not-understood')
  const code = parseShareCode(typed)
  if (code === undefined) return refuse('share-code-malformed')
  // a passport may leave out the day, or month and day: they are 00 then (ICAO Doc 9303-3 §4.8)
  const isDay = isCalendarDay(bornOn.replaceAll('-00', '-01')) && !/-00-(?!00)/.test(bornOn)
  return isDay ? ok({ kind: 'share-code', code, bornOn }) : refuse('birth-date-malformed')
}
