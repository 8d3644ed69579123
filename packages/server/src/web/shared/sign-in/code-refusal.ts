import type { CodeRefusal } from '#modules/accounts'
import type { Messages } from '#locales/index.ts'

/** What is wrong with a code that was typed; too many attempts have a page of their own. */
export function codeRefusalText(t: Messages, refusal: Exclude<CodeRefusal, { code: 'too-many-attempts' }>): string {
  const { code } = t.signIn
  if (refusal.code === 'code-expired') return code.expired
  return refusal.triesLeft > 0 ? code.wrong(refusal.triesLeft) : code.expired
}
