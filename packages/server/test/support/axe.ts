import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** WCAG 2.2 at level AA holds every criterion of the versions before it. */
const levelAa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds wrong with a page as it stands: rule, place and reason, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  // legacy: without a second window to add the frames up in; the letters in our frames are no pages of ours
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(levelAa)
  const { violations } = await axe.exclude('iframe').setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `axe ${id} at ${String(target)}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  )
}
