import type { ReferenceBook } from '../reference/reference-book.ts'
import { maxCommentLength, type DecisionFault } from '../review/decision-notice.ts'

/** What a refusal lacks; undefined: it can be made and told. */
export function groundFault(book: ReferenceBook, ground: string): DecisionFault | undefined {
  return book.find('application-ground', ground) ? undefined : { code: 'ground-unknown' }
}

/** What a return lacks; undefined: it can be made and told. */
export function returnFault(
  book: ReferenceBook,
  papers: readonly string[],
  comment: string | null,
): DecisionFault | undefined {
  if (papers.length === 0) return { code: 'papers-missing' }
  const unknown = papers.find((paper) => !book.find('application-paper', paper))
  if (unknown !== undefined) return { code: 'paper-unknown', paper: unknown }
  const isTooLong = [...(comment ?? '')].length > maxCommentLength
  return isTooLong ? { code: 'comment-too-long', max: maxCommentLength } : undefined
}
