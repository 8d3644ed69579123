import { refuse, type Result } from '#kernel/result.ts'
import type { FailedAttempt } from '../pictures/attempt-job.ts'
import { childPool } from '../pictures/child-pool.ts'
import { defaultUploadLimits, type UploadLimits } from '../pictures/upload-limits.ts'
import { photoJob, readPhotoReply } from './passport-messages.ts'
import type { PassportLines, PassportPhotoRefusal, PhotoFault, ReadPassport } from './passport-photo.ts'

export type PassportReader = {
  /** Keeps and logs nothing of the photo, nor of what is read. */
  readonly readPassport: ReadPassport
  close(): Promise<void>
}

export type PassportReaderOptions = {
  readonly onFailure: (failure: FailedAttempt) => void
  readonly queueLimit?: number
  readonly timeoutMs?: number
  readonly childFile?: URL
}

/** The longer side at which a page is looked for and read: 40 pixels for a letter of a page that fills the photo. */
const photoLimits: UploadLimits = { ...defaultUploadLimits, maxSide: 2400 }
const maxResidentBytes = 512 * 1024 * 1024
/** A fresh child has about 150 MB, engine and its language among them. */
const maxIdleBytes = 288 * 1024 * 1024
const jobsPerChild = 50

/** One photo at a time: a letter is worth a second of somebody's waiting, and not the pages of everybody else. */
export function startPassportReader(options: PassportReaderOptions): PassportReader {
  const pool = childPool({
    file: options.childFile ?? new URL('./passport-child.ts', import.meta.url),
    size: 1,
    queueLimit: options.queueLimit ?? 4,
    timeoutMs: options.timeoutMs ?? 10_000,
    maxResidentBytes,
    maxIdleBytes,
    jobsPerChild,
    readReply: readPhotoReply,
    onFailure: options.onFailure,
  })

  return {
    async readPassport(picture) {
      if (picture.length === 0) return unreadable('not-a-picture')
      if (picture.length > photoLimits.maxBytes) return unreadable('too-large')
      const read = await pool.run(photoJob(picture, photoLimits))
      // Busy, out of time or broken down: whoever waits is told to type it, and the log tells the operator why.
      if (!read.ok) return unreadable('too-slow')
      return read.value.ok ? read.value : unreadable(read.value.refusal)
    },

    close: () => pool.close(),
  }
}

function unreadable(because: PhotoFault): Result<PassportLines, PassportPhotoRefusal> {
  return refuse({ code: 'passport-photo-unreadable', because })
}
