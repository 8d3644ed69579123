import { randomBytes } from 'node:crypto'
import type { Clock } from '#kernel/clock.ts'
import { idSource } from '#kernel/ids.ts'

/** The wall clock, read in this one place. */
export const systemClock: Clock = { now: () => new Date() }

/** Random bytes from the operating system. */
export const systemRandom = (length: number): Uint8Array => randomBytes(length)

export const systemIds = idSource(systemClock, systemRandom)
