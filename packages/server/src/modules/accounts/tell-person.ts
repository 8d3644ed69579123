import type { Moment } from '#domain/notices/placeholder-kinds.ts'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { AccountsDeps, NoticeContent } from './deps.ts'
import type { Person } from './stores/person-store.ts'

export type TellDeps = Pick<AccountsDeps, 'clock' | 'queueNotice' | 'pages' | 'timeZone'>

/** Writes to the confirmed address of the account; staff have none here. `changeId` makes the notice one per change: never that of another notice. */
export async function tellPerson(
  trx: Trx,
  deps: Pick<AccountsDeps, 'queueNotice'>,
  person: Person,
  notice: NoticeContent & { readonly changeId: Id },
): Promise<void> {
  if (person.email === undefined) return
  const recipient = { email: person.email }
  await deps.queueNotice(trx, { ...notice, subjectId: person.principalId, language: person.language, recipient })
}

/** This instant, as a notice tells it. */
export function momentNow(deps: Pick<AccountsDeps, 'clock' | 'timeZone'>): Moment {
  return { at: deps.clock.now(), timeZone: deps.timeZone }
}

/** A device as its owner may know it again; the network stands in where the browser said nothing. */
export function describeDevice({ device, network }: { readonly device: string; readonly network: string }): string {
  return device === '' ? network : `${device}, ${network}`
}
