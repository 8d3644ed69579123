import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pkcs11Token } from '#platform/keys/pkcs11-tool.ts'

const modules = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so']

/** A SoftHSM with one fresh token; `npm test` sees to the packages (scripts/setup/soft-hsm.mjs). */
export function softHsm(): { readonly token: Pkcs11Token; close(): void } {
  const module = modules.find((path) => existsSync(path))
  if (module === undefined) throw new Error('SoftHSM is not installed: apt-get install softhsm2 opensc')
  const folder = mkdtempSync(join(tmpdir(), 'sapar-softhsm-'))
  mkdirSync(join(folder, 'tokens'))
  const configuration = join(folder, 'softhsm2.conf')
  writeFileSync(configuration, `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`)
  const before = process.env['SOFTHSM2_CONF']
  process.env['SOFTHSM2_CONF'] = configuration
  const token = { module, label: 'sapar-test', pin: '648219' }
  const words = ['--init-token', '--free', '--label', token.label, '--so-pin', '55555555', '--pin', token.pin]
  execFileSync('softhsm2-util', words, { stdio: 'ignore' })
  return {
    token,
    close() {
      if (before === undefined) delete process.env['SOFTHSM2_CONF']
      else process.env['SOFTHSM2_CONF'] = before
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
