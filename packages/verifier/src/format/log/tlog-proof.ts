import { base64, fromBase64 } from '../codec/base64.ts'
import type { Bytes } from '../codec/bytes.ts'
import { readDecimal } from './checkpoint.ts'
import { isHash } from './tree.ts'

/** The file that proves, off line, that a log has an entry (C2SP tlog-proof). */
export type TlogProof = {
  /** What is needed to make the entry again; here the salt. Not authenticated, and without it nothing can be proved. */
  readonly extra: Bytes | undefined
  readonly index: number
  readonly hashes: readonly Bytes[]
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string
}

const heading = 'c2sp.org/tlog-proof@v1'
const longestProof = 131_072

export function formatTlogProof({
  extra,
  index,
  hashes,
  checkpoint,
}: Omit<TlogProof, 'hashes'> & {
  readonly hashes: readonly Uint8Array[]
}): string {
  const head = extra === undefined ? [heading] : [heading, `extra ${base64(extra)}`]
  return [...head, `index ${index}`, ...hashes.map(base64), '', checkpoint].join('\n')
}

export function parseTlogProof(text: string): TlogProof | undefined {
  const split = text.indexOf('\n\n')
  if (text.length > longestProof || split < 0) return undefined
  const [first, ...lines] = text.slice(0, split).split('\n')
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : undefined
  const index = lines[0]?.startsWith('index ') ? readDecimal(lines.shift()?.slice(6) ?? '') : undefined
  const hashes = lines.map(fromBase64)
  if (first !== heading || index === undefined || !hashes.every(isHash)) return undefined
  return { extra, index, hashes, checkpoint: text.slice(split + 2) }
}
