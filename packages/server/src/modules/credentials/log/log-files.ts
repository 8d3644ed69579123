import { tilePath } from '@sapar/verifier/format'

/** There is one log; its rows say so, because they are kept by it. */
export const logId = 'main'

/** Where the log's files lie, and their addresses below the public one (C2SP tlog-tiles). */
export const logKeys = {
  checkpoint: 'log/checkpoint',
  tile: (level: number | 'entries', index: number, width: number): string => `log/${tilePath(level, index, width)}`,
} as const

/** The log's name: its URL without scheme and without a slash at the end (C2SP tlog-checkpoint). */
export function logOrigin(publicUrl: URL): string {
  return `${publicUrl.host}/log`
}

export const checkpointType = 'text/plain; charset=utf-8'
export const tileType = 'application/octet-stream'
