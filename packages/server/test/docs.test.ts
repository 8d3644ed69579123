import assert from 'node:assert/strict'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { refusals } from '#domain/refusals.ts'
import { commandsPage } from '../../../scripts/docs/commands.ts'
import { table } from '../../../scripts/docs/markdown.ts'
import { referencePages } from '../../../scripts/docs/pages.ts'
import { referenceFolder, staleFiles, writePages } from '../../../scripts/docs/reference-folder.ts'
import { readSources, refusalCodes } from './support/refusal-codes.ts'

const top = fileURLToPath(new URL('../../..', import.meta.url))

test('docs/reference says what the code says', () => {
  assert.deepEqual(staleFiles(referenceFolder, referencePages), [], 'run: npm run docs')
})

describe('the folder of generated pages', () => {
  const pages = { 'one.md': () => 'one\n', 'two.md': () => 'two\n' }
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sapar-docs-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('is written once and then up to date', () => {
    assert.deepEqual(writePages(folder, pages), ['one.md', 'two.md'])
    assert.deepEqual(writePages(folder, pages), [])
    assert.equal(readFileSync(join(folder, 'two.md'), 'utf8'), 'two\n')
  })

  test('is stale with a page that was edited, one that is missing, and one that nothing makes', () => {
    writeFileSync(join(folder, 'one.md'), 'one, by hand\n')
    rmSync(join(folder, 'two.md'))
    writeFileSync(join(folder, 'old.md'), 'old\n')
    assert.deepEqual(staleFiles(folder, pages), ['old.md', 'one.md', 'two.md'])
    writePages(folder, pages)
    assert.deepEqual(staleFiles(folder, pages), [])
    assert.equal(existsSync(join(folder, 'old.md')), false)
  })
})

test('the page of the command line has the help of every command, whatever the terminal', () => {
  const program = new Command('sapar').description('does everything')
  const cards = program.command('cards').description('the register')
  cards.command('import').argument('<file>').option('--commit', 'write')
  const text = commandsPage(program)
  const heads = Array.from(text.matchAll(/^## `(.*)`$/gm), ([, name]) => name)
  assert.deepEqual(heads, ['sapar', 'sapar cards', 'sapar cards import'])
  assert.match(text, /Usage: sapar cards import \[options\] <file>/)
  assert.match(text, /--commit\s+write/)
})

test('a cell of a table shows what it says', () => {
  const cells = ['a | b', 'Name <a@b>', '', 'two\nlines']
  assert.equal(table(['x'], [cells]).split('\n')[2], '| a \\| b | Name &lt;a@b> | – | two lines |')
})

describe('refusals', () => {
  const { sayers, all } = readSources()
  const found = refusalCodes(sayers, all)
  const catalogue = 'packages/server/src/domain/refusals.ts'

  test('every refusal in the code is in the catalogue', () => {
    const missing = found.filter(({ code }) => !(code in refusals)).map(({ code, file }) => `${code} (${file})`)
    assert.deepEqual(missing, [], `add them to ${catalogue}, then run: npm run docs`)
  })

  test('every refusal in the catalogue is in the code', () => {
    const said = new Set(found.map(({ code }) => code))
    const unused = Object.keys(refusals).filter((code) => !said.has(code))
    assert.deepEqual(unused, [], `nothing refuses so any more: take them out of ${catalogue}, then run: npm run docs`)
  })
})

test('every link inside the documents leads to a file', () => {
  const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md'], { cwd: top })
  const broken = documents.flatMap((file) =>
    linksIn(readFileSync(join(top, file), 'utf8'))
      .filter((target) => !existsSync(resolve(top, dirname(file), target)))
      .map((target) => `${file}: ${target}`),
  )
  assert.ok(documents.includes('README.md'))
  assert.deepEqual(broken, [])
})

/** Links and pictures that point into the repository, without their #fragment. */
function linksIn(text: string): string[] {
  return Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target.replace(/#.*$/, '')).filter(
    (target) => target !== '' && !/^[a-z]+:/.test(target),
  )
}
