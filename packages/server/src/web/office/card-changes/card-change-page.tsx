import { changePapers } from '#domain/card-changes/papers.ts'
import { ErrorSummary } from '../../shared/components/form.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import { CardList } from '../applications/earlier-records.tsx'
import { CaseHistory } from '../case/case-history.tsx'
import { CaseNotes } from '../case/case-notes.tsx'
import { EvidenceViewer } from '../case/evidence-viewer.tsx'
import { FileHead } from '../case/file-head.tsx'
import { LeasePanel } from '../case/lease-panel.tsx'
import { Letters } from '../case/letters.tsx'
import { OfficeLayout } from '../shared/office-layout.tsx'
import { BeforeAndAfter } from './before-and-after.tsx'
import { ChangeFacts } from './change-facts.tsx'
import type { ChangePageData } from './change-page-data.ts'
import { ChangePanel } from './change-panel.tsx'

/** One request about a card on one screen: what is on record, what would be, and what can be done. */
export function CardChangePage(data: ChangePageData) {
  const { page, view, counts, errors } = data
  const { change: texts, earlier } = page.t.officeApplications
  const { wish, reference, submittedOn } = view.change
  const title = texts.titles[wish.kind](formatCardNumber(view.card.cardNumber))
  return (
    <OfficeLayout
      page={page}
      title={`${reference} ${title}`}
      counts={counts}
      hasForm
      hasErrors={Object.keys(errors).length > 0}
      scripts={['viewer.js', 'lease.js']}
    >
      <ErrorSummary page={page} errors={errors} />
      <FileHead {...data} title={title} receivedOn={submittedOn} />
      <div class="case">
        <div>
          <Comparison {...data} />
          <ChangeFacts {...data} />
          {view.otherCards.length > 0 && (
            <section class="panel" aria-labelledby="earlier">
              <h2 id="earlier">{earlier.title}</h2>
              <CardList {...data} title={earlier.otherCards} cards={view.otherCards} />
            </section>
          )}
        </div>
        <div>
          <ChangePanel {...data} />
          <LeasePanel {...data} />
          <CaseHistory {...data} />
          <CaseNotes {...data} />
          <Letters {...data} />
        </div>
      </div>
    </OfficeLayout>
  )
}

/** What would change beside the paper that shows it; where none has to be there and none is, the change alone. */
function Comparison(data: ChangePageData) {
  const { view, page } = data
  const { comparison } = page.t.officeApplications.change
  if (view.papers.length === 0 && !changePapers[view.change.wish.kind].isRequired) {
    return (
      <section class="panel">
        <BeforeAndAfter {...data} />
      </section>
    )
  }
  return (
    <section class="panel two" aria-label={comparison}>
      <EvidenceViewer {...data} />
      <div>
        <BeforeAndAfter {...data} />
      </div>
    </section>
  )
}
