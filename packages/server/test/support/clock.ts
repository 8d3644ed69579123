import type { Clock } from '#kernel/clock.ts'

type Step = { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number }

/** A clock that moves only when a test says so. */
export class TestClock implements Clock {
  #now: Date

  constructor(start = new Date('2026-09-01T04:00:00Z')) {
    this.#now = start
  }

  now(): Date {
    return new Date(this.#now)
  }

  set(instant: Date): void {
    this.#now = instant
  }

  advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Step): void {
    this.#now = new Date(this.#now.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000)
  }
}
