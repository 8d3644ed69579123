import { concatBytes, type Bytes } from '../codec/bytes.ts'

/** Sixteen million cards at two bits. What inflates to more is not read to its end. */
export const longestStatusArray = 4 * 1024 * 1024

/**
 * Inflates a ZLIB stream (RFC 1950), reading no further than a limit: a list of kilobytes can inflate to gigabytes.
 * @returns undefined when it is longer, cut short, followed by anything or wrong in its checksum
 */
export async function inflate(compressed: Bytes, longest = longestStatusArray): Promise<Bytes | undefined> {
  const reader = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length
      if (length > longest) {
        await reader.cancel()
        return undefined
      }
      parts.push(part.value)
    }
  } catch {
    return undefined
  }
  return concatBytes(...parts)
}
