// Runs the tests: npm test [-- folder | file | --test-name-pattern=…]
// Without arguments, everything, after a check of the types; browser journeys are test files like any other.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pinnedEnvironment, pinnedNode, top } from './pinned-node.mjs'

const given = process.argv.slice(2)
const flags = given.filter((argument) => argument.startsWith('-'))
const places = given.filter((argument) => !argument.startsWith('-'))

// Given to node as a pattern: what it looks for by itself leaves out .tsx.
const inFolder = (folder) => `${folder.replace(/\/$/, '')}/**/*.test.{ts,tsx}`
const patterns =
  places.length === 0 ? [inFolder('packages')] : places.map((place) => (isFolder(place) ? inFolder(place) : place))

// A test file waits for the database as much as it computes, and a browser takes a core of its own.
const concurrency = Math.min(8, Math.max(2, availableParallelism()))

if (given.length === 0) runOrExit('tsc', [])
runOrExit(pinnedNode, [
  '--import=./scripts/tsx.mjs',
  '--test',
  '--test-global-setup=packages/server/test/support/global-setup.ts',
  `--test-concurrency=${concurrency}`,
  '--test-reporter=spec',
  ...flags,
  ...patterns,
])

function isFolder(place) {
  return statSync(join(top, place), { throwIfNoEntry: false })?.isDirectory() ?? false
}

function runOrExit(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: top, env: pinnedEnvironment, stdio: 'inherit' })
  if (error) process.stderr.write(`${command}: ${error.message}\n`)
  if (status !== 0) process.exit(status ?? 1)
}
