// A million histories for every property that takes a number of them, ten million malformed inputs for the verifier, every
// point at which a process can be killed, ten thousand issued cards: npm run test:long.
// SAPAR_RUNS asks for another number of histories; SAPAR_SEED repeats a run.
import { spawnSync } from 'node:child_process'
import { pinnedEnvironment, pinnedNode } from './pinned-node.mjs'

const histories = Number(process.env.SAPAR_RUNS ?? 1_000_000)
const seed = process.env.SAPAR_SEED ?? String(Date.now() % 2 ** 31)

const suites = [
  { place: 'packages/**/*.property.test.ts', runs: histories },
  // five kinds of input, each with so many
  { place: 'packages/verifier/test/malformed.test.ts', runs: 2 * histories },
  // every point at which a process can be killed
  { place: 'packages/server/test/faults', runs: histories },
  { place: 'packages/server/test/interop', runs: histories },
  { place: 'packages/server/src/cli/cards-import-process.test.ts', runs: histories },
  // a thousand whole lives of applications
  { place: 'packages/server/src/modules/review/applications/application-histories.test.ts', runs: histories },
]

for (const { place, runs } of suites) {
  console.log(`${place}: ${runs} runs each, SAPAR_SEED=${seed}`)
  const env = { ...pinnedEnvironment, SAPAR_RUNS: String(runs), SAPAR_SEED: seed, SAPAR_INTEROP_CARDS: '10000' }
  const { status } = spawnSync(pinnedNode, ['scripts/test.mjs', place], { env, stdio: 'inherit' })
  if (status !== 0) process.exitCode = status ?? 1
}
