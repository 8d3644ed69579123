import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

/* Rules a, b: statuses.test.ts. Rules c, d: status-list.test.ts. Rule f: interop/sd-jwt.test.ts. */

const sources = new URL('../src/', import.meta.url)

test('rule e: nothing rests on numbers that IANA has not assigned yet', () => {
  // claims 65533–65535 and the key purpose for status lists are "TBD" in the draft; the JWT form needs none of them
  const unassigned = /\b6553[345]\b|1\.3\.6\.1\.5\.5\.7\.3\./
  const files = readdirSync(sources, { encoding: 'utf8', recursive: true }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  )
  const users = files.filter((file) => unassigned.test(readFileSync(new URL(file, sources), 'utf8')))
  assert.deepEqual(users, [])
})
