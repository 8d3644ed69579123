import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { loadOrCreateMasterKey, MasterKeyError } from './master-key.ts'

const onWindows = process.platform === 'win32'

describe('the master key', () => {
  let base = ''
  let file = ''
  before(async () => {
    base = await mkdtemp(join(tmpdir(), 'sapar-key-'))
  })
  after(() => rm(base, { recursive: true }))
  beforeEach(async () => {
    file = join(await mkdtemp(join(base, 'case-')), 'keys', 'master.key')
  })

  it('is made once, and then stays', async () => {
    const made = await loadOrCreateMasterKey(file)
    assert.equal(made.length, 32)
    assert.deepEqual(Buffer.from(await loadOrCreateMasterKey(file)), Buffer.from(made))
    assert.deepEqual(await readdir(dirname(file)), ['master.key'])
  })

  it('is another one in every installation', async () => {
    const [one, two] = [await loadOrCreateMasterKey(file), await loadOrCreateMasterKey(`${file}2`)]
    assert.notDeepEqual(Buffer.from(one), Buffer.from(two))
  })

  it('is one line that can be printed and typed in again', async () => {
    const made = await loadOrCreateMasterKey(file)
    const line = await readFile(file, 'utf8')
    assert.match(line, /^sapar-master-key-1:[A-Za-z0-9_-]{43}\n$/)
    await writeFile(`${file}2`, `  ${line.trim()}\r\n`, { mode: 0o600 })
    assert.deepEqual(Buffer.from(await loadOrCreateMasterKey(`${file}2`)), Buffer.from(made))
  })

  it('can be read by nobody else', { skip: onWindows }, async () => {
    await loadOrCreateMasterKey(file)
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    assert.equal((await stat(dirname(file))).mode & 0o777, 0o700)
  })

  it('is the same for processes that start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadOrCreateMasterKey(file)))
    assert.equal(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size, 1)
    assert.deepEqual(await readdir(dirname(file)), ['master.key'])
  })

  for (const mode of [0o640, 0o604, 0o660, 0o644, 0o601]) {
    it(`is refused with mode ${mode.toString(8)}, with the command that mends it`, { skip: onWindows }, async () => {
      await loadOrCreateMasterKey(file)
      await chmod(file, mode)
      await assert.rejects(
        loadOrCreateMasterKey(file),
        (error) => error instanceof MasterKeyError && error.message.includes(`chmod 600 ${file}`),
      )
    })
  }

  const damaged = [
    '',
    '\n',
    'sapar-master-key-1:',
    'sapar-master-key-1:AAAA',
    'sapar-master-key-2:',
    'A'.repeat(43),
    '\0'.repeat(63),
  ]
  for (const text of damaged) {
    it(`is never replaced when the file holds ${JSON.stringify(text.slice(0, 25))}`, async () => {
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text, { mode: 0o600 })
      await assert.rejects(loadOrCreateMasterKey(file), MasterKeyError)
      assert.equal(await readFile(file, 'utf8'), text)
    })
  }

  it('is refused with one letter more, less or wrong', async () => {
    await loadOrCreateMasterKey(file)
    const line = (await readFile(file, 'utf8')).trim()
    for (const text of [`${line}A`, line.slice(0, -1), line.replace(/.$/, '!'), `x${line}`]) {
      await writeFile(file, text)
      await assert.rejects(loadOrCreateMasterKey(file), MasterKeyError, text)
    }
  })

  it('is no folder and no link', async () => {
    await mkdir(file, { recursive: true })
    await assert.rejects(loadOrCreateMasterKey(file), MasterKeyError)
    await loadOrCreateMasterKey(`${file}2`)
    await symlink(`${file}2`, `${file}3`)
    await assert.rejects(loadOrCreateMasterKey(`${file}3`), MasterKeyError)
  })
})
