import { closeSync, existsSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { explaining } from './folders.ts'
import type { Place } from './place.ts'

const longestLog = 5_000_000

/** Opens the server's log for appending; one that has grown long is put aside first, and the one before it goes. */
export function openLog(place: Place): { readonly handle: number; close(): void } {
  return explaining(place.log, () => {
    if (existsSync(place.log) && statSync(place.log).size > longestLog) renameSync(place.log, `${place.log}.1`)
    const handle = openSync(place.log, 'a', 0o600)
    if (place.account) fchownSync(handle, place.account.uid, place.account.gid)
    return { handle, close: () => closeSync(handle) }
  })
}

export function endOfLog(place: Place, count = 8): string[] {
  if (!existsSync(place.log)) return []
  return readFileSync(place.log, 'utf8').trim().split('\n').slice(-count)
}
