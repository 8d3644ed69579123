import type { Child } from 'hono/jsx'
import { mayStaff } from '#domain/review/permissions.ts'
import type { QueueCounts } from '#modules/review'
import { Document } from '../../shared/components/document.tsx'
import { DoneNote } from '../../shared/components/parts.tsx'
import { KeyDialog } from './key-list.tsx'
import { key, keyOf } from './keys.tsx'
import type { OfficePage } from './office-page.ts'

type Props = {
  readonly page: OfficePage
  readonly title: string
  /** Undefined for a role that has no queue. */
  readonly counts: QueueCounts | undefined
  readonly hasErrors?: boolean
  readonly hasForm?: boolean
  readonly scripts?: readonly string[]
  readonly children?: Child
}

/** The frame of every page behind the office's sign-in: the queue in numbers, who one is, the keys. */
export function OfficeLayout({ page, counts, scripts = [], children, ...rest }: Props) {
  return (
    <Document
      page={page}
      look="office"
      wide
      bar={<Bar page={page} counts={counts} />}
      signOut={<SignOut page={page} />}
      scripts={['office-keys.js', ...scripts]}
      {...rest}
    >
      <DoneNote page={page} texts={{ ...page.t.office.done, ...page.t.officeApplications.done }} />
      {children}
      <KeyDialog page={page} />
    </Document>
  )
}

function Bar({ page, counts }: Pick<Props, 'page' | 'counts'>) {
  const { bar, keys } = page.t.office
  return (
    <nav class="office-bar" aria-label={bar.label}>
      {counts && (
        <>
          <a href="/office" {...key(keyOf.queue)}>
            {bar.all(counts.all)}
          </a>
          <a href="/office?view=mine">{bar.mine(counts.mine)}</a>
          <a href="/office?view=late" class={counts.late > 0 ? 'has-late' : undefined}>
            {bar.late(counts.late)}
          </a>
        </>
      )}
      {mayStaff(page.session.role, 'settle-payments') && <a href="/office/payments">{page.t.payments.office.title}</a>}
      {mayStaff(page.session.role, 'decide-waiver') && <a href="/office/waivers">{page.t.waivers.title}</a>}
      <a href="/office/help">{keys.title}</a>
    </nav>
  )
}

function SignOut({ page }: { readonly page: OfficePage }) {
  const { displayName, role } = page.session
  return (
    <form method="post" action="/office/sign-out" class="sign-out">
      <span>
        <bdi>{displayName}</bdi> · {page.t.office.roles[role]}
      </span>
      <button type="submit" class="plain">
        {page.t.common.signOut}
      </button>
    </form>
  )
}
