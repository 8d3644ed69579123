import { existsSync } from 'node:fs'
import { lastLines, run } from './run.mjs'

const programs = ['/usr/bin/softhsm2-util', '/usr/bin/pkcs11-tool']

/** Sees to a software token and the program that speaks PKCS#11, for the tests of keys in hardware: by apt, when we are root. */
export async function installSoftHsm(tell) {
  if (programs.every((program) => existsSync(program))) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return tell(byHand)
  tell('Installing softhsm2 and opensc with apt-get, for the tests of keys in hardware.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const packages = ['softhsm2', 'opensc']
  const { status, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
  })
  if (status !== 0) tell(`${lastLines(output, 4)}\n${byHand}`)
}

const byHand =
  'SoftHSM is not installed, so the tests of keys in hardware will fail. Install it yourself (Debian: apt-get install softhsm2 opensc).'
