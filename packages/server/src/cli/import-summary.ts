import type { ImportSummary } from '#modules/cards'
import { group } from './progress.ts'

/** The result of an import for a person, the plainest thing first: was anything written? */
export function importSummaryText(summary: ImportSummary, report: string | null): string {
  const { committed, stopped, lines, holders, cards, errorLines, warnings } = summary
  const head = committed
    ? `Imported ${group(lines)} lines.`
    : `DRY RUN: nothing was written. Of ${group(lines)} lines, this is what an import would do.`
  const text = [
    head,
    `  holders  ${counts(holders)}`,
    `  cards    ${counts(cards)}`,
    `  lines with errors, not imported  ${group(errorLines)}`,
    `  warnings  ${group(warnings)}`,
  ]
  if (report !== null) text.push(`Every problem with its line and what to do: ${report}`)
  if (stopped) text.push('Stopped before the end of the file. Run the same command again to go on.')
  else if (!committed) text.push('To write it, run the same command with --commit.')
  return `${text.join('\n')}\n`
}

function counts({ added, changed, unchanged }: ImportSummary['cards']): string {
  return `${group(added)} new, ${group(changed)} changed, ${group(unchanged)} unchanged`
}
