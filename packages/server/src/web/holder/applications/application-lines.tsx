import type { Application } from '#domain/applications/application.ts'
import type { ReferenceBook } from '#modules/reference'
import { dayInZone } from '#kernel/calendar-day.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { lineWords } from './application-words.ts'
import { applicationPath } from './paths.ts'
import { ApplicationStateTag } from './state-tag.tsx'

type Props = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  readonly applications: readonly Application[]
}

/** Applications as a list: what for, whom for, how each stands and what comes next. */
export function ApplicationLines({ page, book, applications }: Props) {
  return (
    <ul class="list">
      {applications.map((application) => (
        <li>
          <div class="row">
            <a href={applicationPath(application)} dir="auto">
              {lineWords(page, book, application)}
            </a>
            <ApplicationStateTag page={page} state={application.state} />
          </div>
          <span class="quiet-text">
            <span class="num">{application.reference}</span> · {dayWords(page, book, application)}
          </span>
          <NextStep page={page} application={application} />
        </li>
      ))}
    </ul>
  )
}

function dayWords(page: HolderPage, book: ReferenceBook, { submittedOn, createdAt }: Application): string {
  const labels = page.t.applications
  if (submittedOn !== null) return labels.sent(formatDay(page.language, submittedOn))
  return labels.begun(formatDay(page.language, dayInZone(createdAt, book.calendar.timeZone)))
}

/** A button only where the applicant's turn has come. */
function NextStep({ page, application }: { readonly page: HolderPage; readonly application: Application }) {
  const { next } = page.t.applications
  const { state, reference } = application
  if (state !== 'draft' && state !== 'submitted' && state !== 'awaiting-payment' && state !== 'returned') return <></>
  return (
    <p class="act">
      <LinkButton href={applicationPath(application)} kind="quiet">
        {next[state]}
        <span class="visually-hidden"> {reference}</span>
      </LinkButton>
    </p>
  )
}
