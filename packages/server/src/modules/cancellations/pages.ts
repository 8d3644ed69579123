import type { Id } from '#kernel/ids.ts'

/** Where letters lead. The pages themselves stand in web/holder; a test there keeps the two together. */
export function requestPage(requestId: Id): string {
  return `/account/requests/${requestId}`
}

export function notMePage(requestId: Id): string {
  return `${requestPage(requestId)}/not-me`
}
