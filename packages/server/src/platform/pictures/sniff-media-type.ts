import { fileTypeFromBuffer } from 'file-type'
import { acceptedMediaTypes, type AcceptedMediaType } from './upload-limits.ts'

/** Decides by content; names and declared types come from the sender and are never asked. */
export async function sniffMediaType(bytes: Uint8Array): Promise<AcceptedMediaType | undefined> {
  const found = (await fileTypeFromBuffer(bytes))?.mime
  // An animated PNG is a PNG whose first frame every decoder shows (PNG, third edition, §4.9); we take that frame.
  const mediaType = found === 'image/apng' ? 'image/png' : found
  return acceptedMediaTypes.find((accepted) => accepted === mediaType)
}
