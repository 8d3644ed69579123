/** Chance that comes out the same every time (mulberry32): the sample is a file that a test can compare. */
export type Random = {
  /** From 0 up to, not including, the limit. */
  below(limit: number): number
  pick<T>(values: readonly T[]): T
  chance(share: number): boolean
  bytes(length: number): Uint8Array
  digits(count: number): string
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    pick: (values) => {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
    chance: (share) => next() < share,
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
  }
}
