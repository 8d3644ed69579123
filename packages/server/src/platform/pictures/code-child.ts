import { cleanBytes } from './clean-bytes.ts'
import type { Message } from './message-frame.ts'
import { compiledPdfium } from './open-pdfium.ts'
import { openCodeDecoder } from './read-code.ts'
import { serveJobs } from './serve-jobs.ts'
import type { UploadLimits } from './upload-limits.ts'

// Read before the rights to read them are given up.
const [readCode] = await Promise.all([openCodeDecoder(), compiledPdfium])

/** Drawn anew first, as every upload: what a stranger sent does not come as far as the decoder. */
await serveJobs(async ({ head, parts: [bytes] }: Message): Promise<Message> => {
  if (!bytes) throw new Error('a job without a file')
  const cleaned = await cleanBytes(bytes, head as UploadLimits)
  if (!cleaned.ok) return { head: { fault: cleaned.refusal }, parts: [] }
  const text = await readCode(cleaned.value.pages.map((page) => page.bytes))
  return { head: text === undefined ? { fault: 'no-code' } : { text }, parts: [] }
})
