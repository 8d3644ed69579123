import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { logSigner, witness } from '../../../test/support/notes.ts'
import { fromStandardBase64, vectors } from '../../../test/support/vectors.ts'
import { utf8 } from '../codec/bytes.ts'
import { formatCheckpoint, parseCheckpoint, readDecimal, witnessedAt } from './checkpoint.ts'
import {
  formatNoteKey,
  formatSignedNote,
  isSignedBy,
  parseNoteKey,
  parseSignedNote,
  type SignedNote,
} from './signed-note.ts'
import { formatTlogProof, parseTlogProof } from './tlog-proof.ts'

type Published = {
  readonly signed_notes: readonly { readonly name: string; readonly vkey: string; readonly note: string }[]
  readonly bad_vkeys: { readonly must_be_rejected: readonly string[] }
  readonly checkpoint_marshal: {
    readonly cases: readonly {
      readonly origin: string
      readonly size: number
      readonly hash_utf8: string
      readonly text: string
    }[]
  }
  readonly own_example_70000: {
    readonly root_base64: string
    readonly log_vkey: string
    readonly log_seed_hex: string
    readonly checkpoint: string
    readonly witness: { readonly name: string; readonly seed_hex: string; readonly line: string }
    readonly tlog_proof_file: string
  }
}

const published = vectors('tlog') as Published
const { own_example_70000: own } = published

function note(text: string): SignedNote {
  const read = parseSignedNote(text)
  assert.ok(read, text)
  return read
}

test('the published notes are signed by the published keys', async () => {
  for (const { name, vkey, note: text } of published.signed_notes) {
    const key = await parseNoteKey(vkey)
    assert.ok(key, name)
    assert.equal(formatNoteKey(key), vkey)
    assert.ok(await isSignedBy(note(text), key), name)
    assert.ok(!(await isSignedBy({ ...note(text), text: `${note(text).text}x` }, key)), name)
  }
})

test('keys of a wrong length, an unknown algorithm or another id are refused, although the id fits', async () => {
  for (const vkey of published.bad_vkeys.must_be_rejected) assert.equal(await parseNoteKey(vkey), undefined, vkey)
  const otherId = own.log_vkey.replace('+7a070992+', '+7a070993+')
  for (const vkey of ['', 'a+b+c', otherId, ` ${own.log_vkey}`, own.log_vkey.replace('/', ' ')]) {
    assert.equal(await parseNoteKey(vkey), undefined, vkey)
  }
})

test('checkpoint, log signature and cosignature of the example are made again letter for letter', async () => {
  const log = await logSigner('log.example.org/sapar-test', own.log_seed_hex)
  assert.equal(formatNoteKey(log.key), own.log_vkey)
  const text = formatCheckpoint({ origin: log.key.name, size: 70_000, root: fromStandardBase64(own.root_base64) })
  assert.equal(formatSignedNote(text, [log.line(text)]), own.checkpoint)
  const seen = await witness(own.witness.name, own.witness.seed_hex, 1_763_798_400)
  assert.equal(seen.line(text), own.witness.line)
  const cosigned = note(formatSignedNote(text, [log.line(text), seen.line(text)]))
  assert.equal(await witnessedAt(cosigned, seen.key), 1_763_798_400)
  assert.ok(await isSignedBy(cosigned, log.key))
  assert.equal(await witnessedAt(note(own.checkpoint), seen.key), undefined, 'it has not signed this one')
})

test('a key of one kind does not serve for the other', async () => {
  const proof = parseTlogProof(own.tlog_proof_file)
  assert.ok(proof)
  const seen = await witness(own.witness.name, own.witness.seed_hex, 1)
  const log = await logSigner('log.example.org/sapar-test', own.log_seed_hex)
  assert.ok(!(await isSignedBy(note(proof.checkpoint), seen.key)))
  assert.equal(await witnessedAt(note(proof.checkpoint), log.key), undefined)
})

