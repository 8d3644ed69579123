import { createHash } from 'node:crypto'
import type { ResourceLimits } from 'node:worker_threads'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { CleanPages, CleanUpload, UploadFault } from './clean-upload.ts'
import type { PictureJob } from './picture-worker.ts'
import { defaultUploadLimits, type UploadLimits } from './upload-limits.ts'
import type { FailedAttempt } from './attempt-job.ts'
import { workerPool } from './worker-pool.ts'

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

/** These bound the JavaScript heap; PDFium's memory has its own bound, and pixels bound what libvips takes. */
const resourceLimits: ResourceLimits = {
  maxOldGenerationSizeMb: 192,
  maxYoungGenerationSizeMb: 32,
  stackSizeMb: 4,
}

export function startUploadSanitiser(options: UploadSanitiserOptions): UploadSanitiser {
  const pool = workerPool<PictureJob, Result<CleanPages, UploadFault>>({
    file: options.workerFile ?? new URL('./picture-worker.ts', import.meta.url),
    size: options.concurrency ?? 2,
    queueLimit: options.queueLimit ?? 20,
    timeoutMs: options.timeoutMs ?? 20_000,
    resourceLimits,
    onFailure: options.onFailure,
  })

  return {
    async sanitiseUpload(bytes, limits = defaultUploadLimits) {
      if (bytes.length === 0) return refuse('file-empty')
      if (bytes.length > limits.maxBytes) return refuse('file-too-big')
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const cleaned = await pool.run({ bytes, limits })
      if (!cleaned.ok) return refuse(cleaned.refusal === 'busy' ? 'processing-busy' : 'processing-failed')
      return cleaned.value.ok ? ok({ ...cleaned.value.value, sha256 }) : cleaned.value
    },

    close: () => pool.close(),
  }
}
