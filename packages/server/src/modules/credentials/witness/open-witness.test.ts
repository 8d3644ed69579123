import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  formatCheckpoint,
  formatNoteKey,
  formatSignedNote,
  noteSignatureLine,
  parseNoteKey,
  parseSignedNote,
  textOf,
  utf8,
  witnessedAt,
} from '@sapar/verifier/format'
import { credentialsKit, issuedCards, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { publishChanges, verifyPublishedLog } from '../index.ts'
import { logOrigin } from '../log/log-files.ts'
import { noteKeyOf } from '../log/note-key.ts'
import { getActiveSigner } from '../signers/signer-store.ts'

let t: TestDatabase
let kit: CredentialsKit
let child: ChildProcess
let witness: { readonly url: URL; readonly key: string }
const folder = mkdtempSync(join(tmpdir(), 'sapar-witness-'))
const main = fileURLToPath(new URL('../../../main.ts', import.meta.url))
const loader = fileURLToPath(new URL('../../../../../../scripts/tsx.mjs', import.meta.url))

/** The witness as an operator elsewhere runs it: its own process, its own folder. */
async function startWitness(logKey: string): Promise<void> {
  const words = ['witness', 'witness.example', '--data', folder, '--log', logKey, '--port', '0']
  child = spawn(process.execPath, ['--import', loader, main, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout ?? assert.fail() })
  const [line] = (await once(lines, 'line')) as [string]
  const { url, key } = JSON.parse(line) as { url: string; key: string }
  witness = { url: new URL(url), key }
}

before(async () => {
  t = await testDatabase()
  kit = await credentialsKit(t)
  const signer = await getActiveSigner(t.db, 'log')
  await startWitness(formatNoteKey(await noteKeyOf(signer, logOrigin(kit.deps.issuer.publicUrl))))
  kit = { ...kit, deps: { ...kit.deps, witnesses: [witness] } }
})
after(async () => {
  child.kill('SIGKILL')
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

const post = (body: string) => fetch(new URL('add-checkpoint', witness.url), { method: 'POST', body })

async function note() {
  return (
    parseSignedNote(textOf((await kit.deps.objects.get('log/checkpoint')) ?? new Uint8Array()) ?? '') ?? assert.fail()
  )
}

async function signed(size: number, root: Uint8Array<ArrayBuffer>): Promise<string> {
  const origin = logOrigin(kit.deps.issuer.publicUrl)
  const signer = await getActiveSigner(t.db, 'log')
  const text = formatCheckpoint({ origin, size, root })
  const key = await noteKeyOf(signer, origin)
  return formatSignedNote(text, [noteSignatureLine(key, await kit.deps.keys.sign(signer.keyName, utf8(text)))])
}

test('each checkpoint leaves with the word of an independent witness', async () => {
  const key = (await parseNoteKey(witness.key)) ?? assert.fail()
  for (const count of [2, 1, 3]) {
    await issuedCards(t, kit.deps, count)
    await publishChanges(kit.deps)
    assert.ok((await witnessedAt(await note(), key)) !== undefined)
  }
  const verified = await verifyPublishedLog(kit.deps)
  assert.ok(verified.ok)
  assert.deepEqual([verified.value.size, verified.value.witnesses], [6, ['witness.example']])
})

test('a second history of the same size, or a shorter one, gets no word, although the log’s own key signed it', async () => {
  const other = new Uint8Array(32).fill(7)
  assert.equal((await post(`old 6\n\n${await signed(6, other)}`)).status, 422)
  assert.equal((await post(`old 6\n\n${await signed(7, other)}`)).status, 422)
  assert.equal((await post(`old 6\n\n${await signed(5, other)}`)).status, 400)
  const behind = await post(`old 0\n\n${await signed(9, other)}`)
  assert.deepEqual([behind.status, await behind.text()], [409, '6\n'])
  assert.equal(behind.headers.get('content-type'), 'text/x.tlog.size')
})

test('a stranger’s log, a wrong signature and nonsense are told apart', async () => {
  const root = new Uint8Array(32)
  const text = formatCheckpoint({ origin: 'elsewhere.example/log', size: 7, root })
  const stranger = formatSignedNote(text, [`\u2014 elsewhere.example/log ${Buffer.alloc(68, 1).toString('base64')}\n`])
  assert.equal((await post(`old 6\n\n${stranger}`)).status, 404)
  const forged = (await signed(7, root)).replace('\n7\n', '\n8\n')
  assert.equal((await post(`old 6\n\n${forged}`)).status, 403)
  for (const body of ['', 'old', 'old x\n\n', `old 6\nAAAA\n\n${await signed(7, root)}`]) {
    assert.equal((await post(body)).status, 400, body)
  }
})

test('killed and started again, it remembers what it swore to', async () => {
  const key = witness.key
  child.kill('SIGKILL')
  await once(child, 'exit')
  const signer = await getActiveSigner(t.db, 'log')
  await startWitness(formatNoteKey(await noteKeyOf(signer, logOrigin(kit.deps.issuer.publicUrl))))
  assert.equal(witness.key, key)
  assert.equal((await post(`old 6\n\n${await signed(6, new Uint8Array(32).fill(9))}`)).status, 422)
})

test('without its witness the log goes on, and whoever looks sees that the word is missing', async () => {
  child.kill('SIGKILL')
  await once(child, 'exit')
  await issuedCards(t, kit.deps, 1)
  await publishChanges(kit.deps)
  const verified = await verifyPublishedLog(kit.deps)
  assert.ok(verified.ok)
  assert.deepEqual([verified.value.size, verified.value.witnesses], [7, []])
})
