import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SetupProblem } from './setup/problem.mjs'

const top = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where setup unpacks the browser that comes from npm. */
export const unpackedFolder = join(top, 'node_modules', '.cache', 'sapar-chromium')

const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The browser for journeys and screenshots, or undefined when there is none: `$CHROMIUM`, one of the system, or the one
 * that setup unpacked from npm, which needs libraries and fonts of its own in the environment.
 */
export function findChromium() {
  const named = process.env.CHROMIUM
  if (named && !existsSync(named)) {
    throw new SetupProblem(
      `CHROMIUM names ${named}, which does not exist.`,
      'Correct the variable CHROMIUM, or unset it and run the command again.',
    )
  }
  const ofSystem = named || usualPlaces.find((place) => existsSync(place))
  if (ofSystem) return { executablePath: ofSystem, args: sandboxArguments(), env: {} }
  const unpacked = join(unpackedFolder, 'chromium')
  if (!existsSync(unpacked)) return undefined
  const env = { LD_LIBRARY_PATH: join(unpackedFolder, 'al2023', 'lib') }
  // Its build has no SwiftShader beside it unless asked for, and no zygote.
  const args = [...sandboxArguments(), '--no-zygote', '--disable-gpu', '--font-render-hinting=none']
  return {
    executablePath: unpacked,
    args,
    env: existsSync('/etc/fonts') ? env : { ...env, FONTCONFIG_PATH: join(unpackedFolder, 'fonts') },
  }
}

/** Chromium's sandbox refuses root, and containers rarely allow what it needs; these tests load only our own pages. */
function sandboxArguments() {
  return process.platform === 'linux' ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
}
