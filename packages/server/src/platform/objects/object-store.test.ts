import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openFolderFileStore } from '#platform/files/folder-file-store.ts'
import { TestClock } from '#test/support/clock.ts'
import { startS3, type S3Server } from '#test/support/s3-server.ts'
import type { ObjectStore } from './object-store.ts'
import { openS3ObjectStore } from './s3-object-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'sapar-objects-'))
let s3: S3Server
const stores: Record<string, ObjectStore> = {}

before(async () => {
  s3 = await startS3()
  stores['a folder'] = await openFolderFileStore(join(folder, 'files'), new TestClock())
  stores['S3'] = openS3ObjectStore(s3.settings)
})
after(async () => {
  await s3.close()
  rmSync(folder, { recursive: true, force: true })
})

const binary = 'application/octet-stream'

for (const place of ['a folder', 'S3']) {
  const of = () => storeOf(place)

  test(`${place}: what is put is there, replaced as a whole, and gone when deleted`, async () => {
    const key = 'log/tile/0/x001/067.p/5'
    assert.equal(await of().get(key), undefined)
    assert.equal(await of().head(key), undefined)
    for (const size of [0, 1, 8_192, 300_000]) {
      const bytes = new Uint8Array(randomBytes(size))
      await of().put(key, bytes, binary)
      assert.deepEqual(new Uint8Array((await of().get(key)) ?? []), bytes)
      assert.deepEqual(await of().head(key), { size })
    }
    await of().delete(key)
    await of().delete(key)
    assert.equal(await of().get(key), undefined)
  })

  test(`${place}: a malformed key is a bug`, async () => {
    for (const key of ['', '/etc/passwd', '../up', 'a//b', 'A', 'a/.b']) {
      await assert.rejects(of().put(key, new Uint8Array(1), binary), TypeError, key)
      await assert.rejects(of().get(key), TypeError, key)
    }
  })

  test(`${place}: of fifty writers at once one stays, whole`, async () => {
    const all = Array.from({ length: 50 }, (_, at) => new Uint8Array(20_000).fill(at))
    await Promise.all(all.map((bytes) => of().put('contended', bytes, binary)))
    const left = (await of().get('contended')) ?? assert.fail('nothing is left')
    assert.deepEqual(new Uint8Array(left), new Uint8Array(20_000).fill(left[0] ?? -1))
  })
}

test('S3: the type of an object is told to whoever serves it', async () => {
  await storeOf('S3').put('status-lists/one', new Uint8Array(3), 'application/statuslist+jwt')
  assert.equal(await s3.typeOf('status-lists/one'), 'application/statuslist+jwt')
})

test('S3: wrong credentials and a dead server are errors, never a missing object', async () => {
  const wrong = openS3ObjectStore({ ...s3.settings, accessKeyId: 'nobody' })
  await assert.rejects(wrong.get('status-lists/one'))
  const dead = openS3ObjectStore({ ...s3.settings, endpoint: 'http://127.0.0.1:9/sapar' })
  await assert.rejects(dead.get('status-lists/one'))
  await assert.rejects(dead.put('status-lists/one', new Uint8Array(1), binary))
})

function storeOf(place: string): ObjectStore {
  return stores[place] ?? assert.fail(place)
}
