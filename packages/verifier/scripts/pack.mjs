// Packs the library for others: node packages/verifier/scripts/pack.mjs FOLDER
// In this repository Node runs the source; under node_modules it does not, so the package carries JavaScript and types.
// They are made in a folder that is thrown away: there is no build folder here (docs/decisions/0002).
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('..', import.meta.url))
const top = join(own, '..', '..')
const target = resolve(process.argv[2] ?? '.')

const staging = mkdtempSync(join(tmpdir(), 'sapar-verifier-'))
try {
  // what runs carries no comments, what an editor shows does
  compile('--declaration', 'false', '--removeComments')
  compile('--emitDeclarationOnly')
  renameImports(staging)
  writePackage(staging)
  mkdirSync(target, { recursive: true })
  run('npm', ['pack', '--silent', '--pack-destination', target], staging)
} finally {
  rmSync(staging, { recursive: true })
}

function compile(...flags) {
  const compiler = join(top, 'node_modules/typescript/bin/tsc')
  run(process.execPath, [compiler, '-p', join(own, 'tsconfig.pack.json'), '--outDir', staging, ...flags])
}

// the compiler rewrites the imports of JavaScript and leaves those of declarations
function renameImports(folder) {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue
    const text = readFileSync(join(folder, file), 'utf8')
    writeFileSync(join(folder, file), text.replace(/(from '\.[^']*)\.ts'/g, "$1.js'"))
  }
}

function writePackage(folder) {
  const { exports, scripts: _, ...rest } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))
  const packed = Object.entries(exports).map(([path, source]) => {
    const file = source.replace('./src/', './').replace(/\.ts$/, '')
    return [path, { types: `${file}.d.ts`, default: `${file}.js` }]
  })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ ...rest, exports: Object.fromEntries(packed) }, undefined, 2),
  )
  for (const file of ['README.md', '../../LICENSE']) cpSync(join(own, file), join(folder, file.replace(/^.*\//, '')))
}

function run(command, args, cwd = top) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}
