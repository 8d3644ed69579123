// Makes a fresh checkout ready to run. Runs under any Node from 20 on and needs no dependency, because it installs them.
//   node scripts/setup.mjs [--browser] [--quiet]
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './setup/dependencies.mjs'
import { orExplain, SetupProblem } from './setup/problem.mjs'

const top = dirname(dirname(fileURLToPath(import.meta.url)))
const options = new Set(process.argv.slice(2))
// Standard output belongs to the command that follows: `npm run sapar -- … --json` is read by programs.
const tell = options.has('--quiet') ? () => {} : (sentence) => process.stderr.write(`sapar setup: ${sentence}\n`)

await orExplain(async () => {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetupProblem(
      `Node ${process.version} is too old to install Sapar.`,
      'Install Node 20 or newer, then run the command again.',
    )
  }
  await installDependencies(top, tell)
  if (options.has('--browser')) {
    const { installBrowser } = await import('./setup/browser.mjs')
    await installBrowser(top, tell)
    const { installSoftHsm } = await import('./setup/soft-hsm.mjs')
    await installSoftHsm(tell)
  }
})
