import type { AcceptedMediaType } from './upload-limits.ts'

/** Why an upload was not taken: closed, so that pages have one text for each and the compiler counts them. */
export const uploadFaults = [
  /** Decided by the form: no file was chosen. */
  'none-chosen',
  'file-empty',
  'file-too-big',
  'file-type-not-allowed',
  /** The type is right, but it does not decode to the end. */
  'file-damaged',
  'file-password-protected',
  'file-too-many-pages',
  /** More pixels, or more memory to draw it, than we spend on one file. */
  'picture-too-large',
  /** Out of time or memory, or the decoder crashed twice. The same file may pass later. */
  'processing-failed',
  /** Too many files are being cleaned at this moment: try again in a minute. Nothing is wrong with the file. */
  'processing-busy',
] as const

export type UploadFault = (typeof uploadFaults)[number]

/** One page as new pixels from our own encoder: no byte of the original file is in it. */
export type CleanPage = {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg'
  readonly width: number
  readonly height: number
}

export type CleanPages = {
  /** What the original was, by its content. */
  readonly mediaType: AcceptedMediaType
  readonly pages: readonly CleanPage[]
}

export type CleanUpload = CleanPages & {
  /** Of the original bytes, hexadecimal: goes on the receipt and stays in the audit when the bytes are gone. */
  readonly sha256: string
}
