import { z } from 'zod'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { uploadFaults } from './clean-upload.ts'
import type { Message } from './message-frame.ts'
import type { UploadLimits } from './upload-limits.ts'

/** What goes to and from a code child. It has read hostile bytes: its replies are checked, never believed. */

const fileFaults = uploadFaults.filter((fault) => fault !== 'none-chosen')

/** Why a file gave no text: closed, so that pages have one text for each and the compiler counts them. */
export const codeFaults = [...fileFaults, 'no-code'] as const
export type CodeFault = (typeof codeFaults)[number]

export function codeJob(bytes: Uint8Array, limits: UploadLimits): Message {
  return { head: limits, parts: [bytes] }
}

/** Digits in the largest QR code of all (ISO/IEC 18004, table 7). */
const longestText = 7_089
const replyHead = z.union([z.object({ fault: z.enum(codeFaults) }), z.object({ text: z.string().max(longestText) })])

/** Throws when a child that was taken over says something else than it was asked for. */
export function readCodeReply({ head, parts }: Message): Result<string, CodeFault> {
  const reply = replyHead.parse(head)
  if (parts.length > 0) throw new Error('a reply with bytes that nobody asked for')
  return 'fault' in reply ? refuse(reply.fault) : ok(reply.text)
}
