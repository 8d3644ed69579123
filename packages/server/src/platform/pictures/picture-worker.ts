import { parentPort } from 'node:worker_threads'
import { cleanBytes } from './clean-bytes.ts'
import type { UploadLimits } from './upload-limits.ts'

export type PictureJob = { readonly bytes: Uint8Array; readonly limits: UploadLimits }

if (!parentPort) throw new Error('picture-worker.ts runs as a worker thread')
const port = parentPort

port.on('message', ({ bytes, limits }: PictureJob) => {
  // A failure that is not about the file is left to reject: it ends the thread, and the pool tells and tries once more.
  void cleanBytes(bytes, limits).then((cleaned) => port.postMessage(cleaned))
})
