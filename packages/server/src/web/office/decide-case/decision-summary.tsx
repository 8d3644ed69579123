import type { Decision } from '#domain/review/decision-notice.ts'
import type { ReferenceBook } from '#modules/reference'
import type { OfficePage } from '../shared/office-page.ts'

type Props = { readonly page: OfficePage; readonly book: ReferenceBook; readonly decision: Decision }

/** What was chosen, in words: before it is sent, and when it could not be. A code that is none says nothing. */
export function DecisionSummary({ page, book, decision }: Props) {
  const { language } = page
  if (decision.kind === 'approve') return <p>{page.t.office.decide.approve}</p>
  if (decision.kind === 'refuse') return <p>{book.find('refusal-ground', decision.ground)?.names[language]}</p>
  return (
    <>
      <ul>
        {decision.papers.map((code) => (
          <li>{book.find('return-paper', code)?.names[language]}</li>
        ))}
      </ul>
      {decision.comment !== null && (
        <blockquote class="note-text" dir="auto">
          {decision.comment}
        </blockquote>
      )}
    </>
  )
}

/** The choice again, unseen, for the form that carries it on. */
export function HiddenFields({ fields }: { readonly fields: readonly (readonly [string, string])[] }) {
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
