import { buildSync } from 'esbuild'
import { fileURLToPath } from 'node:url'

/** The older ones have no `DecompressionStream`, without which no status list can be read. */
const targets = ['chrome103', 'firefox113', 'safari16.4']

/**
 * Links an entry and everything that it imports into one file, in memory: there still is no build folder
 * (docs/decisions/0041).
 * @param entry a script or a style sheet
 */
export function bundle(entry: URL): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: targets,
    logLevel: 'silent',
    legalComments: 'none',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`nothing came of ${entry.pathname}`)
  return file.text
}
