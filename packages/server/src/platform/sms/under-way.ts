/** Remembers what has begun and not ended, so that closing can wait for it. */
export function createUnderWay() {
  const tasks = new Set<Promise<unknown>>()
  return {
    async track<T>(task: Promise<T>): Promise<T> {
      tasks.add(task)
      try {
        return await task
      } finally {
        tasks.delete(task)
      }
    },
    async settled(): Promise<void> {
      await Promise.allSettled(tasks)
    },
  }
}
