import type { Clock } from '#kernel/clock.ts'

const dayMs = 86_400_000

/** What somebody needs to have done something so many days ago. */
export function daysAgo<D extends { readonly clock: Clock }>(deps: D, days: number): D {
  const at = new Date(deps.clock.now().getTime() - days * dayMs)
  return { ...deps, clock: { now: () => at } }
}
