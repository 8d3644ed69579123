const mebibyte = 1_048_576

/** Looks at the resident memory of this process until it is stopped: the highest of each tenth of the time, in MiB. */
export function sampleMemory(): { stop(): number[] } {
  const samples: number[] = []
  const timer = setInterval(() => samples.push(Math.round(process.memoryUsage.rss() / mebibyte)), 100)
  return {
    stop() {
      clearInterval(timer)
      const tenth = Math.max(1, Math.ceil(samples.length / 10))
      return Array.from({ length: Math.ceil(samples.length / tenth) }, (_, at) =>
        Math.max(...samples.slice(at * tenth, (at + 1) * tenth)),
      )
    },
  }
}
