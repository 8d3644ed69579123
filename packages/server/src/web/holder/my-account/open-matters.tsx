import type { Application } from '#domain/applications/application.ts'
import type { CardChange } from '#domain/card-changes/change.ts'
import type { Card } from '#domain/cards/card.ts'
import type { ReferenceBook } from '#modules/reference'
import { ApplicationLines } from '../applications/application-lines.tsx'
import { applicationsPath, beginPath } from '../applications/paths.ts'
import { ChangeLines } from '../card-changes/change-lines.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly book: ReferenceBook
  readonly cards: readonly Card[]
  /** Open ones only. */
  readonly applications: readonly Application[]
  readonly changes: readonly CardChange[]
}

/** What is under way beside the cards themselves: applications for new ones, and requests about those there are. */
export function OpenMatters({ page, book, cards, applications, changes }: Props) {
  const texts = page.t.applications
  return (
    <>
      {applications.length > 0 && (
        <section aria-labelledby="applications">
          <h2 id="applications">{texts.title}</h2>
          <ApplicationLines page={page} book={book} applications={applications} />
        </section>
      )}
      {changes.length > 0 && (
        <section aria-labelledby="changes">
          <h2 id="changes">{page.t.cardChanges.list.title}</h2>
          <ChangeLines page={page} changes={changes} cards={cards} />
        </section>
      )}
    </>
  )
}

/** The ways to another card, at the foot of the account. */
export function WaysToCards({ page }: Pick<Props, 'page'>) {
  const { account, applications } = page.t
  return (
    <ul class="ways">
      <li>
        <a href={beginPath}>{applications.begin.title}</a>
      </li>
      <li>
        <a href={applicationsPath}>{applications.all}</a>
      </li>
      <li>
        <a href="/account/link">{account.linkAnother}</a>
      </li>
    </ul>
  )
}
