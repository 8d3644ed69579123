import type { Context } from 'hono'

export type ProblemStatus = 400 | 404 | 413 | 415 | 422 | 429 | 503

/**
 * A problem document (RFC 9457). The type is the refusal's code, relative to the reference of refusals; nothing that was
 * sent comes back in it.
 */
export function problem(c: Context, status: ProblemStatus, code: string, title: string): Response {
  const body = JSON.stringify({ type: `/api/docs/problems/${code}`, title, status })
  return c.body(body, status, { 'Content-Type': 'application/problem+json' })
}
