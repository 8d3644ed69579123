/** Writes DER (X.690 §8 and §10), as much of it as certificates need. */

type Bytes = Uint8Array

export const sequence = (...parts: readonly Bytes[]): Buffer => element(0x30, ...parts)
export const set = (...parts: readonly Bytes[]): Buffer => element(0x31, ...parts)
export const octetString = (bytes: Bytes): Buffer => element(0x04, bytes)
export const bitString = (bytes: Bytes, unusedBits = 0): Buffer => element(0x03, Buffer.of(unusedBits), bytes)
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.of(value ? 0xff : 0))
export const utf8String = (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8'))
export const printableString = (text: string): Buffer => element(0x13, Buffer.from(text, 'ascii'))
/** `[n] EXPLICIT`, or a constructed implicit one. */
export const tagged = (number: number, ...parts: readonly Bytes[]): Buffer => element(0xa0 + number, ...parts)
/** `[n] IMPLICIT` of a primitive. */
export const taggedPrimitive = (number: number, bytes: Bytes): Buffer => element(0x80 + number, bytes)

/** A positive integer from its big-endian bytes, in the fewest that say it (X.690 §8.3.2). */
export function integer(bytes: Bytes): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0)
  const bare = start < 0 ? Buffer.of(0) : Buffer.from(bytes.subarray(start))
  return element(0x02, (bare[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bare]) : bare)
}

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)))
}

/** RFC 5280 §4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050; whole seconds. */
export function time(at: Date): Buffer {
  const digits = at
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replaceAll(/[-:T]/g, '')
  return at.getUTCFullYear() < 2050 ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits))
}

function base128(value: number): number[] {
  const digits = [value % 128]
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left % 128) + 128)
  return digits
}

function element(tag: number, ...parts: readonly Bytes[]): Buffer {
  const value = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag), length(value.length), value])
}

function length(of: number): Buffer {
  if (of < 0x80) return Buffer.of(of)
  const bytes: number[] = []
  for (let left = of; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256)
  return Buffer.from([0x80 + bytes.length, ...bytes])
}
