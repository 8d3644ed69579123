import { z } from 'zod'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Message } from '../pictures/message-frame.ts'
import type { UploadLimits } from '../pictures/upload-limits.ts'
import { photoFaults, type PassportLines, type PhotoFault } from './passport-photo.ts'

/** What goes to and from the child. It has read hostile bytes: its replies are checked, never believed. */

export function photoJob(picture: Uint8Array, limits: UploadLimits): Message {
  return { head: limits, parts: [picture] }
}

const line = z.string().regex(/^[A-Z0-9<]{44}$/)
const replyHead = z.union([z.object({ fault: z.enum(photoFaults) }), z.object({ lines: z.tuple([line, line]) })])

/** Throws when a child that was taken over says something else than it was asked for. */
export function readPhotoReply({ head, parts }: Message): Result<PassportLines, PhotoFault> {
  const reply = replyHead.parse(head)
  if (parts.length > 0) throw new Error('a reply with bytes that nobody asked for')
  return 'fault' in reply ? refuse(reply.fault) : ok({ lines: reply.lines })
}
