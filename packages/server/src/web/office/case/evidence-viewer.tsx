import type { Paper } from '#modules/evidence'
import { casePath } from '../shared/office-page.ts'
import type { CaseProps } from './case-page-data.ts'

/** The clean pages as pictures; viewer.js adds zoom and turn. Each picture that is asked for is a look on record. */
export function EvidenceViewer(props: CaseProps) {
  const { page, view } = props
  const { evidence: texts } = page.t.office
  return (
    <div>
      <h2>{texts.title}</h2>
      {view.papers.length === 0 ? <p>{texts.none}</p> : <p class="hint">{texts.looks}</p>}
      {view.papers.map((paper) => (
        <PaperPages {...props} paper={paper} />
      ))}
    </div>
  )
}

function PaperPages({ page, view, book, paper }: CaseProps & { readonly paper: Paper }) {
  const { evidence: texts } = page.t.office
  const name = book.find('return-paper', paper.paper)?.names[page.language] ?? paper.paper
  const sent = paper.returnNumber === 0 ? texts.sentWith : texts.sentAsAnswer(paper.returnNumber)
  return (
    <>
      <h3>
        {name} <span class="quiet-text">{sent}</span>
      </h3>
      {paper.pages.map(({ width, height }, index) => {
        const source = casePath(view.request.id, `evidence/${paper.id}/pages/${index + 1}`)
        const label = texts.page(name, index + 1)
        return (
          <figure
            class="viewer-frame"
            data-viewer
            data-zoom-in={texts.zoomIn}
            data-zoom-out={texts.zoomOut}
            data-fit={texts.fit}
            data-turn={texts.turn}
          >
            <section class="viewer" tabindex={0} aria-label={label}>
              <div class="sheet">
                <img src={source} alt={label} width={width} height={height} loading="lazy" />
              </div>
            </section>
            <figcaption>
              <bdi>{paper.fileName}</bdi> · <a href={source}>{texts.open}</a>
            </figcaption>
          </figure>
        )
      })}
    </>
  )
}
