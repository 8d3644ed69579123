import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * An account that owns nothing. Not 65534: PostgreSQL runs as that one when the server is root, and a child with the same
 * number could read its files and sign in to it.
 */
export const childAccount = { uid: 65_533, gid: 65_533 }

/** To be called when all code is loaded and no job was read. */
export async function confineChild(): Promise<void> {
  await watchParent()
  dropRoot()
}

async function watchParent(): Promise<void> {
  const watcher = new Worker(new URL('./watch-parent.ts', import.meta.url), {
    workerData: process.ppid,
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  })
  await once(watcher, 'message')
  watcher.unref()
}

/**
 * Given up here and not by the one who starts us: with the code loaded, it does not matter that another account cannot
 * read a checkout below a home of mode 0700. Leaving root also takes every capability away (capabilities(7)).
 */
function dropRoot(): void {
  if (process.getuid?.() !== 0) return
  try {
    process.setgroups?.([])
    process.setgid?.(childAccount.gid)
    process.setuid?.(childAccount.uid)
  } catch (error) {
    // A container can hold a root that may not become anybody else (no CAP_SETUID, or no such number): it stays what it
    // is, with the container as its wall.
    if (!(error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EINVAL'))) throw error
  }
}
