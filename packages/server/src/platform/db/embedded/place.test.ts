import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { placeFor } from './place.ts'

const home = '/var/lib/sapar'

test('an ordinary user has everything in the data folder', () => {
  assert.deepEqual(placeFor({ dataDir: '/srv/sapar/.data', home, isRoot: false }), {
    dataDir: '/srv/sapar/.data',
    base: '/srv/sapar/.data/database',
    cluster: '/srv/sapar/.data/database/cluster',
    log: '/srv/sapar/.data/database/server.log',
    socketDir: '/srv/sapar/.data/database/socket',
  })
})

test('root has data and binaries in SAPAR_HOME, and an account without rights to run them', () => {
  const place = placeFor({ dataDir: '/root/sapar/.data', home, isRoot: true })
  assert.match(place.base, /^\/var\/lib\/sapar\/database-[0-9a-f]{12}$/)
  assert.equal(place.socketDir, `${place.base}/socket`)
  assert.equal(place.home, home)
  assert.deepEqual(place.account, { uid: 65534, gid: 65534 })
})

test('as root each data folder has a database of its own, however it is written', () => {
  const baseOf = (dataDir: string) => placeFor({ dataDir, home, isRoot: true }).base
  assert.notEqual(baseOf('/srv/one'), baseOf('/srv/two'))
  assert.equal(baseOf('/srv/one/'), baseOf('/srv/other/../one'))
  assert.equal(baseOf('one'), baseOf(join(process.cwd(), 'one')))
})

test('no socket path is longer than the system takes', () => {
  for (let length = 1; length < 200; length += 1) {
    const { socketDir, base } = placeFor({ dataDir: `/${'ә'.repeat(length)}`, home, isRoot: false })
    const bytes = Buffer.byteLength(join(socketDir, '.s.PGSQL.5432'))
    assert.ok(bytes <= 107, `${bytes} bytes`)
    assert.equal(socketDir === join(base, 'socket'), socketDir.startsWith('/ә'))
  }
})

test('a socket outside the data folder still belongs to that folder alone', () => {
  const far = (name: string) => placeFor({ dataDir: `/${'x'.repeat(120)}/${name}`, home, isRoot: false }).socketDir
  assert.ok(far('a').startsWith(join(tmpdir(), 'sapar-')))
  assert.notEqual(far('a'), far('b'))
})
