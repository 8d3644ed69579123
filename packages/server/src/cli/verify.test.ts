import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Readable } from 'node:stream'
import { Command } from 'commander'
import {
  cardText,
  certificateText,
  now,
  receiptText,
  statusListText,
  trust,
} from '../../../verifier/test/support/issued.ts'
import { registerVerify } from './verify.ts'

let folder: string
let server: Server
let served: { status: number; body: string }
let uri: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sapar-verify-'))
  await writeFile(join(folder, 'trust.json'), JSON.stringify(trust))
  server = createServer((_request, response) => void response.writeHead(served.status).end(served.body))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/status-lists/1`
})
after(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

async function run(args: readonly string[], stdin = '') {
  const written = { stdout: '', stderr: '', exitCode: 0 }
  const program = new Command('sapar').exitOverride()
  registerVerify(program, {
    open: () => assert.fail('it needs no store'),
    clock: { now: () => now },
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    isTty: false,
    fail: (code = 1) => {
      written.exitCode = code
    },
  })
  await program.parseAsync(['verify', ...args], { from: 'user' })
  return written
}

const offline = async (text: string, list: string, ...more: readonly string[]) => {
  await writeFile(join(folder, 'list.jwt'), `${list}\n`)
  return run(['-', '--offline', folder, ...more], text)
}

test('off line, the exit code is 0 for valid, 1 for not valid, 2 for cannot verify', async () => {
  const valid = await offline(cardText(), statusListText())
  assert.equal(valid.exitCode, 0)
  assert.match(valid.stdout, /^VALID\nUTO, K7M 4Q2 X9C, ERIKSSON<<ANNA<MARIA, passport L898902C3\n/)
  assert.match(valid.stdout, /status list 10 of 2026-11-26T11:59:00.000Z, 60 seconds old\n$/)
  const cancelled = await offline(cardText(), statusListText({ statuses: { 4711: 3 } }))
  assert.deepEqual([cancelled.exitCode, cancelled.stdout.split('\n')[0]], [1, 'CANCELLED-BY-HOLDER'])
  const forged = await offline(cardText().replace('ANNA', 'ANNE'), statusListText())
  assert.equal(forged.exitCode, 1)
  assert.match(forged.stdout, /^NEVER-ISSUED\nINVALID_SIGNATURE: /)
  const unread = await offline('nonsense', statusListText())
  assert.deepEqual([unread.exitCode, unread.stdout.split(':')[0]], [2, 'CANNOT-VERIFY\nREAD_ERROR'])
})

test('I-04: off line an old list serves, with its age, and an expired one does not', async () => {
  const issuedAt = now.getTime() / 1000 - 3600
  const old = await offline(cardText(), statusListText({ issuedAt }))
  assert.equal(old.exitCode, 0)
  assert.match(old.stdout, /3600 seconds old \(stale\)/)
  const expired = await offline(cardText(), statusListText({ issuedAt, expiresAt: issuedAt + 60 }))
  assert.equal(expired.exitCode, 2)
  assert.match(expired.stdout, /STATUS_LIST_EXPIRED/)
})

test('the card is read from a file too, and --json prints one object', async () => {
  await writeFile(join(folder, 'card.txt'), cardText())
  await writeFile(join(folder, 'list.jwt'), statusListText())
  const { stdout, exitCode } = await run([join(folder, 'card.txt'), '--offline', folder, '--json'])
  const told = JSON.parse(stdout) as { readonly answer: string; readonly dataAge: { readonly seconds: number } }
  assert.deepEqual([exitCode, told.answer, told.dataAge.seconds], [0, 'valid', 60])
})

test('the passport at hand must be the card’s', async () => {
  assert.equal((await offline(cardText(), statusListText(), '--passport', 'l898902c3')).exitCode, 0)
  const other = await offline(cardText(), statusListText(), '--passport', 'X1')
  assert.deepEqual([other.exitCode, /SEAL_PASSPORT_MISMATCH/.test(other.stdout)], [2, true])
})

test('certificates and receipts are told apart and verified', async () => {
  const certificate = await offline(certificateText(), statusListText())
  assert.deepEqual([certificate.exitCode, certificate.stdout.split('\n')[0]], [0, 'CERTIFICATE GENUINE'])
  const receipt = await offline(receiptText(), statusListText())
  assert.match(
    receipt.stdout,
    /^RECEIPT GENUINE\nUTO, card K7M 4Q2 X9C, request R7K2M9\nnothing is charged from 2026-11-26 on/,
  )
  const cheaper = await offline(receiptText().replace('"amt":125000', '"amt":0'), statusListText())
  assert.deepEqual([cheaper.exitCode, cheaper.stdout.split(':')[0]], [1, 'RECEIPT NOT GENUINE\nINVALID_SIGNATURE'])
})

test('on line the list is fetched from where the card says', async () => {
  const card = cardText({ status: { idx: 7, uri } })
  const online = () => run(['-', '--trust', join(folder, 'trust.json')], card)
  served = { status: 200, body: statusListText({ uri, statuses: { 7: 2 } }) }
  const suspended = await online()
  assert.deepEqual([suspended.exitCode, suspended.stdout.split('\n')[0]], [1, 'SUSPENDED'])
  served = { status: 503, body: '' }
  const down = await online()
  assert.equal(down.exitCode, 2)
  assert.match(down.stdout, /STATUS_LIST_MISSING/)
  assert.match(down.stderr, /cannot be fetched: the answer is 503\.\n$/)
  served = { status: 200, body: 'x'.repeat(9 * 1024 * 1024) }
  assert.match((await online()).stderr, /longer than/)
})

test('what the operator can mend is a sentence and exit code 2', async () => {
  await writeFile(join(folder, 'wrong.json'), '{}')
  for (const [args, sentence] of [
    [['-'], /^Say whom to believe/],
    [['/does/not/exist', '--offline', folder], /cannot be read\.\n$/],
    [['-', '--trust', '/does/not/exist'], /cannot be read\.\n$/],
    [['-', '--trust', join(folder, 'wrong.json')], /is not a trust file/],
    [['-', '--offline', join(folder, 'missing')], /trust\.json cannot be read/],
  ] as const) {
    const { stdout, stderr, exitCode } = await run(args)
    assert.deepEqual([stdout, exitCode], ['', 2], args.join(' '))
    assert.match(stderr, sentence)
  }
})
