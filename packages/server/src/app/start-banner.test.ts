import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from '#platform/config/settings.ts'
import { demoHolders, demoStaff } from './demo/people.ts'
import { startBanner } from './start-banner.ts'

const demo = readSettings({ SAPAR_DEMO: '1' })
const url = new URL('http://localhost:3000')
const seconds = 1.26

function settings() {
  assert.ok(demo.ok)
  return demo.value
}

test('the demonstration names its address, everybody one can be, and where letters land', () => {
  const banner = startBanner({ settings: settings(), url, seconds })
  assert.match(banner, /after 1\.3 s\. Open http:\/\/localhost:3000 /)
  for (const { name, userName } of [...demoHolders, ...demoStaff]) {
    assert.ok(banner.includes(`${name} (${userName})`), userName)
  }
  assert.match(banner, /http:\/\/localhost:3000\/demo\/inbox/)
})

test('the real thing names its address, and neither people nor passwords', () => {
  const banner = startBanner({ settings: { ...settings(), isDemo: false }, url, seconds })
  assert.equal(banner, 'Sapar is up after 1.3 s: http://localhost:3000  Stop it with Ctrl-C.')
})

test('a process that only works on jobs says so', () => {
  assert.match(startBanner({ settings: settings(), url: undefined, seconds }), /working on jobs/)
})
