/** Writes DER for test certificates; the reader under test is never asked. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(value.length), value])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff])
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
export const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts)
export const octets = (...parts: readonly Uint8Array[]) => der(0x04, ...parts)
export const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes)
/** The first byte counts the bits that are not used. */
export const bitString = (...bytes: readonly number[]) => der(0x03, Buffer.from(bytes))
export const integer = (...bytes: readonly number[]) => der(0x02, Buffer.from(bytes))
export const isTrue = der(0x01, Buffer.from([0xff]))
export const printable = (text: string) => der(0x13, Buffer.from(text))
export const utf8Text = (text: string) => der(0x0c, Buffer.from(text))

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(arc: number): readonly number[] {
  const bytes = [arc % 128]
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift((left % 128) | 0x80)
  return bytes
}

/** UTCTime of an instant between 1950 and 2049. */
export function utcTime(at: Date): Buffer {
  return der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))
}
