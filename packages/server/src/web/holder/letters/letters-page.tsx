import type { Letter } from '#modules/notices'
import { formatInstant } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { Deliveries } from './deliveries.tsx'

type Props = { readonly page: HolderPage; readonly letters: readonly Letter[]; readonly timeZone: string }

/** Everything we wrote to this account, newest first, each with how it went. */
export function LettersPage({ page, letters, timeZone }: Props) {
  const labels = page.t.account.letters
  return (
    <HolderLayout page={page} title={labels.title} tab="letters">
      <h1>{labels.title}</h1>
      <p class="lead">{labels.lead}</p>
      {letters.length === 0 && <p class="note">{labels.empty}</p>}
      <ul class="list">
        {letters.map((letter) => (
          <li>
            <a href={`/account/letters/${letter.id}`} lang={letter.language}>
              {letter.subject}
            </a>
            <br />
            <span class="quiet-text">{formatInstant(page.language, letter.writtenAt, timeZone)}</span>
            <Deliveries page={page} deliveries={letter.deliveries} />
          </li>
        ))}
      </ul>
    </HolderLayout>
  )
}
