import { textOf } from '@sapar/verifier/format'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { CodeFault } from '#platform/pictures/code-messages.ts'
import type { ReadCode } from '#platform/pictures/code-reader.ts'
import { sniffMediaType } from '#platform/pictures/sniff-media-type.ts'
import { defaultUploadLimits } from '#platform/pictures/upload-limits.ts'

export type FileFault = CodeFault | 'not-text' | 'too-many-attempts'

/** Smaller than for papers: anybody may send one, and a card is on one page. */
export const pictureLimits = { ...defaultUploadLimits, maxBytes: 5 * 1024 * 1024, maxPages: 2, maxPixels: 25_000_000 }

/** Longer is no card in any form (a QR code holds 3 KB, a wallet's copy some ten). */
const longestText = 64 * 1024

export type ReadUploadDeps = {
  readonly readCode: ReadCode
  /** False when this visitor has sent too many pictures; a text costs nothing and is not counted. */
  readonly mayTakePicture: () => Promise<boolean>
}

/**
 * The text of a card in a file: of the QR code in a picture, or the file itself. What it is, is decided by its content
 * alone, so a file that is a picture and something else besides is a picture.
 */
export async function readUpload(deps: ReadUploadDeps, bytes: Uint8Array): Promise<Result<string, FileFault>> {
  if (bytes.length === 0) return refuse('file-empty')
  if (bytes.length > pictureLimits.maxBytes) return refuse('file-too-big')
  if ((await sniffMediaType(bytes)) === undefined) return textIn(bytes)
  if (!(await deps.mayTakePicture())) return refuse('too-many-attempts')
  return deps.readCode(bytes, pictureLimits)
}

function textIn(bytes: Uint8Array): Result<string, FileFault> {
  const text = bytes.length > longestText ? undefined : textOf(Uint8Array.from(bytes))
  return text === undefined || /\p{Cc}/u.test(text.replaceAll(/\s/g, '')) ? refuse('not-text') : ok(text.trim())
}
