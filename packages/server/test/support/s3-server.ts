import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { S3mini } from 's3mini'
import type { S3Settings } from '#platform/objects/s3-object-store.ts'

export type S3Server = {
  readonly settings: S3Settings
  /** The content type an object is served with. */
  typeOf(key: string): Promise<string | null>
  close(): Promise<void>
}

/** A real S3 server on a free loopback port, with one empty bucket. */
export async function startS3(): Promise<S3Server> {
  const directory = mkdtempSync(join(tmpdir(), 'sapar-s3-'))
  const configureBuckets = [{ name: 'sapar', configs: [] }]
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets })
  const { port } = await server.run()
  const settings = {
    endpoint: `http://127.0.0.1:${port}/sapar`,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  }
  const bucket = new S3mini(settings)
  return {
    settings,
    typeOf: async (key) => (await bucket.getObjectRaw(key)).headers.get('content-type'),
    close: async () => {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
