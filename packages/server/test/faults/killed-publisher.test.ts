import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cardStatus, tileWidth } from '@sapar/verifier/format'
import { comparePublished, publishChanges, setCredentialStatus, verifyPublishedLog } from '#modules/credentials'
import { inTransaction } from '#platform/db/transaction.ts'
import { openFolderFileStore } from '#platform/files/folder-file-store.ts'
import { openSealedSigningKeys } from '#platform/keys/sealed-signing-keys.ts'
import { openSealer } from '#platform/keys/sealer.ts'
import {
  credentialsKit,
  issuedCards,
  readPublishedList,
  type CredentialsKit,
  type IssuedCard,
} from '#test/support/credentials-kit.ts'
import { durableDatabase, type DurableDatabase } from './support/durable-database.ts'

type Point = { readonly when: 'before' | 'after'; readonly file: number }

const folder = mkdtempSync(join(tmpdir(), 'sapar-killed-publisher-'))
const script = fileURLToPath(new URL('support/dying-publisher.ts', import.meta.url))
const loader = fileURLToPath(new URL('../../../../scripts/tsx.mjs', import.meta.url))
/** The files of one publication, in the order in which they leave. */
const names = ['head', 'list', 'entries', 'tile', 'checkpoint'] as const
/** From 256 entries on a tile of the level above leaves as well, before the checkpoint. */
const filesIn = (logSize: number): readonly string[] =>
  logSize < tileWidth ? names : [...names.slice(0, -1), 'upper tile', 'checkpoint']
/** Each point twenty times in the long run, because what is still on its way to the disk differs. */
const rounds = process.env['SAPAR_RUNS'] === undefined ? 1 : 20
/** One card for each kill, and one for the process that lives on. */
const issued = names.length * 2 * rounds + 1

let t: DurableDatabase
let kit: CredentialsKit
let cards: IssuedCard[]

before(async () => {
  t = await durableDatabase()
  const sealer = openSealer(Buffer.alloc(32, 5))
  kit = await credentialsKit(t, {
    keys: await openSealedSigningKeys(join(folder, 'keys'), sealer),
    objects: await openFolderFileStore(join(folder, 'published'), t.clock),
  })
  cards = await issuedCards(t, kit.deps, issued)
  await publishChanges(kit.deps)
})
after(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

async function publishElsewhere(point?: Point) {
  const order = { connection: t.application, folder, now: t.clock.now().toISOString(), point }
  const child = spawn(process.execPath, ['--import', loader, script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [, signal]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit') as Promise<[number, string | null]>,
  ])
  return { said, signal }
}

async function cancelNext() {
  const one = cards.pop() ?? assert.fail('no card is left')
  const { holderId, id: cardId } = one.card
  await inTransaction(t.db, (trx) =>
    setCredentialStatus(trx, kit.deps, { holderId, cardId, status: cardStatus.cancelled, event: { of: cardId } }),
  )
  return one.slot
}

const published = async (listId: string) =>
  (await readPublishedList(kit.deps.objects, listId)) ?? assert.fail('no list')

/** Of the log, when all that was cancelled so far is published. */
const logSize = () => issued + issued - cards.length

for (const name of names) {
  for (const when of ['before', 'after'] as const) {
    for (let round = 1; round <= rounds; round += 1) {
      test(`kill -9 ${when} the ${name} is put, round ${round}: the next publication says it all, once, and higher (F1, F12, I-08)`, async () => {
        const slot = await cancelNext()
        const earlier = await published(slot.listId)
        assert.equal(
          (await publishElsewhere({ when, file: filesIn(logSize()).indexOf(name) + 1 })).signal,
          'SIGKILL',
          'the process came to the point',
        )
        assert.deepEqual(await comparePublished(t.db, kit.deps.objects), [])
        assert.ok((await published(slot.listId)).sequence >= earlier.sequence)
        t.clock.advance({ minutes: 3 })
        await publishChanges(kit.deps)
        const now = await published(slot.listId)
        assert.ok(now.sequence > earlier.sequence)
        assert.equal(now.statusOf(slot.index), cardStatus.cancelled)
        const log = await verifyPublishedLog(kit.deps)
        assert.ok(log.ok, JSON.stringify(log))
        assert.equal(log.value.size, logSize())
      })
    }
  }
}

test('a process that lives on puts these files and no other', async () => {
  await cancelNext()
  const { said, signal } = await publishElsewhere()
  assert.deepEqual([said.trim(), signal], [String(filesIn(logSize()).length), null])
})
