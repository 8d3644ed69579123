// Writes docs/reference from the code: npm run docs. With --check it writes nothing and fails when a page is stale.
import { referencePages } from './docs/pages.ts'
import { referenceFolder, staleFiles, writePages } from './docs/reference-folder.ts'

if (process.argv.includes('--check')) {
  const stale = staleFiles(referenceFolder, referencePages)
  for (const file of stale) console.error(`docs/reference/${file} does not say what the code says.`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  const written = writePages(referenceFolder, referencePages)
  console.log(written.length === 0 ? 'docs/reference is up to date.' : `Written: ${written.join(', ')}`)
}
