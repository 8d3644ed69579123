import { common } from './common.ts'
import { notices } from './notices.ts'
import { publicPages } from './public.ts'

/** The shape of every catalogue. */
export const en = { common, notices, publicPages }
