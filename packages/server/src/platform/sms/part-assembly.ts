import { decodePartHeader, type PartHeader } from './concatenation.ts'

/** One part as it came in; `elements` are those of its user data header. */
export interface IncomingPart {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly elements: readonly Uint8Array[]
  readonly providerRef: string
}

export interface AssembledText {
  readonly text: string
  readonly providerRefs: readonly string[]
}

// A text whose last part never came must not stay for ever.
const MAX_INCOMPLETE = 1000

/** Puts parts together as a telephone does: by sender, receiver, reference and count; a part that comes twice replaces itself. */
export function createPartAssembly() {
  const incomplete = new Map<string, Map<number, IncomingPart>>()

  function collect(part: IncomingPart, header: PartHeader): AssembledText | undefined {
    const key = JSON.stringify([part.from, part.to, header.reference, header.total])
    const parts = incomplete.get(key) ?? new Map<number, IncomingPart>()
    parts.set(header.number, part)
    incomplete.delete(key)
    if (parts.size === header.total) return assemble(parts)
    incomplete.set(key, parts)
    if (incomplete.size > MAX_INCOMPLETE) incomplete.delete(incomplete.keys().next().value ?? '')
    return undefined
  }

  return {
    /** The whole text when this part completes it. */
    add(part: IncomingPart): AssembledText | undefined {
      const header = part.elements.map(decodePartHeader).find((found) => found !== undefined)
      return header === undefined ? { text: part.text, providerRefs: [part.providerRef] } : collect(part, header)
    },
  }
}

function assemble(parts: ReadonlyMap<number, IncomingPart>): AssembledText {
  const ordered = [...parts].toSorted(([a], [b]) => a - b).map(([, part]) => part)
  return { text: ordered.map(({ text }) => text).join(''), providerRefs: ordered.map(({ providerRef }) => providerRef) }
}
