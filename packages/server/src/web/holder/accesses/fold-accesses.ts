import type { AuditEntry } from '#modules/audit'

const foldMinutes = 30

/**
 * One line for what one member of staff did with one case in one go: every page of it that was opened is on record, and
 * a line for each would bury the other lookers. The entries come newest first; the first look of a go is the one shown.
 */
export function foldAccesses(entries: readonly AuditEntry[]): AuditEntry[] {
  const lines: AuditEntry[] = []
  for (const entry of entries) {
    const line = lines.findLastIndex((other) => isSameGo(other, entry))
    if (line === -1) lines.push(entry)
    else lines[line] = entry
  }
  return lines.toSorted((one, other) => other.at.getTime() - one.at.getTime())
}

function isSameGo(later: AuditEntry, earlier: AuditEntry): boolean {
  // who uses a share code has no name, so each look stands for itself
  if (later.actor_id === null) return false
  const isSame =
    later.actor_id === earlier.actor_id && later.request_id === earlier.request_id && later.event === earlier.event
  const isSoon = later.at.getTime() - earlier.at.getTime() <= foldMinutes * 60_000
  return isSame && isSoon && later.details['reason'] === earlier.details['reason']
}
