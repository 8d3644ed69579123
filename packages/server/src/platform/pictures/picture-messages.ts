import { z } from 'zod'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { uploadFaults, type CleanPages, type UploadFault } from './clean-upload.ts'
import type { Message } from './message-frame.ts'
import { acceptedMediaTypes, type UploadLimits } from './upload-limits.ts'

/** What goes to and from a picture child. It has read hostile bytes: its replies are checked, never believed. */

export function pictureJob(bytes: Uint8Array, limits: UploadLimits): Message {
  return { head: limits, parts: [bytes] }
}

const side = z.int().min(1)
const replyHead = z.union([
  z.object({ fault: z.enum(uploadFaults) }),
  z.object({ mediaType: z.enum(acceptedMediaTypes), sizes: z.array(z.object({ width: side, height: side })).min(1) }),
])

/** Throws when a child that was taken over says something else than it was asked for. */
export function readPictureReply({ head, parts }: Message): Result<CleanPages, UploadFault> {
  const reply = replyHead.parse(head)
  if ('fault' in reply) return refuse(reply.fault)
  if (parts.length !== reply.sizes.length) throw new Error('a reply with more or fewer pages than it says')
  const pages = reply.sizes.map(({ width, height }, index) => {
    const bytes = parts[index]
    if (!bytes || !isJpeg(bytes)) throw new Error('a reply with a page that is no JPEG')
    return { bytes, mediaType: 'image/jpeg' as const, width, height }
  })
  return ok({ mediaType: reply.mediaType, pages })
}

/** Start and end of image, ITU-T T.81 Table B.1: no web page and no program passes for a page. */
function isJpeg(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  return first === 0xff && second === 0xd8 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9
}
