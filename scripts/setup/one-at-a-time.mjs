import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** Runs `install` while no other process does in this folder: two at once would each empty what the other has laid down. */
export async function oneAtATime(top, tell, install) {
  const lock = join(top, '.setup-lock')
  for (let isFirst = true; !take(lock); isFirst = false) {
    if (isFirst) tell('Another command is installing here: waiting for it.')
    await setTimeout(300)
  }
  try {
    return await install()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    // a folder that cannot be written is explained by the installation
    if (error.code !== 'EEXIST') return true
    if (!isHeld(lock)) rmSync(lock, { force: true })
    return false
  }
}

/** A process that was killed left its lock behind. */
function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
