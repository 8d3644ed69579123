import type { Id } from '#kernel/ids.ts'

export const waiversPath = '/office/waivers'

export function waiverPath(waiverId: Id): string {
  return `${waiversPath}/${waiverId}`
}

/** Of the form, below the path of its case. */
export const waiverPart = 'waiver'
