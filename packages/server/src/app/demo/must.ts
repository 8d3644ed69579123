import type { Result } from '#kernel/result.ts'

/** What came of a step of the demonstration, which nothing can stand in the way of. */
export function must<T, R>(result: Result<T, R>): T {
  if (!result.ok) throw new Error(`a step of the demonstration was refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
