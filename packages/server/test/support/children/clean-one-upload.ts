import { readFileSync } from 'node:fs'
import { startUploadSanitiser } from '#platform/pictures/sanitise-upload.ts'

/** A server that cleans one small file and one large one (its arguments), and says what that did to it. */

const [small = '', large = ''] = process.argv.slice(2)
const { sanitiseUpload } = startUploadSanitiser({
  onFailure: (failure) => process.stderr.write(`${JSON.stringify(failure)}\n`),
})

const results = [await sanitiseUpload(readFileSync(small))]
const before = process.resourceUsage().maxRSS
results.push(await sanitiseUpload(readFileSync(large)))
const grownKilobytes = process.resourceUsage().maxRSS - before

const { sharedObjects } = process.report.getReport() as { sharedObjects: string[] }
const answers = results.map((result) => (result.ok ? 'accepted' : result.refusal))
process.stdout.write(JSON.stringify({ answers, grownKilobytes, sharedObjects }))
// Ends by itself, though its children are idle and not closed.
