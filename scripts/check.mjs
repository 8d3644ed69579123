// Everything that is checked without running the program: npm run check. All steps run, also after one has failed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedEnvironment, pinnedNode, top } from './pinned-node.mjs'

const docs = 'scripts/generate-docs.ts'

const steps = [
  { name: 'format', command: 'oxfmt', args: ['--check'], remedy: 'npm run format' },
  { name: 'lint and import rule', command: 'oxlint', args: [] },
  { name: 'types', command: 'tsc', args: [] },
  {
    name: 'generated docs',
    command: pinnedNode,
    args: ['--import=./scripts/tsx.mjs', docs, '--check'],
    remedy: 'npm run docs',
    isSkipped: !existsSync(join(top, docs)),
  },
]

const failed = steps.filter((step) => !step.isSkipped).filter((step) => !passes(step))
process.exitCode = failed.length === 0 ? 0 : 1

function passes({ name, command, args, remedy }) {
  const started = performance.now()
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: top,
    env: pinnedEnvironment,
    encoding: 'utf8',
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (status === 0) {
    console.log(`✓ ${name} (${seconds} s)`)
    return true
  }
  console.log(`✗ ${name} (${seconds} s)\n${error?.message ?? stdout + stderr}`)
  if (remedy) console.log(`  Mend it with: ${remedy}\n`)
  return false
}
