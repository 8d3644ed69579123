import { maxCommentLength, type CommentMissing, type CommentTooLong } from './deps.ts'

/** Whoever moves money or puts a difference aside says why, in words that a colleague can read years later. */
export function commentFault(comment: string): CommentMissing | CommentTooLong | undefined {
  if (comment.trim() === '') return { code: 'comment-missing' }
  return [...comment].length > maxCommentLength ? { code: 'comment-too-long', max: maxCommentLength } : undefined
}
