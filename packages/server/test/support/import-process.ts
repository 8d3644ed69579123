// Runs `cards import` in a process of its own, for tests of its memory and of its sudden end.
import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { registerCardsImport } from '#cli/cards-import.ts'
import { idSource } from '#kernel/ids.ts'
import { openDatabase, openPool, type ConnectionOptions } from '#platform/db/database.ts'

const [connection = '{}', ...args] = process.argv.slice(2)
const clock = { now: () => new Date() }
const pool = openPool(JSON.parse(connection) as ConnectionOptions, { max: 4, onLost: () => undefined })
const db = openDatabase(pool)

const program = new Command('sapar')
registerCardsImport(program, {
  open: () =>
    Promise.resolve({
      db,
      clock,
      newId: idSource(clock, randomBytes),
      randomBytes,
      publicUrl: new URL('http://localhost:3000'),
      openCredentials: () => Promise.reject(new Error('an import signs nothing')),
      close: () => db.destroy(),
    }),
  clock,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  isTty: false,
  fail: () => {
    process.exitCode = 1
  },
})
await program.parseAsync(args, { from: 'user' })
// what the whole run needed at its widest, memory outside the object heap included
process.stderr.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB\n`)
