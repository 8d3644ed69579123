import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type PackedVerifier = {
  /** Runs a module beside the installed library; it reads JSON from its standard input and prints JSON. */
  run(source: string, input: unknown): unknown
  close(): void
}

const top = fileURLToPath(new URL('../../../..', import.meta.url))

/** `@sapar/verifier` as a carrier gets it: packed, and installed alone into an empty folder without a network. */
export function installPackedVerifier(): PackedVerifier {
  const folder = mkdtempSync(join(tmpdir(), 'sapar-interop-'))
  execute(folder, process.execPath, [join(top, 'packages/verifier/scripts/pack.mjs'), folder])
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? ''
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }')
  execute(folder, 'npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${archive}`])
  return {
    run(source, input) {
      writeFileSync(join(folder, 'gate.js'), source)
      return JSON.parse(execute(folder, process.execPath, ['gate.js'], JSON.stringify(input)))
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}

const largestOutput = 256 * 1_024 * 1_024

function execute(cwd: string, command: string, args: readonly string[], input = ''): string {
  const options = { cwd, encoding: 'utf8', input, maxBuffer: largestOutput } as const
  const { status, stdout, stderr, error } = spawnSync(command, args, options)
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}
