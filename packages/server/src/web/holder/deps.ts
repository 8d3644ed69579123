import type { StartRequestDeps } from '#modules/cancellations'
import type { WebDeps } from '../shared/deps.ts'

/** What the holder's pages use beside the common ports. */
export type HolderDeps = WebDeps & Pick<StartRequestDeps, 'newReference'>
