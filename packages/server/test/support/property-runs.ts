/** How many histories a property tries: 20,000, or what `npm run test:long` asks for. */
export const historyCount = Number(process.env['SAPAR_RUNS'] ?? 20_000)

/** Whether this is `npm run test:long`, which has time for every kill point and for registers of full size. */
export const isLongRun = process.env['SAPAR_RUNS'] !== undefined

/** For `fc.assert`. The seed is fast-check's own unless `SAPAR_SEED` names one; it prints it when a property fails. */
export function propertyRuns(numRuns: number = historyCount): { readonly numRuns: number; readonly seed?: number } {
  const seed = process.env['SAPAR_SEED']
  return seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) }
}
