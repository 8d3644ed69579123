import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Manifest = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }

/** The folders of npm packages and of all that they need, as Node finds them from a folder. */
export function packagesNeededBy(from: string, names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const folder = findPackage(from, name)
    if (folder === undefined || found.has(folder)) continue
    found.add(folder)
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const next = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
    packagesNeededBy(folder, next, found)
  }
  return found
}

/** Undefined for what npm left out: the optional packages of other platforms. */
function findPackage(from: string, name: string): string | undefined {
  const folder = join(from, 'node_modules', name)
  if (existsSync(folder)) return folder
  return dirname(from) === from ? undefined : findPackage(dirname(from), name)
}
