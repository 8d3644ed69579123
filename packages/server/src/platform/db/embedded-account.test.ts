import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { spawnEmbedded, until } from '#test/support/embedded-process.ts'
import { placeFor } from './embedded/place.ts'

// PostgreSQL looks its account up by number, so it has to be one that exists: nobody.
const ordinary = { uid: 65_534, gid: 65_534 }

/** Why the test cannot run here; root can become an ordinary user, but perhaps not take the checkout along. */
function obstacle(): string | undefined {
  if (process.getuid?.() !== 0)
    return 'needs root, to become somebody else; as an ordinary user the other tests show it'
  const look = spawnSync(
    process.execPath,
    ['--eval', `require('fs').readFileSync(${JSON.stringify(import.meta.filename)})`],
    ordinary,
  )
  return look.status === 0 ? undefined : 'an ordinary user cannot read this checkout'
}

const skip = obstacle()

test(
  'an ordinary user keeps everything in the data folder, and needs no other place',
  skip ? { skip } : {},
  async (t) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sapar-ordinary-')))
    t.after(() => rmSync(folder, { recursive: true, force: true }))
    chmodSync(folder, 0o755)
    // Closed to everybody else, like a home directory.
    const own = join(folder, 'own')
    mkdirSync(own, { mode: 0o700 })
    chownSync(own, ordinary.uid, ordinary.gid)
    const where = { dataDir: join(own, 'data'), home: '/nobody/writes/here' }

    const running = spawnEmbedded(where, ordinary)
    t.after(() => running.child.kill('SIGTERM'))
    await until(running, 'ready')
    const place = placeFor({ ...where, isRoot: false })
    assert.equal(statSync(place.cluster).uid, ordinary.uid)
    assert.equal(statSync(place.cluster).mode & 0o777, 0o700)
    assert.ok(existsSync(join(place.socketDir, '.s.PGSQL.5432')))

    running.child.kill('SIGTERM')
    await until(running, 'stopped')
    assert.equal(existsSync(join(place.cluster, 'postmaster.pid')), false)
  },
)

test('an account without a name is told what it lacks', skip ? { skip } : {}, async (t) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sapar-nameless-')))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  chownSync(folder, 54_321, 54_321)
  const running = spawnEmbedded({ dataDir: join(folder, 'data'), home: folder }, { uid: 54_321, gid: 54_321 })
  await until(running, 'no entry in /etc/passwd')
})
