import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalCodes } from './refusal-codes.ts'

const codesIn = (...texts: string[]): string[] =>
  refusalCodes(texts.map((text, at) => ({ file: `file-${at}.ts`, text })))
    .map(({ code }) => code)
    .toSorted()

test('finds what is handed to refuse', () => {
  assert.deepEqual(codesIn("if (!card) return refuse({ code: 'card-gone' })"), ['card-gone'])
  assert.deepEqual(codesIn("return refuse('too-late')"), ['too-late'])
  assert.deepEqual(codesIn("return refuse<StepRefusal>({ code: 'not-due' })"), ['not-due'])
  assert.deepEqual(codesIn("return refuse({ code: 'too-long', max: 9 })"), ['too-long'])
  assert.deepEqual(codesIn("return refuse({\n  code: 'on-its-own-line',\n  at,\n})"), ['on-its-own-line'])
})

test('finds both ends of a choice, not what it compares with', () => {
  assert.deepEqual(codesIn("refuse(kind === 'neither' ? 'one' : 'other')"), ['one', 'other'])
})

test('finds the codes of a refusal type, in every way it is written', () => {
  assert.deepEqual(codesIn("export type ARefusal = 'plain-one' | 'plain-two'\n"), ['plain-one', 'plain-two'])
  const long = [
    'export type BRefusal =',
    '  /** Somebody else’s answers alike: it isn’t there. */',
    "  | { readonly code: 'first'; readonly kind: 'not-a-code' }",
    '  | {',
    "      readonly code: 'second' | 'third'",
    '      readonly day: string',
    '    }',
    '',
    "const notAType = { code: 'elsewhere' }",
  ]
  assert.deepEqual(codesIn(long.join('\n')), ['first', 'second', 'third'])
})

test('follows the types that a refusal is made of, into other files and behind code', () => {
  const one =
    "export type LinkRefusal = Taken | { readonly code: NumberMistyped }\ntype Taken = { readonly code: 'taken' }\n"
  const other = "export type NumberMistyped = 'number-short' | 'number-long'\nexport type Unrelated = 'stray'\n"
  assert.deepEqual(codesIn(one, other), ['number-long', 'number-short', 'taken'])
})

test('a fault has a catalogue of its own', () => {
  const text =
    "type UploadFault = 'damaged'\nexport type AddRefusal = { readonly code: UploadFault } | { readonly code: 'full' }\n"
  assert.deepEqual(codesIn(text), ['full'])
})

test('a property that is looked up is no code', () => {
  assert.deepEqual(codesIn("type CardRefusal = Extract<Awaited<Outcome>, { ok: false }>['refusal']\n"), [])
})

test('the cells of a register file are no refusals; what ends their import is', () => {
  const file = 'packages/server/src/modules/cards/import/read-row.ts'
  const text =
    "return refuse({ code: 'value-missing' })\n\nexport type ImportRefusal = { readonly code: 'header-wrong' }\n"
  assert.deepEqual(refusalCodes([{ file, text }]), [{ code: 'header-wrong', file }])
})

test('types that are made of each other come to an end', () => {
  assert.deepEqual(codesIn("type ARefusal = BRefusal | 'a'\ntype BRefusal = ARefusal | 'b'\n"), ['a', 'b'])
})

test('says in which file a code stands', () => {
  const files = [{ file: 'domain/x.ts', text: "refuse('late')" }]
  assert.deepEqual(refusalCodes(files), [{ code: 'late', file: 'domain/x.ts' }])
})
