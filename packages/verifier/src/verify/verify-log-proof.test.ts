import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aCard,
  cardText,
  now,
  signer,
  statusListText,
  trust as plainTrust,
  walletText,
} from '../../test/support/issued.ts'
import { logSigner, witness } from '../../test/support/notes.ts'
import {
  cardData,
  commitTo,
  formatCheckpoint,
  formatLogEntry,
  formatNoteKey,
  formatSignedNote,
  formatTlogProof,
  inclusionProof,
  leafHash,
  nodeHash,
  parseVdsNc,
  proofExtra,
  treeHead,
  type JsonObject,
  type LogEntryKind,
  type ReadNode,
} from '../format/index.ts'
import type { Trust, TrustedLog } from './trust.ts'
import { verifyCard } from './verify-card.ts'
import { verifyLogProof } from './verify-log-proof.ts'

const origin = 'log.example.org/sapar'
const log = await logSigner(origin, '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
const seen = await witness(
  'witness.example.org/1',
  '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
  1_795_690_000,
)
const stranger = await logSigner(origin, '01'.repeat(32))
const trusted: TrustedLog = { key: formatNoteKey(log.key), witnesses: [formatNoteKey(seen.key)], quorum: 1 }
const trustIn = (...logs: readonly TrustedLog[]): Trust => ({ ...plainTrust, logs })
const trust = trustIn(trusted)

const data = cardData('UTO', aCard())
assert.ok(data.ok)
const event: JsonObject = data.value
const salt = new Uint8Array(32).fill(9)
const at = 1_793_102_400

/** A log of five entries, the third of which is ours. */
async function proofOf(
  entry: JsonObject,
  kind: LogEntryKind = 'issued',
  lines = [log.line, seen.line],
): Promise<string> {
  const commitment = await commitTo(entry, salt)
  const entries = Array.from({ length: 5 }, (_, index) => formatLogEntry({ kind, at: at + index - 2, commitment }))
  const leaves = await Promise.all(entries.map(async (bytes) => leafHash(bytes)))
  const readNode: ReadNode = async (level, index) =>
    level === 0
      ? (leaves[index] ?? new Uint8Array())
      : nodeHash(await readNode(level - 1, 2 * index), await readNode(level - 1, 2 * index + 1))
  const text = formatCheckpoint({ origin, size: 5, root: new Uint8Array(await treeHead(5, readNode)) })
  const checkpoint = formatSignedNote(
    text,
    lines.map((line) => line(text)),
  )
  return formatTlogProof({
    extra: proofExtra(salt, at),
    index: 2,
    hashes: await inclusionProof(2, 5, readNode),
    checkpoint,
  })
}

async function refusal(proof: string, change: Partial<{ trust: Trust; event: JsonObject; kind: LogEntryKind }> = {}) {
  const logged = await verifyLogProof(proof, { trust, event, kind: 'issued', ...change })
  return logged.ok ? undefined : logged.refusal
}

test('an entry is proved with its place, its time and its witness', async () => {
  const logged = await verifyLogProof(await proofOf(event), { trust, event, kind: 'issued' })
  const expected = { origin, index: 2, size: 5, at: new Date(at * 1000), witnessedAt: [new Date(1_795_690_000_000)] }
  assert.deepEqual(logged, { ok: true, value: expected })
})

test('another event, kind, salt, time or path is not in the tree', async () => {
  const proof = await proofOf(event)
  assert.equal(await refusal(proof, { kind: 'cancelled' }), 'log-proof-inclusion')
  assert.equal(await refusal(proof, { event: { ...event, x: 1 } }), 'log-proof-inclusion')
  assert.equal(await refusal(proof.replace('index 2', 'index 1')), 'log-proof-inclusion')
  const line = (extra: Uint8Array) => proof.replace(/extra .*/, `extra ${Buffer.from(extra).toString('base64')}`)
  assert.equal(await refusal(line(proofExtra(salt, at))), undefined)
  assert.equal(await refusal(line(proofExtra(salt, at + 1))), 'log-proof-inclusion')
  assert.equal(
    await refusal(
      line(
        proofExtra(
          salt.map(() => 8),
          at,
        ),
      ),
    ),
    'log-proof-inclusion',
  )
  assert.equal(await refusal(line(salt)), 'log-proof-format')
})

test('a log that is not trusted, imitated or unsigned proves nothing', async () => {
  const proof = await proofOf(event)
  assert.equal(await refusal(proof, { trust: plainTrust }), 'log-proof-unknown-log')
  assert.equal(await refusal(await proofOf(event, 'issued', [stranger.line, seen.line])), 'log-proof-unknown-log')
  assert.equal(await refusal(await proofOf(event, 'issued', [seen.line])), 'log-proof-unknown-log')
  assert.equal(await refusal(proof.replace(`${origin}\n5`, `${origin}\n6`)), 'log-proof-unknown-log')
  assert.equal(await refusal('nonsense'), 'log-proof-format')
})

test('a quorum is of different witnesses', async () => {
  const alone = await proofOf(event, 'issued', [log.line])
  assert.equal(await refusal(alone), 'log-proof-witnesses')
  assert.equal(await refusal(alone, { trust: trustIn({ key: trusted.key }) }), undefined)
  const { witnesses: [one = ''] = [] } = trusted
  const twice = trustIn({ ...trusted, witnesses: [one, one], quorum: 2 })
  assert.equal(await refusal(await proofOf(event), { trust: twice }), 'log-proof-witnesses')
})

test('a card whose proof is handed in must be in the log', async () => {
  const options = { trust, now, statusLists: [statusListText()] }
  const seal = parseVdsNc(cardText())
  assert.ok(seal.ok)
  const good = await proofOf(seal.value.data)
  assert.equal((await verifyCard(cardText(), { ...options, log: good })).answer, 'valid')
  const doubted = [
    await verifyCard(cardText(), { ...options, log: await proofOf({ other: 1 }) }),
    await verifyCard(cardText(), { ...options, log: '' }),
    await verifyCard(cardText({ entries: 1 }), { ...options, log: good }),
    await verifyCard(await walletText({}, { by: signer }), { ...options, log: good }),
  ]
  for (const { answer, reasons } of doubted)
    assert.deepEqual([answer, reasons], ['cannot-verify', ['LOG_PROOF_INVALID']])
})

test('a runtime without Ed25519 says so and never throws: the proof is not called forged, nor the card valid', async (context) => {
  const proof = await proofOf(event)
  const { subtle } = crypto
  const importKey = subtle.importKey.bind(subtle)
  context.mock.method(subtle, 'importKey', (...given: Parameters<typeof importKey>) =>
    given[2] === 'Ed25519'
      ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
      : importKey(...given),
  )
  assert.equal(await refusal(proof), 'log-proof-unsupported')
  const options = { trust, now, statusLists: [statusListText()], log: proof }
  const { answer, reasons } = await verifyCard(cardText(), options)
  assert.deepEqual([answer, reasons], ['cannot-verify', ['LOG_PROOF_UNSUPPORTED']])
})
