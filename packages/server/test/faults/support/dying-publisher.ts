// Publishes in a process of its own and kills itself before or after it has put the n-th file. Run whole, it says how many
// files there were.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { publishChanges, type CredentialsDeps } from '#modules/credentials'
import { idSource } from '#kernel/ids.ts'
import { openDatabase, openPool, type ConnectionOptions } from '#platform/db/database.ts'
import { openFolderFileStore } from '#platform/files/folder-file-store.ts'
import { openSealedSigningKeys } from '#platform/keys/sealed-signing-keys.ts'
import { openSealer } from '#platform/keys/sealer.ts'
import { openLog } from '#platform/log/log.ts'
import { TestClock } from '#test/support/clock.ts'

type Order = {
  readonly connection: ConnectionOptions
  readonly folder: string
  readonly now: string
  readonly point?: { readonly when: 'before' | 'after'; readonly file: number }
}

const order = JSON.parse(process.argv[2] ?? '') as Order
const clock = new TestClock(new Date(order.now))
const pool = openPool(order.connection, { max: 4, onLost: () => undefined })
const sealer = openSealer(Buffer.alloc(32, 5))
const files = await openFolderFileStore(join(order.folder, 'published'), clock)
let put = 0

const deps: CredentialsDeps = {
  db: openDatabase(pool),
  clock,
  newId: idSource(clock, randomBytes),
  randomBytes,
  sealer,
  keys: await openSealedSigningKeys(join(order.folder, 'keys'), sealer),
  objects: {
    ...files,
    put: async (key, bytes) => {
      put += 1
      const own = put
      if (order.point?.when === 'before' && order.point.file === own) die()
      await files.put(key, bytes)
      if (order.point?.when === 'after' && order.point.file === own) die()
    },
  },
  log: openLog({ level: 'silent' }),
  issuer: { code: 'UTO', country: 'UT', publicUrl: new URL('https://sapar.example') },
  statusLists: { slots: 1_024, ttlSeconds: 300, expiresAfterSeconds: 172_800 },
  witnesses: [],
}
await publishChanges(deps)
process.stdout.write(`${put}\n`)
await pool.end()

/** No handler runs and nothing is flushed: as when the machine goes away under the process. */
function die(): never {
  process.kill(process.pid, 'SIGKILL')
  for (;;);
}
