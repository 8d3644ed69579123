import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'

/** One parameter for any number of ids: a batch has hundreds, and a parameter for each has to be read and planned. */
export const anyOf = (ids: readonly Id[]) => sql<Id>`any(${[...ids]}::uuid[])`
