import { base64url } from '../codec/base64.ts'
import { utf8 } from '../codec/bytes.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../codec/json-value.ts'
import { sha256 } from '../codec/sha256.ts'
import type { Disclosure, SdJwt } from './parse.ts'

/** The claims with the disclosed ones in their places, and which of the uppermost were disclosed. */
export type ProcessedClaims = { readonly claims: JsonObject; readonly disclosed: ReadonlySet<string> }

/**
 * Puts the disclosed claims where their digests stand (RFC 9901 §7.1 step 3) and drops the machinery.
 *
 * Refused: another hash than SHA-256, a digest that stands twice, a disclosure without a digest, one of the wrong length
 * for its place, a name that is there already.
 * @returns undefined when refused; the signature is not looked at here
 */
export async function processSdJwt({ issued, disclosures }: SdJwt): Promise<ProcessedClaims | undefined> {
  const algorithm = Object.hasOwn(issued.payload, '_sd_alg') ? issued.payload['_sd_alg'] : 'sha-256'
  if (algorithm !== 'sha-256') return undefined
  const digests = await Promise.all(disclosures.map(async ({ text }) => base64url(await sha256(utf8(text)))))
  const walk = new Walk(new Map(disclosures.map((disclosure, at) => [digests[at] ?? '', disclosure])))
  const { _sd_alg, ...payload } = issued.payload
  const claims = walk.object(payload)
  if (claims === undefined || !walk.isComplete(disclosures.length)) return undefined
  const disclosed = Object.keys(claims).filter((name) => !Object.hasOwn(payload, name))
  return { claims, disclosed: new Set(disclosed) }
}

class Walk {
  private readonly byDigest: ReadonlyMap<string, Disclosure>
  private readonly seen = new Set<string>()
  private used = 0

  constructor(byDigest: ReadonlyMap<string, Disclosure>) {
    this.byDigest = byDigest
  }

  /** Each disclosure in one place, and no two alike. */
  isComplete(count: number): boolean {
    return this.used === count && this.byDigest.size === count
  }

  private value(value: JsonValue): JsonValue | undefined {
    if (Array.isArray(value)) return this.array(value as readonly JsonValue[])
    return isJsonObject(value) ? this.object(value) : value
  }

  object(object: JsonObject): JsonObject | undefined {
    const { _sd: digests = [], ...open } = object
    if (!Array.isArray(digests) || Object.hasOwn(open, '...')) return undefined
    const members = new Map<string, JsonValue>(Object.entries(open))
    for (const digest of digests as readonly JsonValue[]) {
      const found = this.find(digest)
      if (found === 'refused') return undefined
      if (found === undefined) continue
      if (found.name === undefined || members.has(found.name)) return undefined
      members.set(found.name, found.value)
    }
    const processed = [...members].map(([name, value]) => [name, this.value(value)] as const)
    return processed.every(hasValue) ? Object.fromEntries(processed) : undefined
  }

  private array(array: readonly JsonValue[]): readonly JsonValue[] | undefined {
    const elements: JsonValue[] = []
    for (const element of array) {
      const shown = isPlaceholder(element)
        ? this.find(element['...'] as JsonValue)
        : { name: undefined, value: element }
      if (shown === 'refused' || shown?.name !== undefined) return undefined
      if (shown === undefined) continue // §7.1 step 3.d: not disclosed
      const value = this.value(shown.value)
      if (value === undefined) return undefined
      elements.push(value)
    }
    return elements
  }

  private find(digest: JsonValue): Disclosure | { readonly name: undefined; value: JsonValue } | 'refused' | undefined {
    if (typeof digest !== 'string' || this.seen.has(digest)) return 'refused'
    this.seen.add(digest)
    const disclosure = this.byDigest.get(digest)
    if (disclosure !== undefined) this.used++
    return disclosure
  }
}

function isPlaceholder(element: JsonValue): element is JsonObject {
  return isJsonObject(element) && Object.hasOwn(element, '...') && Object.keys(element).length === 1
}

function hasValue(entry: readonly [string, JsonValue | undefined]): entry is readonly [string, JsonValue] {
  return entry[1] !== undefined
}
