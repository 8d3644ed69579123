import type { QueueCase } from '#modules/review'
import type { ReferenceBook } from '#modules/reference'
import { StateTag } from '../../shared/components/parts.tsx'
import { formatDay } from '../../shared/format.ts'
import { casePath, type OfficePage } from '../shared/office-page.ts'
import type { StaffNames } from '../shared/staff-names.ts'
import { CaseStateTag, DueTag } from '../shared/state-tags.tsx'

type Props = {
  readonly page: OfficePage
  readonly cases: readonly QueueCase[]
  readonly book: ReferenceBook
  readonly names: StaffNames
}

/** A line says what the case is about and never whose it is: who wants to know opens it, and that is recorded. */
export function QueueTable(props: Props) {
  const { columns, caption } = props.page.t.office.queue
  return (
    <table class="queue-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.promise}</th>
          <th scope="col">{columns.reference}</th>
          <th scope="col">{columns.card}</th>
          <th scope="col">{columns.asks}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.who}</th>
          <th scope="col">{columns.language}</th>
        </tr>
      </thead>
      <tbody>
        {props.cases.map((line) => (
          <QueueRow {...props} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function QueueRow({ page, line, book, names }: Omit<Props, 'cases'> & { readonly line: QueueCase }) {
  const { office, officeApplications, common } = page.t
  const { columns } = office.queue
  const { language } = page
  return (
    <tr>
      <td data-label={columns.promise}>
        {line.state !== 'approved' && <DueTag page={page} promise={line.promise} />}
        <span class="when">{formatDay(language, line.dueOn)}</span>
      </td>
      <td data-label={columns.reference}>
        <a href={casePath(line.requestId)} class="num" data-row>
          {line.reference}
        </a>
      </td>
      <td data-label={columns.card}>
        {book.cardType(line.cardType).names[language]}
        <span class="when">{book.purpose(line.purpose).names[language]}</span>
      </td>
      <td data-label={columns.asks}>
        {line.kind !== 'cancellation' && office.queue.asksFor[line.kind]}
        {line.reasonCode !== null && book.reason(line.reasonCode).names[language]}
        {line.effect !== null && <span class="when">{office.effects[line.effect]}</span>}
        {line.changeKind !== null && <span class="when">{officeApplications.changes[line.changeKind]}</span>}
      </td>
      <td data-label={columns.state}>
        <CaseStateTag page={page} kind={line.kind} state={line.state} />
        {isSecondWanted(line) && <StateTag tone="wait">{officeApplications.second.tag}</StateTag>}
      </td>
      <td data-label={columns.who}>
        {line.assignedTo === null ? office.queue.nobody : <bdi>{names(line.assignedTo)}</bdi>}
      </td>
      <td data-label={columns.language}>
        <span lang={line.language}>{common.languageNames[line.language]}</span>
      </td>
    </tr>
  )
}

/** One officer has proposed, and another one has to agree. */
function isSecondWanted({ proposedBy, state }: QueueCase): boolean {
  return proposedBy !== null && state === 'under-review'
}
