import type { Clock } from '#kernel/clock.ts'

type Output = { write(text: string): unknown }

export type Progress = {
  /** @param done share of the whole, 0 to 1 */
  update(count: number, done: number): void
  finish(): void
}

type Settings = {
  readonly clock: Clock
  readonly output: Output
  readonly isTty: boolean
  /** What is counted: `lines`. */
  readonly unit: string
}

const plainEveryMs = 5_000
const redrawEveryMs = 200

/** Tells how far a long command is: one line that redraws itself for a person, a line now and then for a file. */
export function startProgress({ clock, output, isTty, unit }: Settings): Progress {
  const startedMs = clock.now().getTime()
  let toldMs = startedMs
  return {
    update(count, done) {
      const nowMs = clock.now().getTime()
      if (nowMs - toldMs < (isTty ? redrawEveryMs : plainEveryMs)) return
      toldMs = nowMs
      const text = progressText(count, done, nowMs - startedMs, unit)
      output.write(isTty ? `\r\u001b[2K${text}` : `${text}\n`)
    },
    finish() {
      if (isTty) output.write('\r\u001b[2K')
    },
  }
}

/** `12,400 lines · 31 % · 2,066 lines a second · 14 s left` */
export function progressText(count: number, done: number, elapsedMs: number, unit: string): string {
  const rate = elapsedMs > 0 ? Math.round((count / elapsedMs) * 1_000) : 0
  const parts = [`${group(count)} ${unit}`, `${Math.floor(done * 100)} %`, `${group(rate)} ${unit} a second`]
  if (done > 0 && done < 1) parts.push(`${durationText((elapsedMs / done) * (1 - done))} left`)
  return parts.join(' · ')
}

export function durationText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** The same for every reader of a log, whatever the machine's language is. */
export function group(count: number): string {
  return count.toLocaleString('en-US')
}
