// Runs every benchmark, one after the other: npm run bench. Nothing else should be busy on the machine. Charges run at a
// tenth of the size that bench/README.md speaks of, which takes the better part of an hour.
import { spawnSync } from 'node:child_process'
import { pinnedEnvironment, pinnedNode, top } from './pinned-node.mjs'

const benches = [
  ['cancellation-cycles.ts'],
  ['page-renders.ts'],
  ['charge-posting.ts', '100000', '10'],
  ['verify-cards.ts'],
  ['status-lists.ts'],
  ['decision-to-list.ts'],
  ['pdf.ts'],
]

for (const [file, ...sizes] of benches) {
  console.log(`\n${[file, ...sizes].join(' ')}`)
  const args = ['--import=./scripts/tsx.mjs', `bench/${file}`, ...sizes]
  const { status } = spawnSync(pinnedNode, args, { cwd: top, env: pinnedEnvironment, stdio: 'inherit' })
  if (status !== 0) process.exitCode = status ?? 1
}
