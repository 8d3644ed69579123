/**
 * For `fc.assert`, inputs of one property: SAPAR_RUNS for long runs, else so many that a test takes seconds. The seed is
 * fast-check's own unless SAPAR_SEED names one.
 */
export function runs(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const numRuns = Number(process.env['SAPAR_RUNS'] ?? usual)
  const seed = process.env['SAPAR_SEED']
  return seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) }
}
