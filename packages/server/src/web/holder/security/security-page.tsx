import type { AuditEntry } from '#modules/audit'
import type { Account, FactorSummary, SessionLine } from '#modules/accounts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { AccountSection } from './account-section.tsx'
import { EventsSection } from './events-section.tsx'
import { FactorsSection } from './factors-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

export type SecurityView = {
  readonly account: Account
  readonly factors: FactorSummary
  readonly sessions: readonly SessionLine[]
  readonly events: readonly AuditEntry[]
  readonly timeZone: string
}

/** How the holder comes in, where they are signed in, and what happened: all on one page, each change on its own. */
export function SecurityPage({ page, view }: { readonly page: HolderPage; readonly view: SecurityView }) {
  const { security } = page.t
  return (
    <HolderLayout page={page} title={security.title} tab="security">
      <h1>{security.title}</h1>
      <p class="lead">{security.lead}</p>
      <AccountSection page={page} account={view.account} />
      <FactorsSection page={page} factors={view.factors} timeZone={view.timeZone} />
      <SessionsSection page={page} sessions={view.sessions} timeZone={view.timeZone} />
      <EventsSection page={page} events={view.events} timeZone={view.timeZone} />
    </HolderLayout>
  )
}
