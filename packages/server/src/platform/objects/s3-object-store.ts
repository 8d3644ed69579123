import { S3mini } from 's3mini'
import { assertFileKey } from '../files/file-store.ts'
import type { ObjectStore } from './object-store.ts'

export type S3Settings = {
  /** `https://host/bucket`: path style, which every S3 server understands. */
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const deadlineMs = 15_000

/** An `ObjectStore` in an S3 bucket. S3 answers a put when the object is durable, and replaces it as a whole. */
export function openS3ObjectStore(settings: S3Settings): ObjectStore {
  const bucket = new S3mini({ ...settings, requestAbortTimeout: deadlineMs })
  const known = (key: string): string => {
    assertFileKey(key)
    return key
  }
  return {
    async put(key, bytes, contentType) {
      await bucket.putObject(known(key), Uint8Array.from(bytes), contentType)
    },

    async get(key) {
      const found = await bucket.getObjectArrayBuffer(known(key))
      return found === null ? undefined : new Uint8Array(found)
    },

    async head(key) {
      const isThere = await bucket.objectExists(known(key))
      return isThere ? { size: await bucket.getContentLength(key) } : undefined
    },

    async delete(key) {
      await bucket.deleteObject(known(key))
    },
  }
}
