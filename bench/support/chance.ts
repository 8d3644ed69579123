export type Chance = { below(limit: number): number; of<T>(choices: readonly T[]): T }

/** The same numbers for the same seed (xorshift32; Marsaglia, 2003), so that a measurement can be repeated. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0 || 1
  const below = (limit: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
  const of = <T>(choices: readonly T[]): T => {
    const choice = choices[below(choices.length)]
    if (choice === undefined) throw new RangeError('nothing to choose from')
    return choice
  }
  return { below, of }
}
