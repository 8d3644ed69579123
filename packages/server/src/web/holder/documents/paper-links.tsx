import type { DecidedPaper } from '#modules/credentials'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { paperForms, paperPath } from './paths.ts'

type Props = { readonly page: HolderPage; readonly paper: DecidedPaper }

/** Where one signed paper is had, in each of its forms; that it is being made, until then. */
export function PaperLinks({ page, paper }: Props) {
  const texts = page.t.papers
  if (!paper.signed) return <p class="quiet-text">{texts.beingMade}</p>
  return (
    <ul class="plain-list">
      {paperForms.map((form) => (
        <li>
          <a href={paperPath(paper.cardId, paper.document, form)}>{texts.files[form]}</a>
        </li>
      ))}
    </ul>
  )
}
