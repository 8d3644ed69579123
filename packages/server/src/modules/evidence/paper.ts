import type { Id } from '#kernel/ids.ts'
import type { AcceptedMediaType } from '#platform/pictures/upload-limits.ts'

/** What is known of one clean page without reading it. */
export type PageSize = { readonly width: number; readonly height: number }

/** A paper that lies with a request. */
export type Paper = {
  readonly holderId: Id
  readonly id: Id
  readonly requestId: Id
  /** 0: sent with the request; n: the answer to its n-th return. */
  readonly returnNumber: number
  /** Code of the paper in the reference data. */
  readonly paper: string
  readonly fileName: string
  readonly mediaType: AcceptedMediaType
  readonly sizeBytes: number
  readonly sha256: string
  readonly pages: readonly PageSize[]
  readonly uploadedAt: Date
}

/** Files in one sending: the request, or one answer to a return. */
export const maxFilesPerSending = 5
