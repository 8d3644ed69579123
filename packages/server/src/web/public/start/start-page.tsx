import { Document } from '../../shared/components/document.tsx'
import { Button, LinkButton } from '../../shared/components/form.tsx'
import type { Page } from '../../shared/page.ts'
import type { Demo, DemoPerson, PublicDeps } from '../deps.ts'

export function StartPage({ page }: { readonly page: Page<undefined, PublicDeps> }) {
  const { t, deps } = page
  const { start } = t.publicPages
  return (
    <Document page={page} title={start.title} look="public">
      <h1>{start.title}</h1>
      <p class="lead">{start.lead}</p>
      <p>{start.promise}</p>
      <p class="act">
        <LinkButton href="/account">{start.signIn}</LinkButton>
        <LinkButton href="/account/register" kind="quiet">
          {start.register}
        </LinkButton>
        <LinkButton href="/apply" kind="quiet">
          {t.applyBefore.home.link}
        </LinkButton>
      </p>
      {deps.demo && <DemoPeople page={page} demo={deps.demo} />}
      <h2>{start.whatTitle}</h2>
      <ul>
        {start.what.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>
        <a href="/verify">{t.verify.title}</a>
      </p>
      <p>
        <a href="/office">{start.staff}</a>
      </p>
    </Document>
  )
}

function DemoPeople({ page, demo }: { readonly page: Page<undefined, PublicDeps>; readonly demo: Demo }) {
  const { start } = page.t.publicPages
  const of = (realm: DemoPerson['realm']) => demo.people.filter((person) => person.realm === realm)
  return (
    <section class="panel" aria-labelledby="demo-people">
      <h2 id="demo-people">{start.demoTitle}</h2>
      <p class="quiet-text">{start.demoText}</p>
      <h3>{start.demoHolders}</h3>
      <People page={page} people={of('holder')} />
      <h3>{start.demoStaff}</h3>
      <People page={page} people={of('staff')} />
      <p>
        <a href="/demo/inbox">{start.demoInbox}</a>
      </p>
    </section>
  )
}

function People({
  page,
  people,
}: {
  readonly page: Page<undefined, PublicDeps>
  readonly people: readonly DemoPerson[]
}) {
  const { start } = page.t.publicPages
  return (
    <ul class="list">
      {people.map((person) => (
        <li>
          <form method="post" action={`/demo/enter/${person.key}`} class="row">
            <span>
              <b lang={person.language}>{person.name}</b>
              <br />
              <span class="quiet-text">{person.note[page.language]}</span>
            </span>
            <Button kind="quiet">
              <span aria-hidden="true">→</span> {start.enterAs(person.name)}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  )
}
