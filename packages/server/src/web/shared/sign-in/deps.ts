import type { AccountsDeps } from '#modules/accounts'
import type { WebDeps } from '../deps.ts'

/** What both sign-in pages, the holders' and the office's, use beside the common ports. */
export type SignInDeps = WebDeps & { readonly accounts: AccountsDeps }
