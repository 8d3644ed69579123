import { LinkButton } from '../../shared/components/form.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'

/** The choice of a second step; for an account with a short password nothing else is open until there is one. */
export function SecondFactorPage({ page }: { readonly page: HolderPage }) {
  const { secondStep, passkeys, authenticator } = page.t.security
  const must = page.session.mustAddSecondFactor
  return (
    <HolderLayout page={page} title={secondStep.mustTitle}>
      <div class="narrow">
        <h1>{secondStep.mustTitle}</h1>
        <p class="lead">{must ? secondStep.mustText : secondStep.explained}</p>
        <section class="panel" aria-labelledby="by-passkey">
          <h2 id="by-passkey">{secondStep.passkeyWay}</h2>
          <p>{secondStep.passkeyWayText}</p>
          <p class="act">
            <LinkButton href="/account/security/passkeys/add">{passkeys.add}</LinkButton>
          </p>
        </section>
        <section class="panel" aria-labelledby="by-app">
          <h2 id="by-app">{secondStep.authenticatorWay}</h2>
          <p>{secondStep.authenticatorWayText}</p>
          <p class="act">
            <LinkButton kind="quiet" href="/account/security/authenticator/add">
              {authenticator.add}
            </LinkButton>
          </p>
        </section>
        {must && <p>{secondStep.mustSecond}</p>}
      </div>
    </HolderLayout>
  )
}
