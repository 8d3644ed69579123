import { randomBytes } from 'node:crypto'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

const privateFile = 0o600
const privateFolder = 0o700

/** Writes the whole file beside its place, makes it durable and moves it there: readers see the old bytes or the new. */
export async function replaceFile(target: string, bytes: Uint8Array, temporaryFolder: string): Promise<void> {
  const temporary = await writeTemporary(temporaryFolder, bytes)
  try {
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(target))
}

/** As `replaceFile`, but never overwrites: of two processes that create the file at once, one gets EEXIST. */
export async function createFile(target: string, bytes: Uint8Array): Promise<void> {
  const temporary = await writeTemporary(dirname(target), bytes)
  try {
    await link(temporary, target)
  } finally {
    await rm(temporary, { force: true })
  }
  await syncFolder(dirname(target))
}

/** Makes the folder with all above it; each new name is made durable in its parent, or a power cut could take it. */
export async function makeFolder(folder: string): Promise<void> {
  const wanted = resolve(folder)
  const firstMade = await mkdir(wanted, { recursive: true, mode: privateFolder })
  if (firstMade === undefined) return
  for (let made = wanted; made.length >= firstMade.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** fsync(2): "does not necessarily ensure that the entry in the directory … has also reached disk"; hence this. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // Windows opens no folders; NTFS journals names by itself
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeTemporary(folder: string, bytes: Uint8Array): Promise<string> {
  const temporary = join(folder, `.${randomBytes(12).toString('hex')}.new`)
  const handle = await open(temporary, 'wx', privateFile)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } catch (error) {
    await handle.close()
    await rm(temporary, { force: true })
    throw error
  }
  await handle.close()
  return temporary
}
