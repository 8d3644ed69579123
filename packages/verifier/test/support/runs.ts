/** Inputs of one property: SAPAR_RUNS for long runs, else so many that a test takes seconds. */
export function runs(usual: number): number {
  return Number(process.env['SAPAR_RUNS'] ?? usual)
}
