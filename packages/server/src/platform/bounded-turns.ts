export type BoundedTurns = {
  /** Resolves when it is one's turn; undefined when too many wait already. */
  take(): Promise<void> | undefined
  give(): void
  /** Occupies one more place until the promise settles, whatever its outcome. */
  hold(until: Promise<unknown>): void
}

/** A counting semaphore with a bounded queue, first come first served. */
export function boundedTurns(places: number, queueLimit: number): BoundedTurns {
  const waiting: (() => void)[] = []
  let taken = 0

  const give = (): void => {
    taken -= 1
    while (taken < places) {
      const next = waiting.shift()
      if (!next) return
      taken += 1
      next()
    }
  }

  return {
    take() {
      if (taken < places) {
        taken += 1
        return Promise.resolve()
      }
      return waiting.length < queueLimit ? new Promise((resolve) => waiting.push(resolve)) : undefined
    },

    give,

    hold(until) {
      taken += 1
      until.then(give, give)
    },
  }
}
