import type { Id } from '#kernel/ids.ts'

/** Papers that may go with an e-mail. */
export const attachedDocuments = ['receipt', 'certificate'] as const
export type AttachedDocument = (typeof attachedDocuments)[number]

/** Names a paper of the notice's subject. It is made when the mail is sent: nothing of it waits in the queue. */
export type NoticeAttachment = { readonly document: AttachedDocument; readonly id: Id }
