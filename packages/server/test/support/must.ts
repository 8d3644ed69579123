import type { Result } from '#kernel/result.ts'

/** The value of a result that a test expects; a refusal fails it with its own words. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
