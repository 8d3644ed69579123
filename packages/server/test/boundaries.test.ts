import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { allowed, violations } from './boundaries-plants.ts'

type Finding = { readonly filename: string; readonly code: string; readonly message: string }

const top = fileURLToPath(new URL('../../..', import.meta.url))
const houseRules = ['sapar(boundaries)', 'sapar(handed-in)', 'import(no-cycle)']

/** What the real linter with the real configuration says of a folder, under the house's own rules; none of them asks for types. */
function lint(folder: string): Map<string, string[]> {
  const config = join(tree, '.oxlintrc.json')
  const oxlint = join(top, 'node_modules/.bin/oxlint')
  const { stdout, stderr } = spawnSync(oxlint, ['-c', config, '-f', 'json', folder], {
    cwd: top,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  assert.match(stdout, /"diagnostics"/, stderr)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] }
  const byFile = new Map<string, string[]>()
  for (const { filename, code, message } of diagnostics) {
    if (!houseRules.includes(code)) continue
    const file = relative(folder, resolve(top, filename))
    byFile.set(file, [...(byFile.get(file) ?? []), message])
  }
  return byFile
}

let tree: string
let found: Map<string, string[]>

before(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'sapar-boundaries-')))
  for (const { path, source } of [...violations, ...allowed]) {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), source)
  }
  const config = readFileSync(join(top, '.oxlintrc.json'), 'utf8')
    .replace('"typeAware": true', '"typeAware": false')
    .replace('./tools/', `${top}/tools/`)
  writeFileSync(join(tree, '.oxlintrc.json'), config)
  copyFileSync(join(top, 'packages/server/package.json'), join(tree, 'packages/server/package.json'))
  found = lint(tree)
})
after(() => rmSync(tree, { recursive: true, force: true }))

for (const { path, source, breaks } of violations) {
  test(`${path} is caught: ${source.split('\n')[0]}`, () => {
    const messages = found.get(path) ?? []
    assert.ok(
      messages.some((message) => message.includes(breaks)),
      `expected «${breaks}», the linter said: ${messages.join('; ') || 'nothing'}`,
    )
  })
}

for (const { path, source } of allowed) {
  test(`${path} passes: ${source.split('\n')[0]}`, () => {
    assert.deepEqual(found.get(path) ?? [], [])
  })
}

test('our own code keeps the rule', () => {
  assert.deepEqual(Object.fromEntries(lint(top)), {})
})
