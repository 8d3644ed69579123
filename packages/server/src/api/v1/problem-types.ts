import { refusals } from '#domain/refusals.ts'

export type ProblemStatus = 400 | 404 | 413 | 415 | 422 | 429 | 503

type ProblemType = { readonly status: number; readonly says: string }

/** What only a request can have wrong, before any use case is asked. */
const requestFaults = {
  'body-not-json': { status: 400, says: 'The body is not JSON, or a member stands in it twice.' },
  'body-too-large': { status: 413, says: 'The body is larger than the operation takes.' },
  'type-not-supported': { status: 415, says: 'The body is of another media type than the operation takes.' },
  'question-not-understood': { status: 422, says: 'The body is JSON and not one of the forms of the operation.' },
  'share-code-malformed': { status: 422, says: 'A share code has another form; one character may be mistyped.' },
  'birth-date-malformed': { status: 422, says: 'The date of birth is not a day of the form `YYYY-MM-DD`.' },
  'wallet-offer-not-found': { status: 404, says: 'No offer of this address waits for a wallet.' },
} as const satisfies Record<string, ProblemType>

/** Every type of a problem document, by its code: refusals of use cases and faults of requests. */
export const problemTypes = { ...refusals, ...requestFaults } as const satisfies Record<string, ProblemType>

export type ProblemCode = keyof typeof problemTypes

/** Where the type of a problem is described; RFC 9457 §3.1.1 wants it to lead to words for people. */
export function problemPath(code: ProblemCode): string {
  return `/api/docs/problems/${code}`
}
