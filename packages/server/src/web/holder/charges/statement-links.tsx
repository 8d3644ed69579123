import type { Id } from '#kernel/ids.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { chargesPath } from './paths.ts'

/** The statement to keep: for a spreadsheet and for paper; of one card when it is named. */
export function StatementLinks({ page, cardId }: { readonly page: HolderPage; readonly cardId?: Id }) {
  const { page: texts } = page.t.charges
  return (
    <p class="act">
      <a href={chargesPath(cardId, 'statement.pdf')}>{texts.pdf}</a>
      <a href={chargesPath(cardId, 'statement.csv')}>{texts.csv}</a>
    </p>
  )
}
