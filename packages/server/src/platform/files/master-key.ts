import { randomBytes } from 'node:crypto'
import { lstat, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createFile, makeFolder } from './durable-write.ts'

const label = 'sapar-master-key-1:'
const keyLength = 32
const openToOthers = 0o077

/** Says what is wrong with the key file and what to do; the message is meant for the operator's terminal. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError'
}

/**
 * Reads the 32-byte key that wraps all data keys, or makes it on the first start. The file is one line of text, so that
 * it survives being printed for a safe. Keep it out of the backup that holds the sealed files: either one alone is useless.
 */
export async function loadOrCreateMasterKey(file: string): Promise<Uint8Array> {
  const existing = await load(file)
  if (existing) return existing
  await makeFolder(dirname(file))
  const key = randomBytes(keyLength)
  try {
    await createFile(file, Buffer.from(`${label}${key.toString('base64url')}\n`))
    return key
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    return loadOrCreateMasterKey(file) // another process was quicker: use the key that it made
  }
}

async function load(file: string): Promise<Uint8Array | undefined> {
  try {
    const found = await lstat(file)
    if (!found.isFile()) throw new MasterKeyError(`${file} is not an ordinary file`)
    // Windows has no such bits: there the folder's access list protects the key.
    if (process.platform !== 'win32' && (found.mode & openToOthers) !== 0) {
      throw new MasterKeyError(`${file} can be read by other users; run: chmod 600 ${file}`)
    }
    return parse(file, await readFile(file, 'utf8'))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** A damaged file is never replaced by a new key: everything that was sealed would be lost for good. */
function parse(file: string, text: string): Uint8Array {
  const line = text.trim()
  const key = Buffer.from(line.slice(label.length), 'base64url')
  if (line !== `${label}${key.toString('base64url')}` || key.length !== keyLength) {
    throw new MasterKeyError(`${file} holds no master key; restore it from its safe copy`)
  }
  return key
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
