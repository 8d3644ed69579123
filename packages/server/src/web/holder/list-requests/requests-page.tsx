import { isOpen } from '#domain/cancellations/life-cycle.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { RequestLines, type RequestLine } from '../shared/request-lines.tsx'

/** All requests of the account: the open ones first, because they wait for somebody. */
export function RequestsPage({ page, lines }: { readonly page: HolderPage; readonly lines: readonly RequestLine[] }) {
  const labels = page.t.account.requests
  const open = lines.filter((line) => isOpen(line.state))
  const ended = lines.filter((line) => !isOpen(line.state))
  return (
    <HolderLayout page={page} title={labels.title} tab="requests">
      <h1>{labels.title}</h1>
      {lines.length === 0 && <p class="lead">{labels.empty}</p>}
      {open.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">{labels.open}</h2>
          <RequestLines page={page} lines={open} />
        </section>
      )}
      {ended.length > 0 && (
        <section aria-labelledby="ended">
          <h2 id="ended">{labels.ended}</h2>
          <RequestLines page={page} lines={ended} />
        </section>
      )}
    </HolderLayout>
  )
}
