import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Clock } from '#kernel/clock.ts'
import type { FileStore } from './file-store.ts'
import { openFolderFileStore } from './folder-file-store.ts'

const noon = new Date('2026-03-02T12:00:00Z')
const clock: Clock = { now: () => noon }
const key = 'evidence/01957a3c-0000-7000-8000-000000000001/original'
const old = Buffer.from('old bytes')

describe('a folder as a file store', () => {
  let base = ''
  let folder = ''
  let store: FileStore
  before(async () => {
    base = await mkdtemp(join(tmpdir(), 'sapar-files-'))
  })
  after(() => rm(base, { recursive: true }))
  beforeEach(async () => {
    folder = join(await mkdtemp(join(base, 'case-')), 'not', 'yet', 'there')
    store = await openFolderFileStore(folder, clock)
  })

  it('gives back what was put, with its size', async () => {
    await store.put(key, old)
    assert.deepEqual(Buffer.from((await store.get(key)) ?? []), old)
    assert.deepEqual(await store.head(key), { size: old.length })
  })

  it('keeps an empty file apart from no file', async () => {
    await store.put(key, Buffer.alloc(0))
    assert.equal((await store.get(key))?.length, 0)
    assert.deepEqual(await store.head(key), { size: 0 })
    assert.equal(await store.get('evidence/other'), undefined)
    assert.equal(await store.head('evidence/other'), undefined)
  })

  it('replaces, and deletes, also twice', async () => {
    await store.put(key, old)
    await store.put(key, Buffer.from('new bytes'))
    assert.equal(Buffer.from((await store.get(key)) ?? []).toString(), 'new bytes')
    await store.delete(key)
    await store.delete(key)
    assert.equal(await store.get(key), undefined)
  })

  it('shows nothing to other users of the machine', { skip: process.platform === 'win32' }, async () => {
    await store.put(key, old)
    const mode = async (...path: string[]): Promise<number> => (await stat(join(folder, ...path))).mode & 0o777
    assert.equal(await mode(key), 0o600)
    for (const made of ['.', '.incoming', 'evidence', join(key, '..')]) assert.equal(await mode(made), 0o700)
  })

  it('leaves no half-written file behind', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => store.put(key, Buffer.alloc(1000, index))))
    assert.deepEqual(await readdir(join(folder, '.incoming')), [])
    const bytes = (await store.get(key)) ?? Buffer.alloc(0)
    assert.equal(bytes.length, 1000)
    assert.equal(new Set(bytes).size, 1, 'bytes of two writers are mixed')
  })

  const climbing = ['..', '../x', 'a/../../x', 'a/..', './a', '/', '/etc/passwd', '~/x', '%2e%2e/x', '..\\x', 'C:\\x']
  const hidden = ['.incoming/x', 'a/.b', '', 'a//b', 'a/']
  const strange = ['a\\b', 'a\0b', 'a b', 'a\nb', 'a:b', 'A', 'Ä', 'ａ', 'a'.repeat(129), `${'a/'.repeat(8)}a`]
  for (const name of [...climbing, ...hidden, ...strange]) {
    it(`refuses the key ${JSON.stringify(name.slice(0, 20))}`, async () => {
      await assert.rejects(store.put(name, old), TypeError)
      await assert.rejects(store.get(name), TypeError)
      await assert.rejects(store.head(name), TypeError)
      await assert.rejects(store.delete(name), TypeError)
    })
  }

  it('fails and keeps the old bytes when the disk takes nothing', { skip: process.getuid?.() === 0 }, async () => {
    await store.put(key, old)
    await chmod(join(folder, '.incoming'), 0o500)
    await assert.rejects(store.put(key, Buffer.from('new bytes')), { code: 'EACCES' })
    assert.deepEqual(Buffer.from((await store.get(key)) ?? []), old)
  })

  it('tells of a fault of the disk instead of calling the file missing', async () => {
    await store.put(key, old)
    await assert.rejects(store.get('evidence'), { code: 'EISDIR' })
    await assert.rejects(store.get(`${key}/below`), { code: 'ENOTDIR' })
    assert.equal(await store.head('evidence'), undefined)
  })

  it('removes nothing of its own when the move fails', async () => {
    await store.put(`${key}/below`, old)
    await assert.rejects(store.put(key, old))
    assert.deepEqual(await readdir(join(folder, '.incoming')), [])
  })

  it('keeps the old bytes when killed between writing and moving, and sweeps what was left', async () => {
    await store.put(key, old)
    await putAndDie(folder)
    const leftovers = await readdir(join(folder, '.incoming'))
    assert.equal(leftovers.length, 1)
    assert.deepEqual(Buffer.from((await store.get(key)) ?? []), old)

    const [leftover = ''] = leftovers.map((name) => join(folder, '.incoming', name))
    const minutesAgo = (minutes: number): Date => new Date(noon.getTime() - minutes * 60_000)
    await utimes(leftover, minutesAgo(59), minutesAgo(59))
    await openFolderFileStore(folder, clock)
    assert.equal((await readdir(join(folder, '.incoming'))).length, 1, 'another process may still be writing it')
    await utimes(leftover, minutesAgo(61), minutesAgo(61))
    await openFolderFileStore(folder, clock)
    assert.deepEqual(await readdir(join(folder, '.incoming')), [])
    assert.deepEqual(Buffer.from((await store.get(key)) ?? []), old)
  })

  it('opens a folder with files of before', async () => {
    await store.put(key, old)
    await writeFile(join(folder, 'README'), 'not ours')
    const again = await openFolderFileStore(folder, clock)
    assert.deepEqual(Buffer.from((await again.get(key)) ?? []), old)
  })
})

/** A process of its own, in which moving a file is the last thing that happens. */
async function putAndDie(folder: string): Promise<void> {
  const program = `
    import fs from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    const { openFolderFileStore } = await import(${JSON.stringify(new URL('./folder-file-store.ts', import.meta.url).href)})
    const store = await openFolderFileStore(${JSON.stringify(folder)}, { now: () => new Date(0) })
    fs.rename = () => process.kill(process.pid, 'SIGKILL')
    syncBuiltinESMExports()
    await store.put(${JSON.stringify(key)}, Buffer.from('new bytes'))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' })
  const [code, signal] = await once(child, 'exit')
  assert.deepEqual([code, signal], [null, 'SIGKILL'])
}
