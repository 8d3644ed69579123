import { officeSummary } from '../../shared/charges/cost-sentences.ts'
import { ErrorSummary } from '../../shared/components/form.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { CancellationPanel } from '../decide-case/cancellation-panel.tsx'
import { formatShortInstant } from '../shared/format.ts'
import { OfficeLayout } from '../shared/office-layout.tsx'
import { CaseStateTag, DueTag } from '../shared/state-tags.tsx'
import { CaseFacts, RequestFacts } from './case-facts.tsx'
import { CaseHistory } from './case-history.tsx'
import { CaseNotes } from './case-notes.tsx'
import type { CasePageData } from './case-page-data.ts'
import { Comparison } from './comparison.tsx'
import { EvidenceViewer } from './evidence-viewer.tsx'
import { LeasePanel } from './lease-panel.tsx'
import { Letters } from './letters.tsx'
import { Returns } from './returns.tsx'

/** One case on one screen: what is asked, by whom, with what papers; beside it what can be done and what was. */
export function CasePage(data: CasePageData) {
  const { page, view, counts, errors } = data
  const title = page.t.office.case.title(formatCardNumber(view.card.cardNumber))
  return (
    <OfficeLayout
      page={page}
      title={`${view.request.reference} ${title}`}
      counts={counts}
      hasForm
      hasErrors={Object.keys(errors).length > 0}
      scripts={['viewer.js', 'lease.js']}
    >
      <ErrorSummary page={page} errors={errors} />
      <CaseHead {...data} />
      <div class="case">
        <div>
          <RequestFacts {...data} />
          <section class="panel two" aria-label={page.t.office.comparison.title}>
            <EvidenceViewer {...data} />
            <Comparison {...data} />
          </section>
          <CaseFacts {...data} />
          <Returns {...data} />
        </div>
        <div>
          <CancellationPanel {...data} />
          <LeasePanel {...data} />
          <CaseHistory {...data} />
          <CaseNotes {...data} />
          <Letters {...data} />
        </div>
      </div>
    </OfficeLayout>
  )
}

function CaseHead({ page, view, book, cost, promise }: CasePageData) {
  const { office } = page.t
  const { language } = page
  const { request, card } = view
  const { submittedAt, dueOn, state } = request
  const isOurTurn = state === 'submitted' || state === 'under-review' || state === 'returned'
  return (
    <div class="case-head">
      <div class="row">
        <h1>{office.case.title(formatCardNumber(card.cardNumber))}</h1>
        <span class="tags">
          <CaseStateTag page={page} kind="cancellation" state={state} />{' '}
          {isOurTurn && <DueTag page={page} promise={promise} />}
        </span>
      </div>
      <p class="lead">
        <b class="num">{request.reference}</b>
        {submittedAt && ` · ${office.case.asked(formatShortInstant(language, submittedAt, book.calendar.timeZone))}`}
        {dueOn !== null && ` · ${office.case.promised(formatDay(language, dueOn))}`}
        {cost && ` · ${officeSummary(page, cost)}`}
      </p>
    </div>
  )
}
