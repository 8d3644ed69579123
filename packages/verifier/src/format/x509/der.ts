import { textOf } from '../codec/bytes.ts'

/** Tags of DER that certificates use (X.690 §8). */
export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** One tag, length and value. `whole` is all three, as signatures cover it; both are views, nothing is copied. */
export type Der = { readonly tag: number; readonly value: Uint8Array; readonly whole: Uint8Array }

/**
 * Reads the elements that stand one after the other and fill the bytes exactly.
 * @returns undefined for anything that is not DER: a length in more bytes than needed, indefinite or too long, a tag of
 * several bytes
 */
export function readDer(bytes: Uint8Array): readonly Der[] | undefined {
  const elements: Der[] = []
  let at = 0
  while (at < bytes.length) {
    const element = readElement(bytes.subarray(at))
    if (element === undefined) return undefined
    elements.push(element)
    at += element.whole.length
  }
  return elements
}

function readElement(bytes: Uint8Array): Der | undefined {
  const [first, length] = bytes
  if (first === undefined || length === undefined || (first & 0x1f) === 0x1f) return undefined
  const header = lengthOfLength(bytes)
  if (header === undefined) return undefined
  const end = 2 + header.extra + header.length
  if (end > bytes.length) return undefined
  return { tag: first, value: bytes.subarray(2 + header.extra, end), whole: bytes.subarray(0, end) }
}

function lengthOfLength(bytes: Uint8Array): { readonly extra: number; readonly length: number } | undefined {
  const [, first = 0, second = 0, third = 0] = bytes
  if (first < 0x80) return { extra: 0, length: first }
  if (first === 0x81 && second >= 0x80) return { extra: 1, length: second }
  if (first === 0x82 && second > 0) return { extra: 2, length: second * 256 + third }
  return undefined
}

/** The elements inside one that must have the given tag. */
export function children(element: Der | undefined, expected: number): readonly Der[] | undefined {
  return element?.tag === expected ? readDer(element.value) : undefined
}

/** The only element of some bytes, when its tag is the expected one. */
export function onlyElement(bytes: Uint8Array, expected: number): Der | undefined {
  const elements = readDer(bytes)
  return elements?.length === 1 && elements[0]?.tag === expected ? elements[0] : undefined
}

/** An object identifier in dotted decimal. */
export function readOid(element: Der | undefined): string | undefined {
  if (element?.tag !== tag.oid || element.value.length === 0) return undefined
  const arcs: number[] = []
  let arc = 0
  for (const [at, byte] of element.value.entries()) {
    if (arc === 0 && byte === 0x80) return undefined // X.690 §8.19.2: in the fewest bytes
    arc = arc * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0
    } else if (at === element.value.length - 1 || arc > 2 ** 40) return undefined
  }
  const [first = 0, ...rest] = arcs
  const top = Math.min(2, Math.floor(first / 40))
  return [top, first - top * 40, ...rest].join('.')
}

/** The bits of a bit string that ends on a byte; all those of a certificate's key and signature do. */
export function readBits(element: Der | undefined): Uint8Array | undefined {
  return element?.tag === tag.bitString && element.value[0] === 0 ? element.value.subarray(1) : undefined
}

/** A positive integer as 32 bytes, which the two halves of a P-256 signature are (SEC 1 §C.8). */
export function readScalar(element: Der | undefined): Uint8Array | undefined {
  if (element?.tag !== tag.integer) return undefined
  const [first = 0, second = 0] = element.value
  if (element.value.length === 0 || first >= 0x80 || (first === 0 && second < 0x80)) return undefined
  const bytes = first === 0 ? element.value.subarray(1) : element.value
  if (bytes.length > 32) return undefined
  const scalar = new Uint8Array(32)
  scalar.set(bytes, 32 - bytes.length)
  return scalar
}

export function readText(element: Der | undefined): string | undefined {
  if (element?.tag !== tag.utf8String && element?.tag !== tag.printableString) return undefined
  return textOf(element.value)
}

/** A time in seconds since 1970 (RFC 5280 §4.1.2.5: UTC with seconds; two-digit years are 1950–2049). */
export function readTime(element: Der | undefined): number | undefined {
  const text = element === undefined ? undefined : textOf(element.value)
  if (text === undefined) return undefined
  const isShort = element?.tag === tag.utcTime
  if (!isShort && element?.tag !== tag.generalizedTime) return undefined
  const full = isShort ? (text < '50' ? '20' : '19') + text : text
  const iso = full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  return iso === full ? undefined : secondsOf(iso)
}

/** Date.parse takes 30 February for 1 March; a time that does not come back as it was written does not exist. */
function secondsOf(iso: string): number | undefined {
  const at = Date.parse(iso)
  return !Number.isNaN(at) && new Date(at).toISOString() === iso.replace('Z', '.000Z') ? at / 1000 : undefined
}
