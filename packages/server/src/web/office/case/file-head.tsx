import type { CalendarDay } from '#kernel/calendar-day.ts'
import { StateTag } from '../../shared/components/parts.tsx'
import { formatDay } from '../../shared/format.ts'
import { CaseStateTag, DueTag } from '../shared/state-tags.tsx'
import { isOfficesTurn, type FilePageData } from './case-file.ts'

type Props = FilePageData & {
  readonly title: string
  /** The local day on which the office got it. */
  readonly receivedOn: CalendarDay | null
  readonly isSecondWanted?: boolean
}

/** What the case is about, how it stands, and by when it is promised. */
export function FileHead({ page, file, promise, title, receivedOn, isSecondWanted }: Props) {
  const { office, officeApplications } = page.t
  const { reference, state, dueOn } = file
  const isOpen = isOfficesTurn(file) || state === 'returned'
  return (
    <div class="case-head">
      <div class="row">
        <h1>{title}</h1>
        <span class="tags">
          <CaseStateTag page={page} {...file} />{' '}
          {isSecondWanted && isOfficesTurn(file) && <StateTag tone="wait">{officeApplications.second.tag}</StateTag>}{' '}
          {isOpen && <DueTag page={page} promise={promise} />}
        </span>
      </div>
      <p class="lead">
        <b class="num">{reference}</b>
        {receivedOn !== null && ` · ${officeApplications.application.received(formatDay(page.language, receivedOn))}`}
        {dueOn !== null && ` · ${office.case.promised(formatDay(page.language, dueOn))}`}
      </p>
    </div>
  )
}
