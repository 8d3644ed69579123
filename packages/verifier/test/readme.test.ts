import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as verifier from '@sapar/verifier'
import * as format from '@sapar/verifier/format'
import { authority, cardText, certificateText, receiptText, statusListText, trust } from './support/issued.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const sources = new URL('../src/', import.meta.url)
const exported: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '@sapar/verifier': verifier,
  '@sapar/verifier/format': format,
}

/** What the examples take for given. */
const given: Readonly<Record<string, unknown>> = {
  trust,
  qrText: cardText(),
  token: statusListText(),
  receiptText: receiptText(),
  certificateText: certificateText(),
  authority: authority.base64,
}

type Example = { readonly expression: string; readonly actual: unknown; readonly expected: unknown }

const AsyncFunction = (async () => undefined).constructor as new (
  ...code: readonly string[]
) => (...values: readonly unknown[]) => Promise<readonly Example[]>

/** Runs one code block: its lines `expression // → value` become examples, the others run as they stand. */
function examplesOf(block: string): Promise<readonly Example[]> {
  const values: Record<string, unknown> = { ...given }
  for (const [, list = '', from = ''] of block.matchAll(/^import \{ (.+) \} from '(.+)'$/gm)) {
    for (const name of list.split(', ')) {
      assert.ok(Object.hasOwn(exported[from] ?? {}, name), `${name} is exported from ${from}`)
      values[name] = exported[from]?.[name]
    }
  }
  const lines = block
    .split('\n')
    .filter((line) => !line.startsWith('import '))
    .map((line) => {
      const [expression = '', expected] = line.split(' // → ')
      if (expected === undefined) return line
      return `examples.push({ expression: ${JSON.stringify(expression)}, actual: (${expression}), expected: (${expected}) })`
    })
  const code = `const examples = []\n${lines.join('\n')}\nreturn examples`
  return new AsyncFunction(...Object.keys(values), code)(...Object.values(values))
}

test('every example in the README gives what it says', async () => {
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? '')
  assert.equal(blocks.length, 5)
  for (const block of blocks) {
    const examples = await examplesOf(block)
    assert.ok(examples.length >= 3)
    for (const { expression, actual, expected } of examples) assert.deepEqual(actual, expected, expression)
  }
})

test('the README explains every answer and reason, in the words of the code, and no other', () => {
  const reasons = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)].map(([, code = '', words = '']) => [
    code,
    words,
  ])
  assert.deepEqual(Object.fromEntries(reasons), verifier.reasons)
  const union = /export type Answer =([^\n]*(?:\n  \| .*)*)/.exec(text('verify/answers.ts'))?.[1] ?? ''
  const answers = [...union.matchAll(/'([a-z-]+)'/g)].map(([, answer = '']) => answer)
  assert.equal(answers.length, 8)
  const table = readme.slice(readme.indexOf('| answer |'), readme.indexOf('| option |'))
  assert.deepEqual(
    [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, answer]) => answer),
    answers,
  )
})

test('the README lists every refusal code of the sources, and no other', () => {
  const refusals = readme.slice(readme.indexOf('## Refusals'))
  const listed = [...refusals.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)
  const found = new Set<string>()
  for (const file of sourceFiles()) {
    for (const [, code = ''] of text(file).matchAll(/'((?:mrz|card-number|json|vds-nc|signer|log-proof)-[a-z-]+)'/g))
      found.add(code)
    for (const [, code = ''] of text(file).matchAll(/refusal: '([a-z-]+)'/g)) found.add(code)
  }
  assert.deepEqual(new Set(listed), found)
})

test('the package imports nothing but its own files, so that it runs in a browser', () => {
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
