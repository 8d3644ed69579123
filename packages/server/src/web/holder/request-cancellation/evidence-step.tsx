import { papersOfDraft } from '../evidence/asked-papers.ts'
import { PapersAsked } from '../evidence/papers-asked.tsx'
import { pathOf } from '../request/own-request.ts'
import { stepPath } from './draft.ts'
import { StepFrame, type StepProps } from './step-frame.tsx'

/** The papers that the rules ask for. */
export function EvidencePage(props: StepProps) {
  const { page, draft, errors } = props
  return (
    <StepFrame {...props} step="evidence" title={page.t.cancel.evidence.title} scripts={['upload.js']}>
      <PapersAsked
        page={page}
        path={stepPath(page, draft.request, 'evidence')}
        errors={errors}
        asked={papersOfDraft(page, draft)}
        papers={draft.papers}
        nameOf={(code) => draft.facts.book.returnPaper(code).names[page.language]}
        removeAt={({ id }) => pathOf(draft.request, `evidence/${id}/remove`)}
      />
    </StepFrame>
  )
}
