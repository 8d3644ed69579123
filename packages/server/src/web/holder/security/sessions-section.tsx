import type { SessionLine } from '#modules/accounts'
import { Button } from '../../shared/components/form.tsx'
import { StateTag } from '../../shared/components/parts.tsx'
import { formatInstant } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly sessions: readonly SessionLine[]; readonly timeZone: string }

/** Every open session with what tells it apart; this one is marked, and ends by signing out. */
export function SessionsSection({ page, sessions, timeZone }: Props) {
  const { sessions: texts } = page.t.security
  const others = sessions.filter((session) => session.id !== page.session.id)
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{texts.title}</h2>
      {others.length === 0 && <p>{texts.onlyThis}</p>}
      <ul class="list">
        {sessions.map((session) => (
          <Session page={page} session={session} timeZone={timeZone} />
        ))}
      </ul>
      {others.length > 1 && (
        <form method="post" action="/account/security/sessions/end-others" class="act">
          <Button kind="quiet">{texts.endOthers}</Button>
        </form>
      )}
    </section>
  )
}

function Session({
  page,
  session,
  timeZone,
}: {
  readonly page: HolderPage
  readonly session: SessionLine
  readonly timeZone: string
}) {
  const { sessions: texts } = page.t.security
  const at = (instant: Date) => formatInstant(page.language, instant, timeZone)
  const device = session.device === '' ? texts.unknownDevice : session.device
  return (
    <li class="row">
      <span>
        <b>{device}</b> {session.id === page.session.id && <StateTag tone="good">{texts.thisOne}</StateTag>}
        <br />
        <span class="quiet-text">
          {texts.since(at(session.createdAt))} · {texts.lastSeen(at(session.lastSeenAt))} ·{' '}
          {texts.network(session.network)}
        </span>
      </span>
      {session.id !== page.session.id && (
        <form method="post" action={`/account/security/sessions/${session.id}/end`}>
          <button type="submit" class="plain" aria-label={texts.endOf(device)}>
            {texts.end}
          </button>
        </form>
      )}
    </li>
  )
}
