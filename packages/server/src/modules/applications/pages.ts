import type { Id } from '#kernel/ids.ts'

/** Where letters lead. The pages themselves stand in web/holder. */
export function applicationPage(applicationId: Id): string {
  return `/account/applications/${applicationId}`
}

export function changePage(changeId: Id): string {
  return `/account/card-changes/${changeId}`
}
