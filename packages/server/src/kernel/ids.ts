import type { Clock } from './clock.ts'

/** A UUID of version 7 (RFC 9562 §5.7) in lower-case text form. */
export type Id = string

export type NewId = () => Id

type RandomBytes = (length: number) => Uint8Array

/**
 * Makes ids that sort by time. Within one millisecond a 12-bit counter keeps the order (RFC 9562 §6.2, method 1);
 * a clock that steps back keeps the last millisecond until it has caught up, so ids never run backwards.
 */
export function idSource(clock: Clock, randomBytes: RandomBytes): NewId {
  let lastMs = 0
  let counter = 0
  return () => {
    const nowMs = clock.now().getTime()
    if (nowMs > lastMs) {
      lastMs = nowMs
      counter = 0
    } else if (counter === 0xfff) {
      lastMs += 1
      counter = 0
    } else {
      counter += 1
    }
    const random = Array.from(randomBytes(8), (byte) => byte.toString(16).padStart(2, '0')).join('')
    const time = lastMs.toString(16).padStart(12, '0')
    const variant = ((parseInt(random.charAt(0), 16) & 0x3) | 0x8).toString(16)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4)}`
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for the text form that our ids have; anything else never reaches a query. */
export function isId(text: string): boolean {
  return uuid.test(text)
}
