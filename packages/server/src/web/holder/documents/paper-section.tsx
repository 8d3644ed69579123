import type { DecidedPaper } from '#modules/credentials'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { PaperLinks } from './paper-links.tsx'

type Props = { readonly page: HolderPage; readonly papers: readonly DecidedPaper[] }

/** The papers of one card, on the page of that card or of its request. */
export function PaperSection({ page, papers }: Props) {
  return (
    <>
      {papers.map((paper) => (
        <section class="panel" aria-labelledby={`paper-${paper.document}`}>
          <h2 id={`paper-${paper.document}`}>{page.t.papers.kinds[paper.document]}</h2>
          <PaperLinks page={page} paper={paper} />
        </section>
      ))}
    </>
  )
}
