import { createHash } from 'node:crypto'
import type { CardAnswer } from '@sapar/verifier'
import type { JsonObject } from '@sapar/verifier/format'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { checkShareCode, type CardChecked, type CheckShareCodeDeps } from '#modules/cards'
import { signAnswer, verifyDocument, type SignAnswerDeps, type VerifyDocumentDeps } from '#modules/credentials'
import { ok, type Result } from '#kernel/result.ts'
import { openApi } from './openapi.ts'
import { problem } from './problem.ts'
import { longestBody, readQuestion, type Question, type QuestionFault } from './read-question.ts'

export type VerificationsDeps = {
  readonly credentials: VerifyDocumentDeps & SignAnswerDeps
  readonly shareCodes: CheckShareCodeDeps
  /** Where a request comes from, behind our proxies. */
  addressOf(c: Context): string
  /** Counts a question; the instant to ask again when there were too many. */
  countQuestion(address: string): Promise<Result<unknown, { readonly retryAt: Date }>>
}

/** An answer is one about now: whoever reads it later asks again. */
const livesSeconds = 60

/**
 * `POST /api/v1/verifications`: what a card is worth, for systems, signed. 200 an answer, whichever it is; 400 no JSON; 413
 * too large; 415 another type; 422 not understood, or no live share code; 429 too often; 503 ask again. Nobody is named:
 * whoever asks has the document.
 */
export function verifications(deps: VerificationsDeps): Hono {
  const app = new Hono()
  const tooLarge = (c: Context) => problem(c, 413, 'body-too-large', 'The body is larger than 64 KB.')
  app.post('/api/v1/verifications', bodyLimit({ maxSize: longestBody, onError: tooLarge }), (c) => answer(deps, c))
  app.get('/api/v1/openapi.json', (c) => c.json(openApi))
  app.onError((_error, c) => problem(c, 503, 'busy', 'No answer is possible at this moment. Ask again.'))
  return app
}

const titles: Readonly<Record<QuestionFault, string>> = {
  'body-not-json': 'The body is not JSON.',
  'question-not-understood': 'Send document with or without passportNumber, or shareCode and bornOn; nothing else.',
  'share-code-malformed': 'This is not a share code: a character is wrong.',
  'birth-date-malformed': 'bornOn is not a day of the form YYYY-MM-DD.',
}

async function answer(deps: VerificationsDeps, c: Context): Promise<Response> {
  c.header('RateLimit-Policy', '"network";q=3000;w=60')
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return problem(c, 415, 'type-not-supported', 'Send application/json.')
  }
  const address = deps.addressOf(c)
  const counted = await deps.countQuestion(address)
  if (!counted.ok) return tooMany(deps, c, counted.refusal.retryAt)
  const question = readQuestion(await c.req.text())
  if (!question.ok) {
    const status = question.refusal === 'body-not-json' ? 400 : 422
    return problem(c, status, question.refusal, titles[question.refusal])
  }
  const said = await claimsOf(deps, question.value, address)
  if (!said.ok) {
    if (said.refusal.code === 'too-many-attempts') return tooMany(deps, c, said.refusal.retryAt)
    return problem(c, 422, said.refusal.code, 'No live share code fits together with this date of birth.')
  }
  const claims = { ...commonClaims(deps), ...said.value }
  return c.json({ answer: claims, jws: await signAnswer(deps.credentials, claims) })
}

function tooMany({ credentials }: VerificationsDeps, c: Context, retryAt: Date): Response {
  const seconds = Math.max(1, Math.ceil((retryAt.getTime() - credentials.clock.now().getTime()) / 1_000))
  c.header('Retry-After', String(seconds))
  return problem(c, 429, 'too-many-attempts', 'Too many questions. Retry-After says when to ask again.')
}

function commonClaims({ credentials: { clock, issuer } }: VerificationsDeps) {
  const iat = Math.floor(clock.now().getTime() / 1_000)
  return { iss: issuer.publicUrl.origin, iat, exp: iat + livesSeconds }
}

type ShareCodeRefused = Extract<Awaited<ReturnType<typeof checkShareCode>>, { ok: false }>['refusal']

async function claimsOf(
  { credentials, shareCodes }: VerificationsDeps,
  question: Question,
  address: string,
): Promise<Result<JsonObject, ShareCodeRefused>> {
  if (question.kind === 'document')
    return ok(ofDocument(await verifyDocument(credentials, question), question.document))
  const checked = await checkShareCode(shareCodes, { code: question.code, bornOn: question.bornOn, address })
  return checked.ok ? ok(ofRegister(checked.value, question.code)) : checked
}

/** The hash binds the answer to what was asked, so that one answer cannot be shown for another card. */
function ofDocument({ answer: word, reasons, dataAge, card }: CardAnswer, document: string): JsonObject {
  return {
    answer: word,
    reasons: [...reasons],
    source: 'status-list',
    dataAgeSeconds: dataAge?.seconds ?? null,
    askedSha256: sha256(document),
    card: card === undefined ? null : cardFacts({ ...card, purpose: card.category }),
  }
}

function ofRegister({ answer: word, card }: CardChecked, code: string): JsonObject {
  return {
    answer: word,
    reasons: [],
    source: 'register',
    dataAgeSeconds: 0,
    askedSha256: sha256(code),
    card: cardFacts(card),
  }
}

type Facts = Partial<Readonly<Record<'cardNumber' | 'purpose' | 'validFrom' | 'validUntil', string | undefined>>>

function cardFacts({ cardNumber, purpose, validFrom, validUntil }: Facts): JsonObject {
  return {
    cardNumber: cardNumber ?? null,
    purpose: purpose ?? null,
    validFrom: validFrom ?? null,
    validUntil: validUntil ?? null,
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
