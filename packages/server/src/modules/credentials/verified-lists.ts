import { createHash } from 'node:crypto'
import { verifyStatusList, type StatusListSource, type Trust, type VerifiedStatusList } from '@sapar/verifier'

type Question = { readonly trust: Trust; readonly uri: string; readonly now: Date }

/** Verifies a Status List Token, or remembers that it did. @returns the token itself when it is refused: who is asked says why */
export type VerifiedLists = (token: string, question: Question) => Promise<StatusListSource>

/** Of inflated lists: two thousand of the usual size, sixteen of the largest. */
const mostBytes = 64 * 1024 * 1024

/**
 * Lists that were verified before. A list is signed anew every few minutes and asked thousands of times between: signature and
 * inflating are paid once. Age and distrust are still asked at every look (`verifyCard` does); a list counts as verified only
 * for the very bytes and the very trust that it was verified with.
 */
export function openVerifiedLists(limit = mostBytes): VerifiedLists {
  const known = new Map<string, VerifiedStatusList>()
  let bytes = 0
  const forget = (key: string) => {
    bytes -= known.get(key)?.statuses.length ?? 0
    known.delete(key)
  }
  return async (token, question) => {
    const key = keyOf(token, question.trust)
    const before = known.get(key)
    forget(key)
    const list = before ?? (await verify(token, question))
    if (!list) return token
    // the last in a map is the one that was asked last
    if (!known.has(key)) bytes += list.statuses.length
    known.set(key, list)
    for (const oldest of known.keys()) if (bytes > limit) forget(oldest)
    return list
  }
}

async function verify(token: string, question: Question): Promise<VerifiedStatusList | undefined> {
  const verified = await verifyStatusList(token, question)
  return verified.ok ? verified.value : undefined
}

function keyOf(token: string, { issuers }: Trust): string {
  return createHash('sha256').update(JSON.stringify(issuers)).update('\n').update(token).digest('base64')
}
