import { isBuiltin } from 'node:module'
import { dirname, posix } from 'node:path'

const serverTop = '/packages/server/'
const verifierTop = '/packages/verifier/'

/**
 * Where a file stands: `layer` (kernel, domain, …; `main` for src/main.ts), for modules its `module`, for web its `area`,
 * `path` below that, and `isTest`. Undefined for files that the rule does not concern.
 */
export function locateFile(filename) {
  const file = filename.replaceAll('\\', '/')
  const isTest = /\.test\.tsx?$/.test(file)
  const inVerifier = after(file, verifierTop)
  if (inVerifier !== undefined)
    return { layer: 'verifier', path: inVerifier, isTest: isTest || !inVerifier.startsWith('src/') }
  const inServer = after(file, serverTop)
  if (inServer === undefined) return undefined
  if (inServer.startsWith('locales/')) return { layer: 'locales', path: inServer.slice('locales/'.length), isTest }
  if (!inServer.startsWith('src/')) return { layer: 'test', path: inServer, isTest: true }
  return { ...locateSource(inServer.slice('src/'.length)), isTest }
}

function locateSource(path) {
  const [layer, ...below] = path.split('/')
  if (below.length === 0) return { layer: layer === 'main.ts' ? 'main' : layer, path }
  if (layer === 'modules') return { layer, module: below[0], path: below.slice(1).join('/') }
  if (layer === 'web') return { layer, area: below.length > 1 ? below[0] : 'shared', path: below.join('/') }
  return { layer, path: below.join('/') }
}

/** Where an import leads: a place as above with `isRelative`, or `{ package }` for npm and Node. */
export function locateImport(specifier, filename) {
  const file = filename.replaceAll('\\', '/')
  if (specifier.startsWith('.')) {
    const target = posix.join(dirname(file), specifier)
    // Outside the packages lie tools, scripts and benchmarks: not for production either.
    return { ...(locateFile(target) ?? { layer: 'outside', path: target, isTest: true }), isRelative: true }
  }
  if (specifier.startsWith('#')) return locateAlias(specifier.slice(1), file)
  return { package: isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier }
}

function locateAlias(alias, file) {
  const top = file.slice(0, file.lastIndexOf(serverTop) + serverTop.length)
  const [folder, ...below] = alias.split('/')
  const place = folder === 'locales' || folder === 'test' ? '' : 'src/'
  // package.json maps #modules/<name> to the module's index.ts.
  const target = folder === 'modules' && below.length === 1 ? `modules/${below[0]}/index.ts` : alias
  return { ...locateFile(`${top}${place}${target}`), isRelative: false }
}

function after(file, folder) {
  const at = file.lastIndexOf(folder)
  return at === -1 ? undefined : file.slice(at + folder.length)
}
