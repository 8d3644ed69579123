import { createHash } from 'node:crypto'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { childPool } from './child-pool.ts'
import type { CleanUpload, UploadFault } from './clean-upload.ts'
import { pictureJob, readPictureReply } from './picture-messages.ts'
import { defaultUploadLimits, type UploadLimits } from './upload-limits.ts'
import type { FailedAttempt } from './attempt-job.ts'

export type SanitiseUpload = (bytes: Uint8Array, limits?: UploadLimits) => Promise<Result<CleanUpload, UploadFault>>

export type UploadSanitiser = {
  /** Leaves the bytes that it is given as they are: the caller seals them as the original. */
  readonly sanitiseUpload: SanitiseUpload
  close(): Promise<void>
}

export type UploadSanitiserOptions = {
  readonly onFailure: (failure: FailedAttempt) => void
  readonly concurrency?: number
  readonly queueLimit?: number
  readonly timeoutMs?: number
  readonly workerFile?: URL
}

/** Above what the worst file within the limits needs (measured; see decision 0008); a bomb is ended here. */
const maxResidentBytes = 512 * 1024 * 1024
/** A fresh child has about 90 MB, one that drew photographs 150. What is left of a PDF is more: a new child is next. */
const maxIdleBytes = 192 * 1024 * 1024
const jobsPerChild = 100

export function startUploadSanitiser(options: UploadSanitiserOptions): UploadSanitiser {
  const pool = childPool({
    file: options.workerFile ?? new URL('./picture-child.ts', import.meta.url),
    size: options.concurrency ?? 2,
    queueLimit: options.queueLimit ?? 20,
    timeoutMs: options.timeoutMs ?? 20_000,
    maxResidentBytes,
    maxIdleBytes,
    jobsPerChild,
    readReply: readPictureReply,
    onFailure: options.onFailure,
  })

  return {
    async sanitiseUpload(bytes, limits = defaultUploadLimits) {
      if (bytes.length === 0) return refuse('file-empty')
      if (bytes.length > limits.maxBytes) return refuse('file-too-big')
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const cleaned = await pool.run(pictureJob(bytes, limits))
      if (!cleaned.ok) return refuse(cleaned.refusal === 'busy' ? 'processing-busy' : 'processing-failed')
      return cleaned.value.ok ? ok({ ...cleaned.value.value, sha256 }) : cleaned.value
    },

    close: () => pool.close(),
  }
}
