import type { Application } from '#domain/applications/application.ts'
import { isOpenApplication } from '#domain/applications/life-cycle.ts'
import type { ReferenceBook } from '#modules/reference'
import { LinkButton } from '../../shared/components/form.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { ApplicationLines } from './application-lines.tsx'
import { beginPath } from './paths.ts'

type Props = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  readonly applications: readonly Application[]
}

/** Every application of the account, open ones first. */
export function ApplicationsPage({ page, book, applications }: Props) {
  const labels = page.t.applications
  const open = applications.filter(({ state }) => isOpenApplication(state))
  const ended = applications.filter(({ state }) => !isOpenApplication(state))
  return (
    <HolderLayout page={page} title={labels.title} tab="applications">
      <h1>{labels.title}</h1>
      <p class="lead">{applications.length === 0 ? labels.empty : labels.intro}</p>
      <p class="act">
        <LinkButton href={beginPath}>{labels.begin.title}</LinkButton>
        <LinkButton href="/apply" kind="quiet">
          {labels.find}
        </LinkButton>
      </p>
      <Section id="open" title={labels.open} {...{ page, book, applications: open }} />
      <Section id="ended" title={labels.ended} {...{ page, book, applications: ended }} />
    </HolderLayout>
  )
}

function Section({ id, title, ...rest }: Props & { readonly id: string; readonly title: string }) {
  if (rest.applications.length === 0) return <></>
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ApplicationLines {...rest} />
    </section>
  )
}
