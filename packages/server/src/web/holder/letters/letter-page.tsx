import type { WholeLetter } from '#modules/notices'
import { LinkButton } from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { formatInstant } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { Deliveries } from './deliveries.tsx'

type Props = { readonly page: HolderPage; readonly letter: WholeLetter; readonly timeZone: string }

/** One letter as it was sent, in the language it was sent in. */
export function LetterPage({ page, letter, timeZone }: Props) {
  const labels = page.t.account.letters
  return (
    <HolderLayout page={page} title={letter.subject} tab="letters">
      <BackLink href="/account/letters">{labels.back}</BackLink>
      <h1 lang={letter.language}>{letter.subject}</h1>
      <p class="quiet-text">{formatInstant(page.language, letter.writtenAt, timeZone)}</p>
      <Deliveries page={page} deliveries={letter.deliveries} />
      <div class="letter" lang={letter.language} dir="auto">
        {letter.text}
      </div>
      <p class="act">
        <LinkButton href={`/account/letters/${letter.id}/download`} kind="quiet">
          {labels.downloadText}
        </LinkButton>
      </p>
    </HolderLayout>
  )
}
