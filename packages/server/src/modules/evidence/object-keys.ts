import type { Id } from '#kernel/ids.ts'
import { defaultUploadLimits } from '#platform/pictures/upload-limits.ts'

/** Where the bytes of a paper lie; made of ids only. */
export type PaperPlace = { readonly holderId: Id; readonly fileId: Id }

export function originalKey({ holderId, fileId }: PaperPlace): string {
  return `evidence/${holderId}/${fileId}/original`
}

/** Pages are counted from 1. */
export function pageKey({ holderId, fileId }: PaperPlace, page: number): string {
  return `evidence/${holderId}/${fileId}/page-${page}`
}

/** Every key that an upload can have made, also one that broke off half-way. */
export function allKeys(place: PaperPlace): string[] {
  const pages = Array.from({ length: defaultUploadLimits.maxPages }, (_, index) => pageKey(place, index + 1))
  return [originalKey(place), ...pages]
}
