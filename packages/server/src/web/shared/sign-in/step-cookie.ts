import { isId, type Id } from '#kernel/ids.ts'
import { dropCookie, readCookie, writeCookie } from '../cookies.ts'
import type { Page } from '../page.ts'

/** What somebody is in the middle of. One at a time: beginning another gives up the one before. */
export type StepKind =
  | 'holder-sign-in'
  | 'staff-sign-in'
  | 'register'
  | 'reset-password'
  | 'change-email'
  | 'change-phone'
  | 'enrol'

/**
 * A half-finished sign-in, registration or change. The id is as good as a key once its code was confirmed, so it travels in
 * a cookie that no script reads and stands in no address. `note` is for showing only; nothing is decided by it.
 */
export type Step = { readonly id: Id; readonly note: string }

export function writeStep(page: Page<unknown>, kind: StepKind, { id, note }: Step): void {
  const value = [kind, id, Buffer.from(note).toString('base64url')].join('.')
  writeCookie(page.c, page.deps.site, 'step', value)
}

export function readStep(page: Page<unknown>, kind: StepKind): Step | undefined {
  const [found, id = '', note = ''] = (readCookie(page.c, page.deps.site, 'step') ?? '').split('.')
  if (found !== kind || !isId(id)) return undefined
  return { id, note: Buffer.from(note, 'base64url').toString() }
}

export function dropStep(page: Page<unknown>): void {
  dropCookie(page.c, page.deps.site, 'step')
}
