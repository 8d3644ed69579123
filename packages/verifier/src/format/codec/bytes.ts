/** Bytes that WebCrypto takes: not over shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Whether both hold the same bytes. For digests and names, which are public: it does not take constant time. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** The text of UTF-8 bytes, or undefined when they are not well-formed; a byte order mark is kept, not swallowed. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Unsigned big-endian bytes of a whole number, as signatures of logs and entry bundles write it. */
export function bigEndian(value: number, length: number): Bytes {
  const bytes = new Uint8Array(length)
  let rest = value
  for (let at = length - 1; at >= 0; at--) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

export function readBigEndian(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0)
}
