import type { Id } from '#kernel/ids.ts'

export const applicationsPath = '/account/applications'
export const beginPath = `${applicationsPath}/new`

/** The page of one application, or a part of it. */
export function applicationPath({ id }: { readonly id: Id }, part?: string): string {
  return part === undefined ? `${applicationsPath}/${id}` : `${applicationsPath}/${id}/${part}`
}
