import type { Paper } from '#modules/evidence'
import { casePath } from '../shared/office-page.ts'
import { paperName } from '../shared/coded-names.ts'
import type { FileProps } from './case-file.ts'

/** The clean pages as pictures; viewer.js adds zoom and turn. Each picture that is asked for is a look on record. */
export function EvidenceViewer(props: FileProps) {
  const { page, file } = props
  const texts = evidenceTexts(page, file)
  return (
    <div>
      <h2>{texts.title}</h2>
      {file.papers.length === 0 ? <p>{texts.none}</p> : <p class="hint">{texts.looks}</p>}
      {file.papers.map((paper) => (
        <PaperPages {...props} paper={paper} />
      ))}
    </div>
  )
}

function evidenceTexts({ t }: FileProps['page'], { kind }: FileProps['file']) {
  return kind === 'application' ? { ...t.office.evidence, ...t.officeApplications.evidence } : t.office.evidence
}

function PaperPages({ page, file, book, paper }: FileProps & { readonly paper: Paper }) {
  const { evidence: texts } = page.t.office
  const name = paperName({ ...file, book, language: page.language }, paper.paper) ?? paper.paper
  const sent = paper.returnNumber === 0 ? texts.sentWith : texts.sentAsAnswer(paper.returnNumber)
  return (
    <>
      <h3>
        {name} <span class="quiet-text">{sent}</span>
      </h3>
      {paper.pages.map(({ width, height }, index) => {
        const source = casePath(file.requestId, `evidence/${paper.id}/pages/${index + 1}`)
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
