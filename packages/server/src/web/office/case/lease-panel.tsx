import { holderOfLease } from '#domain/review/lease.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import { ActionForm } from '../shared/action-form.tsx'
import { formatMinutes, formatTime } from '../shared/format.ts'
import { keyOf } from '../shared/keys.tsx'
import { casePath } from '../shared/office-page.ts'
import { isOfficesTurn, type FileProps } from './case-file.ts'

const minuteMs = 60_000

/** In whose hands the case is, and for how long. */
export function LeasePanel(props: FileProps) {
  const { page, file, names, book } = props
  const { lease: texts, reason } = page.t.office
  const { leaseMinutes } = book.serviceTime
  const holder = holderOfLease(file.lease, page.deps.clock.now(), leaseMinutes)
  const time = file.lease ? formatTime(page.language, file.lease.until, book.calendar.timeZone) : ''
  return (
    <section class="panel" aria-labelledby="lease">
      <h2 id="lease">{texts.title}</h2>
      {holder === page.session.principalId && <OwnLease {...props} until={time} />}
      {holder !== undefined && holder !== page.session.principalId && <p>{texts.theirs(names(holder), time)}</p>}
      {holder === undefined && <FreeCase {...props} />}
      {file.access.reason !== 'assigned' && <p>{texts.openedWith(reason.reasons[file.access.reason])}</p>}
    </section>
  )
}

/** lease.js keeps it while somebody works, and counts the minutes; without script there are the buttons. */
function OwnLease({ page, file, book, until }: FileProps & { readonly until: string }) {
  const { lease: texts } = page.t.office
  const { requestId: id, lease } = file
  const leftMs = lease ? lease.until.getTime() - page.deps.clock.now().getTime() : 0
  return (
    <div
      data-lease={casePath(id, 'renew')}
      data-seconds={String(Math.floor(leftMs / 1000))}
      data-every={String(Math.max(30, book.serviceTime.leaseMinutes * 20))}
    >
      <p>
        <span data-lease-until>{texts.mine(until)}</span> ·{' '}
        <span class="num" data-lease-left={texts.left('{}')}>
          {texts.left(formatMinutes(page.language, Math.ceil(leftMs / minuteMs)))}
        </span>
      </p>
      <p class="hint" hidden data-lease-renews>
        {texts.renewsItself}
      </p>
      <p class="note warn" hidden role="alert" data-lease-lost>
        {texts.lost}
      </p>
      <div class="act">
        <ActionForm page={page} action={casePath(id, 'renew')}>
          {texts.renew}
        </ActionForm>
        <ActionForm page={page} action={casePath(id, 'release')} shortcut={keyOf.release}>
          {texts.release}
        </ActionForm>
      </div>
    </div>
  )
}

function FreeCase({ page, file }: FileProps) {
  const { lease: texts } = page.t.office
  return (
    <>
      <p>{texts.nobodys}</p>
      {isOfficesTurn(file) && mayStaff(page.session.role, 'work-on-case') && (
        <div class="act">
          <ActionForm page={page} action={casePath(file.requestId, 'claim')} shortcut={keyOf.claim}>
            {texts.claim}
          </ActionForm>
        </div>
      )}
    </>
  )
}
