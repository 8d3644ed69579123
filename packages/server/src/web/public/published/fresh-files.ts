import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Clock } from '#kernel/clock.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'

export type FreshFile = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer>
  /** Strong: of these bytes (RFC 9110 §8.8.3). */
  readonly etag: string
}

type Held = { readonly readAt: number; readonly file: Promise<FreshFile | undefined> }

const freshMs = 1_000
const mostFiles = 256
const gzipAside = promisify(gzip)

/**
 * Files that are asked for all the time and replaced now and then: held for a second, so that a thousand requests cost one
 * read, and a decision is out at once.
 */
export function freshFiles(
  objects: Pick<ObjectStore, 'get'>,
  clock: Clock,
): (key: string) => Promise<FreshFile | undefined> {
  const held = new Map<string, Held>()
  return (key) => {
    const now = clock.now().getTime()
    const known = held.get(key)
    if (known && Math.abs(now - known.readAt) < freshMs) return known.file
    if (held.size >= mostFiles) held.clear()
    const file = read(objects, key, known?.file)
    held.set(key, { readAt: now, file })
    // an error is not held: the next request tries again
    file.catch(() => held.delete(key))
    return file
  }
}

async function read(
  objects: Pick<ObjectStore, 'get'>,
  key: string,
  before: Promise<FreshFile | undefined> | undefined,
): Promise<FreshFile | undefined> {
  const bytes = await objects.get(key)
  if (!bytes) return undefined
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  const earlier = await before?.catch(() => undefined)
  if (earlier?.etag === etag) return earlier
  return { bytes: Uint8Array.from(bytes), gzipped: new Uint8Array(await gzipAside(bytes)), etag }
}
