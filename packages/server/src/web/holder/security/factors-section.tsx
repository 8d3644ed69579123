import type { FactorSummary, PasskeyLine } from '#modules/accounts'
import { LinkButton } from '../../shared/components/form.tsx'
import { formatInstant } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly factors: FactorSummary; readonly timeZone: string }

/** Passkeys, the authenticator app and the recovery codes. */
export function FactorsSection(props: Props) {
  const { secondStep } = props.page.t.security
  return (
    <section aria-labelledby="second-step">
      <h2 id="second-step">{secondStep.title}</h2>
      <p>{secondStep.explained}</p>
      <Passkeys {...props} />
      <Authenticator {...props} />
      <RecoveryCodes {...props} />
    </section>
  )
}

function Passkeys({ page, factors, timeZone }: Props) {
  const { passkeys } = page.t.security
  return (
    <div class="panel">
      <h3>{passkeys.title}</h3>
      {factors.passkeys.length === 0 ? (
        <p>{passkeys.none}</p>
      ) : (
        <ul class="list">
          {factors.passkeys.map((passkey) => (
            <Passkey page={page} passkey={passkey} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <p class="act">
        <LinkButton kind="quiet" href="/account/security/passkeys/add">
          {passkeys.add}
        </LinkButton>
      </p>
    </div>
  )
}

function Passkey({
  page,
  passkey,
  timeZone,
}: {
  readonly page: HolderPage
  readonly passkey: PasskeyLine
  readonly timeZone: string
}) {
  const { security } = page.t
  const at = (instant: Date) => formatInstant(page.language, instant, timeZone)
  const used = passkey.lastUsedAt ? security.passkeys.used(at(passkey.lastUsedAt)) : security.passkeys.neverUsed
  return (
    <li class="row">
      <span>
        <b>
          <bdi>{passkey.label}</bdi>
        </b>
        <br />
        <span class="quiet-text">
          {security.passkeys.line(at(passkey.createdAt))} · {used}
        </span>
      </span>
      <a href={`/account/security/passkeys/${passkey.id}/remove`}>{security.passkeys.remove(passkey.label)}</a>
    </li>
  )
}

function Authenticator({ page, factors }: Props) {
  const { authenticator } = page.t.security
  return (
    <div class="panel">
      <h3>{authenticator.title}</h3>
      <p>{factors.hasAuthenticator ? authenticator.has : authenticator.hasNot}</p>
      <p class="act">
        {factors.hasAuthenticator ? (
          <a href="/account/security/authenticator/remove">{authenticator.remove}</a>
        ) : (
          <LinkButton kind="quiet" href="/account/security/authenticator/add">
            {authenticator.add}
          </LinkButton>
        )}
      </p>
    </div>
  )
}

/** They stand in for a factor, so without one there is nothing to make them for. */
function RecoveryCodes({ page, factors }: Props) {
  const { recovery } = page.t.security
  if (factors.passkeys.length === 0 && !factors.hasAuthenticator) return <></>
  return (
    <div class="panel">
      <h3>{recovery.title}</h3>
      <p>
        {recovery.purpose} {factors.recoveryCodesLeft === 0 ? recovery.none : recovery.left(factors.recoveryCodesLeft)}
      </p>
      <p class="act">
        <LinkButton kind="quiet" href="/account/security/recovery-codes">
          {recovery.make}
        </LinkButton>
      </p>
    </div>
  )
}
