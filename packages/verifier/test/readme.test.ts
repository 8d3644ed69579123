import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compileFunction } from 'node:vm'
import * as format from '@sapar/verifier/format'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const sources = new URL('../src/format/', import.meta.url)
const exported: Readonly<Record<string, unknown>> = format

type Example = { readonly expression: string; readonly actual: unknown; readonly expected: unknown }

/** Runs one code block: its lines `expression // → value` become examples, the others run as they stand. */
function examplesOf(block: string): readonly Example[] {
  const names = [...block.matchAll(/^import \{ (.+) \} from '@sapar\/verifier\/format'$/gm)].flatMap(
    ([, list]) => list?.split(', ') ?? [],
  )
  for (const name of names) assert.ok(Object.hasOwn(exported, name), `${name} is exported`)
  const lines = block
    .split('\n')
    .filter((line) => !line.startsWith('import '))
    .map((line) => {
      const [expression = '', expected] = line.split(' // → ')
      if (expected === undefined) return line
      return `examples.push({ expression: ${JSON.stringify(expression)}, actual: (${expression}), expected: (${expected}) })`
    })
  const run = compileFunction(`const examples = []\n${lines.join('\n')}\nreturn examples`, names)
  return run(...names.map((name) => exported[name]))
}

test('every example in the README gives what it says', () => {
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? '')
  assert.equal(blocks.length, 2)
  for (const block of blocks) {
    const examples = examplesOf(block)
    assert.ok(examples.length >= 7)
    for (const { expression, actual, expected } of examples) assert.deepEqual(actual, expected, expression)
  }
})

test('the README lists every refusal code of the sources, and no other', () => {
  const listed = [...readme.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)
  const found = new Set<string>()
  for (const file of sourceFiles()) {
    for (const [, code = ''] of text(file).matchAll(/'((?:mrz|card-number|json|vds-nc|signer)-[a-z-]+)'/g))
      found.add(code)
    for (const [, code = ''] of text(file).matchAll(/refusal: '([a-z-]+)'/g)) found.add(code)
  }
  assert.deepEqual(new Set(listed), found)
})

test('the format imports nothing but its own files, so that it runs in a browser', () => {
  assert.ok(sourceFiles().length >= 10)
  for (const file of sourceFiles()) {
    for (const [, from = ''] of text(file).matchAll(/from '([^']+)'/g))
      assert.match(from, /^\.{1,2}\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.ts$/, file)
    assert.doesNotMatch(text(file), /\b(?:process|Buffer|require|console)\b[.(]/, file)
    assert.doesNotMatch(text(file), /Date\.now|new Date\(\)|Math\.random|randomUUID/, file)
  }
})

function sourceFiles(): readonly string[] {
  return readdirSync(sources, { encoding: 'utf8', recursive: true }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
}

function text(file: string): string {
  return readFileSync(new URL(file, sources), 'utf8')
}
