import type { FileStore } from '../files/file-store.ts'

/**
 * Keeps what everybody may read under a known key: a file store whose objects also say what they are, because a bucket
 * may stand behind a cache that serves them without us. A `FileStore` is one: a folder has no use for the type.
 */
export interface ObjectStore extends Omit<FileStore, 'put'> {
  /** Durable when it resolves; a reader sees the old bytes or the new, never a part. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
}
