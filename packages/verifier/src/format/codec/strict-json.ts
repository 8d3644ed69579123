import type { Parsed } from '../parsed.ts'
import type { JsonValue } from './json-value.ts'

export type JsonRefusal = 'json-limit' | 'json-syntax' | 'json-duplicate-name'

export type JsonLimits = {
  /** Longest text, in UTF-16 code units. */
  readonly longest: number
  /** Deepest nesting of arrays and objects. */
  readonly deepest: number
}

/** A card has about a thousand characters and four levels. */
const defaultLimits: JsonLimits = { longest: 65_536, deepest: 16 }

class Refused extends Error {
  readonly refusal: JsonRefusal
  constructor(refusal: JsonRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * Reads JSON (RFC 8259) as I-JSON (RFC 7493) allows it: no name twice in an object, no lone surrogate, no number beyond a
 * double. `JSON.parse` keeps the last of two equal names, so two readers could see two documents under one signature.
 *
 * Refusals: `json-limit` (too long or too deep), `json-duplicate-name`, `json-syntax` (everything else).
 */
export function parseStrictJson(text: string, limits: Partial<JsonLimits> = {}): Parsed<JsonValue, JsonRefusal> {
  const { longest, deepest } = { ...defaultLimits, ...limits }
  if (text.length > longest) return { ok: false, refusal: 'json-limit' }
  try {
    return { ok: true, value: new Reader(text, deepest).document() }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const space = /[ \t\n\r]*/y
const words: Readonly<Record<string, boolean | null>> = { t: true, f: false, n: null }

class Reader {
  private readonly text: string
  private readonly deepest: number
  private at = 0

  constructor(text: string, deepest: number) {
    this.text = text
    this.deepest = deepest
  }

  document(): JsonValue {
    const value = this.value(0)
    if (this.at < this.text.length) throw new Refused('json-syntax')
    return value
  }

  private value(depth: number): JsonValue {
    this.match(space)
    const value = this.bareValue(this.text.charAt(this.at), depth)
    this.match(space)
    return value
  }

  private bareValue(first: string, depth: number): JsonValue {
    if ((first === '{' || first === '[') && depth === this.deepest) throw new Refused('json-limit')
    if (first === '{') return this.object(depth + 1)
    if (first === '[') return this.array(depth + 1)
    if (first === '"') return this.string()
    return Object.hasOwn(words, first) ? this.word(words[first] ?? null) : this.number()
  }

  private object(depth: number): JsonValue {
    const members = new Map<string, JsonValue>()
    this.separated('}', () => {
      this.match(space)
      const name = this.string()
      if (members.has(name)) throw new Refused('json-duplicate-name')
      this.match(space)
      this.take(':')
      members.set(name, this.value(depth))
    })
    // unlike an assignment, this makes a member named __proto__ a member
    return Object.fromEntries(members)
  }

  private array(depth: number): JsonValue {
    const items: JsonValue[] = []
    this.separated(']', () => items.push(this.value(depth)))
    return items
  }

  private separated(end: string, item: () => void): void {
    this.at++
    this.match(space)
    if (this.text.charAt(this.at) !== end) {
      item()
      while (this.text.charAt(this.at) === ',') {
        this.at++
        item()
      }
    }
    this.take(end)
  }

  private string(): string {
    const start = this.at
    this.take('"')
    while (this.at < this.text.length && this.text.charAt(this.at) !== '"') {
      this.at += this.text.charAt(this.at) === '\\' ? 2 : 1
    }
    this.take('"')
    const value = readString(this.text.slice(start, this.at))
    if (value === undefined || !value.isWellFormed()) throw new Refused('json-syntax')
    return value
  }

  private number(): number {
    const value = Number(this.match(number) || Number.NaN)
    if (!Number.isFinite(value)) throw new Refused('json-syntax')
    return value
  }

  private word(value: boolean | null): JsonValue {
    this.take(String(value))
    return value
  }

  private take(expected: string): void {
    if (!this.text.startsWith(expected, this.at)) throw new Refused('json-syntax')
    this.at += expected.length
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const [found = ''] = pattern.exec(this.text) ?? []
    this.at += found.length
    return found
  }
}

/** The engine's own parser knows the escapes and control characters; between two quotes it can see nothing else. */
function readString(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string
  } catch {
    return undefined
  }
}
