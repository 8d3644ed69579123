/**
 * The network an address belongs to, as far as limits and people are concerned: IPv4 by its first 24 bits, IPv6 by its
 * first 64, which is what one customer usually holds. An IPv4 address in IPv6 clothes (RFC 4291 §2.5.5.2) counts as IPv4.
 * What is no address (a unix socket) is one network of its own.
 */
export function networkOf(address: string): string {
  const bare = address.trim().toLowerCase().replace(/%.*$/, '')
  const ipv4 = ipv4Bytes(bare)
  if (ipv4) return ipv4Network(ipv4)
  const groups = ipv6Groups(bare)
  if (!groups) return 'unknown'
  const isMapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)
  if (isMapped) return ipv4Network(groups.slice(6).flatMap((group) => [group >> 8, group & 255]))
  const prefix = groups.slice(0, 4).map((group) => group.toString(16))
  return `${prefix.join(':')}::/64`
}

const ipv4Network = (bytes: readonly number[]): string => `${bytes.slice(0, 3).join('.')}.0/24`

function ipv4Bytes(address: string): number[] | undefined {
  const parts = address.split('.')
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
  return isAddress ? parts.map(Number) : undefined
}

function ipv6Groups(address: string): number[] | undefined {
  const sides = withoutDots(address).split('::')
  if (sides.length > 2) return undefined
  const [head = [], tail = []] = sides.map((side) => (side === '' ? [] : side.split(':')))
  const missing = 8 - head.length - tail.length
  if (sides.length === 1 ? missing !== 0 : missing < 1) return undefined
  const texts = [...head, ...Array<string>(missing).fill('0'), ...tail]
  return texts.every((text) => /^[0-9a-f]{1,4}$/.test(text))
    ? texts.map((text) => Number.parseInt(text, 16))
    : undefined
}

/** The last 32 bits may be written as IPv4 (RFC 4291 §2.2, form 3). */
function withoutDots(address: string): string {
  const start = address.lastIndexOf(':') + 1
  const [a, b, c, d] = ipv4Bytes(address.slice(start)) ?? []
  if (a === undefined || b === undefined || c === undefined || d === undefined) return address
  return `${address.slice(0, start)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}
