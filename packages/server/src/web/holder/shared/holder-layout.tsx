import type { Child } from 'hono/jsx'
import type { HolderSession } from '#modules/accounts'
import { Document } from '../../shared/components/document.tsx'
import { DoneNote, Tabs } from '../../shared/components/parts.tsx'
import type { Page } from '../../shared/page.ts'
import type { HolderDeps } from '../deps.ts'

export type HolderPage = Page<HolderSession, HolderDeps>

type Props = {
  readonly page: HolderPage
  readonly title: string
  readonly hasErrors?: boolean
  readonly hasForm?: boolean
  readonly shownAt?: string
  readonly scripts?: readonly string[]
  /** The tab the page stands under; none inside a task such as a request, so that nothing distracts from it. */
  readonly tab?: HolderTab
  readonly children?: Child
}

export type HolderTab =
  | 'cards'
  | 'applications'
  | 'requests'
  | 'charges'
  | 'papers'
  | 'letters'
  | 'accesses'
  | 'security'

const tabPaths: Readonly<Record<HolderTab, string>> = {
  cards: '/account',
  applications: '/account/applications',
  requests: '/account/requests',
  charges: '/account/charges',
  papers: '/account/documents',
  letters: '/account/letters',
  accesses: '/account/accesses',
  security: '/account/security',
}

/** The frame of every page behind a holder's sign-in. */
export function HolderLayout({ page, tab, children, ...rest }: Props) {
  const { t } = page
  return (
    <Document page={page} look="holder" signOut={<SignOut page={page} />} {...rest}>
      {tab && (
        <Tabs
          label={t.account.navigation}
          tabs={(Object.keys(tabPaths) as HolderTab[]).map((name) => ({
            href: tabPaths[name],
            label: t.account.tabs[name],
          }))}
          current={tabPaths[tab]}
        />
      )}
      <DoneNote
        page={page}
        texts={{ ...page.t.common.done, ...page.t.applications.done, ...page.t.cardChanges.done }}
      />
      {children}
    </Document>
  )
}

function SignOut({ page }: { readonly page: HolderPage }) {
  return (
    <form method="post" action="/account/sign-out" class="sign-out">
      <button type="submit" class="plain">
        {page.t.common.signOut}
      </button>
    </form>
  )
}
