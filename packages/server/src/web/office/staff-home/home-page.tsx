import { OfficeLayout } from '../shared/office-layout.tsx'
import type { OfficePage } from '../shared/office-page.ts'

/** An administrator sets the rules and sees nobody's data: no queue, no case, no count. */
export function HomePage({ page }: { readonly page: OfficePage }) {
  const { home } = page.t.office
  return (
    <OfficeLayout page={page} title={home.title} counts={undefined}>
      <div class="narrow">
        <h1>{home.title}</h1>
        <p class="lead">
          {home.welcome} <bdi>{page.session.displayName}</bdi>
        </p>
        <p>{home.noCases}</p>
        <h2>{home.whereTitle}</h2>
        <ul>
          <li>{home.profile}</li>
          <li>{home.staff}</li>
        </ul>
        <p>
          <a href="/office/help">{page.t.office.keys.title}</a>
        </p>
      </div>
    </OfficeLayout>
  )
}
