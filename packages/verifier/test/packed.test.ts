import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { cardText, now, statusListText, trust, walletText } from './support/issued.ts'

/* The library as others get it: packed, installed alone into an empty folder without a network, run, type-checked. */

const top = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sapar-packed-'))
const installed = join(folder, 'node_modules', '@sapar', 'verifier')

before(() => {
  run(process.execPath, [join(top, 'packages/verifier/scripts/pack.mjs'), folder])
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? ''
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }')
  run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${archive}`])
})
after(() => rmSync(folder, { recursive: true }))

function run(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', input })
  assert.ifError(error)
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}

test('it stands alone: no dependency, nothing installed beside it, no source and no test in it', () => {
  assert.deepEqual(
    readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['@sapar'],
  )
  const { dependencies, scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >
  assert.deepEqual([dependencies, scripts], [undefined, undefined])
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  assert.deepEqual(
    files.filter((file) => /test|\.map$|[^d]\.ts$/.test(file)),
    [],
  )
  for (const file of ['README.md', 'LICENSE', 'index.js', 'index.d.ts', 'format/index.js'])
    assert.ok(files.includes(file), file)
})

test('what the issuer signs, the installed library verifies', async () => {
  writeFileSync(
    join(folder, 'gate.js'),
    `import { readFileSync } from 'node:fs'
import { verifyCard } from '@sapar/verifier'
import { parseVdsNc } from '@sapar/verifier/format'
const { cards, now, ...options } = JSON.parse(readFileSync(0, 'utf8'))
const answers = await Promise.all(cards.map((card) => verifyCard(card, { ...options, now: new Date(now) })))
console.log(JSON.stringify([answers.map(({ answer }) => answer), parseVdsNc(cards[0]).ok]))`,
  )
  const cards = [
    cardText(),
    await walletText(),
    cardText().replace('ANNA', 'ANNE'),
    cardText({ status: { idx: 3, uri: 'https://a.example' } }),
  ]
  const answers = run(
    process.execPath,
    ['gate.js'],
    JSON.stringify({ cards, now, trust, statusLists: [statusListText()] }),
  )
  assert.deepEqual(JSON.parse(answers), [['valid', 'valid', 'never-issued', 'cannot-verify'], true])
})

test('its types say so, to a strict compiler without Node’s types', () => {
  writeFileSync(
    join(folder, 'gate.ts'),
    `import { verifyCard, type Answer, type Trust } from '@sapar/verifier'
import { cardStatus, type CardClaims } from '@sapar/verifier/format'
export async function gate(text: string, trust: Trust): Promise<Answer> {
  const { answer, dataAge, card } = await verifyCard(text, { trust, now: new Date(), statusLists: [] })
  const claims: Partial<CardClaims> | undefined = card
  return dataAge?.isStale === true || claims?.entries === cardStatus.valid ? 'cannot-verify' : answer
}
// @ts-expect-error an answer that does not exist
export const wrong: Answer = 'perhaps'
`,
  )
  const flags = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2023']
  const lib = ['--lib', 'es2024,dom,dom.iterable', '--types', '', '--skipLibCheck', 'false']
  run(process.execPath, [join(top, 'node_modules/typescript/bin/tsc'), ...flags, ...lib, 'gate.ts'])
})

test('a page that verifies loads 25 KB at most: all modules behind verifyCard, gzip, not minified', () => {
  const modules = new Map<string, string>()
  const load = (file: string): void => {
    if (modules.has(file)) return
    const code = readFileSync(file, 'utf8')
    modules.set(file, code)
    for (const [, from = ''] of code.matchAll(/from '(\.[^']+)'/g)) load(join(dirname(file), from))
  }
  load(join(installed, 'index.js'))
  const size = gzipSync([...modules.values()].join('\n'), { level: 9 }).length
  assert.ok(modules.size > 30)
  assert.ok(size <= 25 * 1024, `${size} bytes`)
})
