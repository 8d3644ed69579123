import { refuse, type Result } from '#kernel/result.ts'
import type { FailedAttempt } from './attempt-job.ts'
import { childPool } from './child-pool.ts'
import { codeJob, readCodeReply, type CodeFault } from './code-messages.ts'
import type { UploadLimits } from './upload-limits.ts'

/** The text of the one QR code in a picture or PDF file. */
export type ReadCode = (bytes: Uint8Array, limits: UploadLimits) => Promise<Result<string, CodeFault>>

export type CodeReader = {
  /** Keeps and logs nothing of the file, nor of what is read. */
  readonly readCode: ReadCode
  close(): Promise<void>
}

export type CodeReaderOptions = {
  readonly onFailure: (failure: FailedAttempt) => void
  readonly queueLimit?: number
  readonly timeoutMs?: number
  readonly childFile?: URL
}

const maxResidentBytes = 512 * 1024 * 1024
const maxIdleBytes = 256 * 1024 * 1024
const jobsPerChild = 100

/**
 * A process of its own beside those that clean papers: anybody may send a picture of a card, and nobody's papers wait for
 * it. One at a time, so that strangers have half of a small machine at most.
 */
export function startCodeReader(options: CodeReaderOptions): CodeReader {
  const pool = childPool({
    file: options.childFile ?? new URL('./code-child.ts', import.meta.url),
    size: 1,
    queueLimit: options.queueLimit ?? 10,
    timeoutMs: options.timeoutMs ?? 8_000,
    maxResidentBytes,
    maxIdleBytes,
    jobsPerChild,
    readReply: readCodeReply,
    onFailure: options.onFailure,
  })

  return {
    async readCode(bytes, limits) {
      if (bytes.length === 0) return refuse('file-empty')
      if (bytes.length > limits.maxBytes) return refuse('file-too-big')
      const read = await pool.run(codeJob(bytes, limits))
      if (!read.ok) return refuse(read.refusal === 'busy' ? 'processing-busy' : 'processing-failed')
      return read.value
    },

    close: () => pool.close(),
  }
}
