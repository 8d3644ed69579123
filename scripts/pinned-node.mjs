import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the repository. */
export const top = dirname(dirname(fileURLToPath(import.meta.url)))

const binaries = join(top, 'node_modules', '.bin')
const pinned = join(binaries, process.platform === 'win32' ? 'node.exe' : 'node')

/** The Node that the lock file names; npm scripts find it by themselves, a script called by hand may run under another. */
export const pinnedNode = existsSync(pinned) ? pinned : process.execPath

/**
 * An environment in which the pinned Node and the tools of the repository come first. What Node compiled is kept, because
 * every test file and every child of one is a process of its own that loads the same modules.
 */
export const pinnedEnvironment = {
  ...process.env,
  PATH: [binaries, process.env.PATH].join(delimiter),
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(top, 'node_modules', '.cache', 'node'),
}
