import { isId, type Id } from '#kernel/ids.ts'
import type { Page } from './page.ts'

export type PasskeyAnswer = { readonly challengeId: Id; readonly response: unknown }

/** What the script put into the form. The module that made the challenge says whether it is a good answer. */
export function passkeyAnswerOf(page: Page<unknown>): PasskeyAnswer | undefined {
  const challengeId = page.field('challengeId')
  if (!isId(challengeId)) return undefined
  try {
    return { challengeId, response: JSON.parse(page.field('passkey')) as unknown }
  } catch {
    return undefined
  }
}
