import type { Context } from 'hono'
import { problemPath, type ProblemCode, type ProblemStatus } from './problem-types.ts'

/**
 * A problem document (RFC 9457). The type is the address of its description (`problem-pages.ts`); nothing that was sent
 * comes back in it.
 */
export function problem(c: Context, status: ProblemStatus, code: ProblemCode, title: string): Response {
  const body = JSON.stringify({ type: problemPath(code), title, status })
  return c.body(body, status, { 'Content-Type': 'application/problem+json' })
}