test('signatures of unknown keys are passed over, a wrong one of a known key spoils the note', async () => {
  const log = await logSigner('log.example.org/a', own.log_seed_hex)
  const other = await logSigner('log.example.org/b', own.witness.seed_hex)
  const text = 'log.example.org/a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'
  assert.ok(await isSignedBy(note(formatSignedNote(text, [other.line(text), log.line(text)])), log.key))
  const twice = formatSignedNote(text, [log.line(text), log.line(`${text}x`)])
  assert.ok(!(await isSignedBy(note(twice), log.key)))
  assert.ok(!(await isSignedBy(note(formatSignedNote(text, [other.line(text)])), log.key)))
})

test('what is not a note is not read', () => {
  const line = '\u2014 a AAAAAAA='
  assert.ok(parseSignedNote(`t\n\n${line}\n`))
  assert.equal(parseSignedNote(`t\n\n\n${line}\n`)?.text, 't\n\n', 'the last empty line divides')
  const wrong = [
    '',
    't\n',
    `t\n${line}\n`,
    `t\n\n${line}`,
    't\n\n',
    `t\r\n\n${line}\n`,
    `t\n\n- a AAAAAAA=\n`,
    `\ud800\n\n${line}\n`,
  ]
  const many = `t\n\n${`${line}\n`.repeat(65)}`
  for (const text of [...wrong, `t\n\n\u2014 a AAAA\n`, `t\n\n\u2014 a+b AAAAAAA=\n`, many]) {
    assert.equal(parseSignedNote(text), undefined, JSON.stringify(text.slice(0, 40)))
  }
  assert.ok(parseSignedNote(`t\n\n${`${line}\n`.repeat(16)}`), 'sixteen signatures must be taken')
})

test('checkpoints are written as published; a root has 32 bytes and a size no leading zero', () => {
  for (const { origin, size, hash_utf8: hash, text } of published.checkpoint_marshal.cases) {
    assert.equal(formatCheckpoint({ origin, size, root: utf8(hash) }), text)
    assert.equal(parseCheckpoint(text), undefined, 'the root is no hash')
  }
  const root = own.root_base64
  assert.deepEqual(parseCheckpoint(`o\n0\n${root}\n`), { origin: 'o', size: 0, root: fromStandardBase64(root) })
  assert.ok(parseCheckpoint(`o\n7\n${root}\nextension\n`))
  for (const text of [
    '',
    `o\n07\n${root}\n`,
    `o\n-1\n${root}\n`,
    `o\n1\n${root}`,
    `\n1\n${root}\n`,
    `o\n1\n${root}\n\n`,
  ]) {
    assert.equal(parseCheckpoint(text), undefined, JSON.stringify(text))
  }
  assert.deepEqual(['0', '9007199254740991', '9007199254740992', '00', '1e3', ''].map(readDecimal), [
    0,
    2 ** 53 - 1,
    ...Array<undefined>(4),
  ])
})

test('the proof file of the example is read and written letter for letter', () => {
  const proof = parseTlogProof(own.tlog_proof_file)
  assert.ok(proof)
  assert.deepEqual([proof.index, proof.hashes.length, proof.extra], [12_345, 17, undefined])
  assert.equal(formatTlogProof(proof), own.tlog_proof_file)
  const extra = Uint8Array.of(1, 2)
  const withExtra = formatTlogProof({ ...proof, extra })
  assert.ok(withExtra.startsWith('c2sp.org/tlog-proof@v1\nextra AQI=\nindex 12345\n'))
  assert.deepEqual(parseTlogProof(withExtra)?.extra, extra)
})

test('what is not a proof file is not read, and no text makes the readers throw', () => {
  const file = own.tlog_proof_file
  for (const [from, to] of [
    ['@v1', '@v2'],
    ['index 12345', 'index 012345'],
    ['index 12345\n', ''],
    ['Tgi/', 'Tgi'],
    ['\n\n', '\n'],
  ] as const) {
    assert.equal(parseTlogProof(file.replace(from, to)), undefined, from)
  }
  const lines = fc.array(
    fc.constantFrom('c2sp.org/tlog-proof@v1', 'index 1', 'extra AQI=', '', own.root_base64, '\u2014 a AAAAAAA='),
  )
  fc.assert(
    fc.property(lines, (all) => {
      for (const read of [parseTlogProof, parseSignedNote, parseCheckpoint]) read(all.join('\n'))
    }),
  )
})
