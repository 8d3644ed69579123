import { cleanBytes } from './clean-bytes.ts'
import type { Message } from './message-frame.ts'
import { compiledPdfium } from './open-pdfium.ts'
import { serveJobs } from './serve-jobs.ts'
import type { UploadLimits } from './upload-limits.ts'

async function clean({ head, parts: [bytes] }: Message): Promise<Message> {
  if (!bytes) throw new Error('a job without a file')
  const cleaned = await cleanBytes(bytes, head as UploadLimits)
  if (!cleaned.ok) return { head: { fault: cleaned.refusal }, parts: [] }
  const { mediaType, pages } = cleaned.value
  return {
    head: { mediaType, sizes: pages.map(({ width, height }) => ({ width, height })) },
    parts: pages.map((page) => page.bytes),
  }
}

// Read before the rights to read it are given up.
await compiledPdfium
await serveJobs(clean)
