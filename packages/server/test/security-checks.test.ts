import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const server = new URL('../', import.meta.url)
const page = readFileSync(new URL('../../../docs/security-checks.md', import.meta.url), 'utf8')

test('every file that docs/security-checks.md names is there', () => {
  const named = Array.from(page.matchAll(/`((?:src|test|migrations)\/[^`]+)`/g), ([, path = '']) => path)
  assert.ok(named.length > 40)
  assert.deepEqual(
    named.filter((path) => !existsSync(new URL(path, server))),
    [],
  )
})
