import type { AuditEntry } from '#modules/audit'
import { formatInstant } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly events: readonly AuditEntry[]; readonly timeZone: string }

export function EventsSection({ page, events, timeZone }: Props) {
  const { events: texts } = page.t.security
  return (
    <section aria-labelledby="events">
      <h2 id="events">{texts.title}</h2>
      {events.length === 0 ? (
        <p>{texts.empty}</p>
      ) : (
        <table class="what">
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{texts.when}</th>
              <th scope="col">{texts.what}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr>
                <th scope="row" class="num">
                  {formatInstant(page.language, event.at, timeZone)}
                </th>
                <td>{describe(page, event)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{texts.notYou}</p>
    </section>
  )
}

/** What happened, and on which device or to which passkey, where the entry says it. */
function describe(page: HolderPage, { event, details }: AuditEntry) {
  const names: Readonly<Record<string, string>> = page.t.security.events.names
  const what = Object.hasOwn(names, event) ? names[event] : event
  const more = details['device'] ?? details['label']
  if (typeof more !== 'string' || more === '') return what
  return (
    <>
      {what} · <bdi>{more}</bdi>
    </>
  )
}
