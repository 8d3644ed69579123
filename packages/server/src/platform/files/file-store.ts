/**
 * Keeps bytes under a known key: `evidence/<uuid>/original`. Only these four operations are used, so that a folder and
 * an S3 bucket are the same thing to the rest. Nothing lists keys: who owns which key is recorded in the database.
 */
export interface FileStore {
  /** Durable when it resolves. Replaces what stood there; a crash in between leaves the old bytes whole. */
  put(key: string, bytes: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array | undefined>
  /** The size in bytes, without reading them. */
  head(key: string): Promise<FileHead | undefined>
  /** Idempotent: a key that is not there is already deleted. */
  delete(key: string): Promise<void>
}

export type FileHead = { readonly size: number }

const segment = /^[a-z0-9][a-z0-9._-]{0,127}$/
const maxSegments = 8

/**
 * Keys are made by our own code from ids, never from the name of an uploaded file; a malformed one is a bug and throws.
 * A narrow grammar (rather than a list of bad names) leaves no room for `..`, absolute paths, NUL, back-slashes or
 * Windows device tricks, and is valid in S3 too. Segments start with a letter or digit: a store's own files start with a dot.
 */
export function assertFileKey(key: string): void {
  const segments = key.split('/')
  if (segments.length > maxSegments || !segments.every((part) => segment.test(part))) {
    throw new TypeError(`not a file key: ${JSON.stringify(key.slice(0, 100))}`)
  }
}
