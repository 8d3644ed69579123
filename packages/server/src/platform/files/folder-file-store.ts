import { readdir, readFile, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from '#kernel/clock.ts'
import { makeFolder, replaceFile, syncFolder } from './durable-write.ts'
import { assertFileKey, type FileStore } from './file-store.ts'

const leftoverAgeMs = 60 * 60 * 1000

/**
 * A `FileStore` in a folder. Half-written files live in `.incoming` until they are whole and durable. What a crash left
 * there is swept when the store opens: it may be the copy of something that was erased since (I-19).
 */
export async function openFolderFileStore(folder: string, clock: Clock): Promise<FileStore> {
  const incoming = join(folder, '.incoming')
  await makeFolder(incoming)
  await sweepLeftovers(incoming, clock)
  const pathOf = (key: string): string => {
    assertFileKey(key)
    return join(folder, ...key.split('/'))
  }

  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await makeFolder(dirname(path))
      await replaceFile(path, bytes, incoming)
    },

    async get(key) {
      return unlessMissing(readFile(pathOf(key)))
    },

    async head(key) {
      const found = await unlessMissing(stat(pathOf(key)))
      return found?.isFile() ? { size: found.size } : undefined
    },

    async delete(key) {
      const path = pathOf(key)
      const deleted = await unlessMissing(unlink(path).then(() => true))
      if (deleted) await syncFolder(dirname(path))
    },
  }
}

/** Young ones stay: another process may be writing one at this moment. */
async function sweepLeftovers(incoming: string, clock: Clock): Promise<void> {
  const oldestMs = clock.now().getTime() - leftoverAgeMs
  for (const name of await readdir(incoming)) {
    const leftover = join(incoming, name)
    const found = await unlessMissing(stat(leftover))
    if (found && found.mtimeMs < oldestMs) await rm(leftover, { force: true })
  }
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
