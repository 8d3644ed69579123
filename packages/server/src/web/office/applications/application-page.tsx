import { ErrorSummary } from '../../shared/components/form.tsx'
import { CaseHistory } from '../case/case-history.tsx'
import { CaseNotes } from '../case/case-notes.tsx'
import { EvidenceViewer } from '../case/evidence-viewer.tsx'
import { FileHead } from '../case/file-head.tsx'
import { LeasePanel } from '../case/lease-panel.tsx'
import { Letters } from '../case/letters.tsx'
import { Returns } from '../case/returns.tsx'
import { OfficeLayout } from '../shared/office-layout.tsx'
import { ApplicationFacts } from './application-facts.tsx'
import type { ApplicationPageData } from './application-page-data.ts'
import { ApplicationPanel } from './application-panel.tsx'
import { EarlierRecords } from './earlier-records.tsx'
import { FeePanel } from './fee-panel.tsx'
import { HintsPanel } from './hints-panel.tsx'
import { PassportComparison } from './passport-comparison.tsx'

/** One application on one screen: passport and what was typed side by side, what else is known, what can be done. */
export function ApplicationPage(data: ApplicationPageData) {
  const { page, view, counts, errors } = data
  const { application: texts, passport } = page.t.officeApplications
  const title = texts.title(view.offer.names[page.language])
  const { reference, reviewFrom } = view.application
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
      <FileHead {...data} title={title} receivedOn={reviewFrom} isSecondWanted={view.application.proposedBy !== null} />
      <div class="case">
        <div>
          <section class="panel two" aria-label={passport.title}>
            <EvidenceViewer {...data} />
            <PassportComparison {...data} />
          </section>
          <ApplicationFacts {...data} />
          <EarlierRecords {...data} />
          <Returns {...data} />
        </div>
        <div>
          <ApplicationPanel {...data} />
          <HintsPanel {...data} />
          <LeasePanel {...data} />
          <FeePanel {...data} />
          <CaseHistory {...data} />
          <CaseNotes {...data} />
          <Letters {...data} />
        </div>
      </div>
    </OfficeLayout>
  )
}
