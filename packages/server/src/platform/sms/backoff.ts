export interface BackoffLimits {
  readonly minMs: number
  readonly maxMs: number
}

/** Doubles with each failure in a row, up to a limit; spread by half, so that many processes do not return together. */
export function backoffMs(failures: number, { minMs, maxMs }: BackoffLimits, random = Math.random): number {
  const full = Math.min(maxMs, minMs * 2 ** Math.min(failures, 30))
  return full / 2 + (full / 2) * random()
}
