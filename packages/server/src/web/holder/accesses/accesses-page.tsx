import type { AuditEntry } from '#modules/audit'
import { formatInstant } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly entries: readonly AuditEntry[]
  readonly timeZone: string
  readonly reasonOf: (entry: AuditEntry) => string
}

/** "Who looked at my data": role, reason and time of every view, never a name of staff. */
export function AccessesPage({ page, entries, timeZone, reasonOf }: Props) {
  const labels = page.t.account.accesses
  const events: Readonly<Record<string, string>> = labels.events
  return (
    <HolderLayout page={page} title={labels.title} tab="accesses">
      <h1>{labels.title}</h1>
      <p class="lead">{labels.lead}</p>
      {entries.length === 0 ? (
        <p class="note">{labels.empty}</p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label={labels.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{labels.when}</th>
                <th scope="col">{labels.who}</th>
                <th scope="col">{labels.what}</th>
                <th scope="col">{labels.why}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr>
                  <td>{formatInstant(page.language, entry.at, timeZone)}</td>
                  <td>{entry.actor_role ? labels.roles[entry.actor_role] : page.t.verify.access.who}</td>
                  <td>{events[entry.event] ?? page.t.verify.access.what}</td>
                  <td>{reasonOf(entry)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </HolderLayout>
  )
}
