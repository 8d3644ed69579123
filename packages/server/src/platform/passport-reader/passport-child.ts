import type { Message } from '../pictures/message-frame.ts'
import { serveJobs } from '../pictures/serve-jobs.ts'
import type { UploadLimits } from '../pictures/upload-limits.ts'
import { openLetterEngine } from './letter-engine.ts'
import { readPhoto } from './read-photo.ts'

// Read before the rights to read it are given up.
const engine = await openLetterEngine()

await serveJobs(async ({ head, parts: [bytes] }: Message): Promise<Message> => {
  if (!bytes) throw new Error('a job without a photo')
  const read = await readPhoto(bytes, head as UploadLimits, engine)
  return { head: read.ok ? { lines: read.value.lines } : { fault: read.refusal }, parts: [] }
})
