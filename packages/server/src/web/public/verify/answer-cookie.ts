import { dropCookie, readCookie, writeCookie } from '../../shared/cookies.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import type { ShownAnswer } from './shown-answer.ts'
import type { ShownPaper } from './shown-paper.ts'

type AnyPage = Page<undefined, PublicDeps>

const context = 'verification-answer'
const livesMs = 10 * 60_000

/**
 * The answer waits in the browser that asked, sealed: it is personal, so it belongs into no address; and it is nobody
 * else's, so it belongs into no table of ours. Back, reload and a change of language show it again and ask nothing anew.
 */
export function keepAnswer(page: AnyPage, answer: ShownAnswer | ShownPaper): void {
  const sealed = page.deps.sealer.seal(Buffer.from(JSON.stringify(answer)), context)
  writeCookie(page.c, page.deps.site, 'answer', sealed.toString('base64url'))
}

/** The answer of the last ten minutes; undefined when there is none, or not of our making. */
export function keptAnswer(page: AnyPage): ShownAnswer | ShownPaper | undefined {
  const { sealer, clock, site } = page.deps
  const cookie = readCookie(page.c, site, 'answer')
  if (cookie === undefined) return undefined
  try {
    const answer = JSON.parse(sealer.open(Buffer.from(cookie, 'base64url'), context).toString()) as
      | ShownAnswer
      | ShownPaper
    const age = clock.now().getTime() - new Date(answer.askedAt).getTime()
    if (age < livesMs) return answer
  } catch {
    // altered, or sealed under a master key that is gone
  }
  dropCookie(page.c, site, 'answer')
  return undefined
}
