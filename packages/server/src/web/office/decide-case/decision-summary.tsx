import type { Decision } from '#domain/review/decision-notice.ts'
import type { CaseKind } from '#modules/review'
import type { ReferenceBook } from '#modules/reference'
import { groundName, paperName } from '../shared/coded-names.ts'
import type { OfficePage } from '../shared/office-page.ts'

type Props = {
  readonly page: OfficePage
  readonly book: ReferenceBook
  readonly kind: CaseKind
  readonly decision: Decision
}

/** What was chosen, in words: before it is sent, and when it could not be. A code that is none says nothing. */
export function DecisionSummary({ page, book, kind, decision }: Props) {
  const coded = { kind, book, language: page.language }
  if (decision.kind === 'approve') return <p>{approveWord(page, kind)}</p>
  if (decision.kind === 'refuse') return <p>{groundName(coded, decision.ground)}</p>
  return (
    <>
      <ul>
        {decision.papers.map((code) => (
          <li>{paperName(coded, code)}</li>
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

function approveWord({ t }: OfficePage, kind: CaseKind): string {
  return kind === 'application' ? t.officeApplications.decide.application.approve : t.office.decide.approve
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
