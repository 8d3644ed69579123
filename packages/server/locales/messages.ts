import type { en } from './en/index.ts'
import type { Widen } from './shape.ts'

/** Every text of the pages, by area. English is the shape that the others must have. */
export type Messages = Widen<typeof en>
