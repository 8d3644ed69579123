// A million histories for every property that takes a number of them: npm run test:long
// SAPAR_RUNS asks for another number; SAPAR_SEED repeats a run.
process.env.SAPAR_RUNS ??= '1000000'
process.env.SAPAR_SEED ??= String(Date.now() % 2 ** 31)
console.log(`${process.env.SAPAR_RUNS} histories, SAPAR_SEED=${process.env.SAPAR_SEED}`)
process.argv.push('packages/**/*.property.test.ts')
await import('./test.mjs')
