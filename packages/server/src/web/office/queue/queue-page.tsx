import { mayStaff } from '#domain/review/permissions.ts'
import type { Queue } from '#modules/review'
import type { ReferenceBook } from '#modules/reference'
import { ActionForm } from '../shared/action-form.tsx'
import { keyOf } from '../shared/keys.tsx'
import { OfficeLayout } from '../shared/office-layout.tsx'
import type { OfficePage } from '../shared/office-page.ts'
import type { StaffNames } from '../shared/staff-names.ts'
import { Filters } from './queue-filters.tsx'
import { QueueTable } from './queue-table.tsx'
import { queuePath, type QueueFilters } from './read-filters.ts'

type Props = {
  readonly page: OfficePage
  readonly filters: QueueFilters
  readonly queue: Queue
  readonly book: ReferenceBook
  readonly names: StaffNames
}

/** Everything the office has in hand or waits for, oldest promise first. */
export function QueuePage(props: Props) {
  const { page, filters, queue } = props
  const { t, session } = page
  return (
    <OfficeLayout page={page} title={t.office.queue.title} counts={queue.counts}>
      <div class="row">
        <h1>{t.office.queue.title}</h1>
        {mayStaff(session.role, 'work-on-case') && (
          <ActionForm page={page} action="/office/next" kind="main" shortcut={keyOf.next}>
            {t.office.queue.next}
          </ActionForm>
        )}
      </div>
      <Filters page={page} filters={filters} queue={queue} />
      {queue.cases.length === 0 ? (
        <Empty page={page} filters={filters} />
      ) : (
        <QueueTable {...props} cases={queue.cases} />
      )}
      <Paging page={page} filters={filters} hasMore={queue.hasMore} />
    </OfficeLayout>
  )
}

function Empty({ page, filters }: Pick<Props, 'page' | 'filters'>) {
  const { empty } = page.t.office.queue
  const { kind, state, language } = filters
  const isFiltered = [kind, state, language].some((one) => one !== undefined) || filters.page > 1
  return (
    <div class="panel">
      <p>{isFiltered ? empty.filtered : empty[filters.view]}</p>
      {(isFiltered || filters.view !== 'all') && (
        <p>
          <a href="/office">{empty.showAll}</a>
        </p>
      )}
    </div>
  )
}

function Paging({ page, filters, hasMore }: Pick<Props, 'page' | 'filters'> & { readonly hasMore: boolean }) {
  const { paging } = page.t.office.queue
  if (filters.page === 1 && !hasMore) return <></>
  return (
    <nav class="paging" aria-label={paging.label}>
      {filters.page > 1 && (
        <a href={queuePath(filters, { page: filters.page - 1 })} rel="prev">
          {paging.previous}
        </a>
      )}
      <span>{paging.page(filters.page)}</span>
      {hasMore && (
        <a href={queuePath(filters, { page: filters.page + 1 })} rel="next">
          {paging.next}
        </a>
      )}
    </nav>
  )
}
