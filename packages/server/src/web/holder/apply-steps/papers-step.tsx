import { applicationPath } from '../applications/paths.ts'
import { PapersAsked } from '../evidence/papers-asked.tsx'
import { papersOfDraft } from './asked-papers.ts'
import { stepPath } from './draft.ts'
import { StepFrame, type StepProps } from './step-frame.tsx'

/** The papers that the rules ask for. */
export function PapersPage(props: StepProps) {
  const { page, draft, errors } = props
  const { application, papers, facts } = draft
  return (
    <StepFrame {...props} step="papers" title={page.t.cancel.evidence.title} scripts={['upload.js']}>
      <PapersAsked
        page={page}
        path={stepPath(page, application, 'papers')}
        errors={errors}
        asked={papersOfDraft(page, draft)}
        papers={papers}
        nameOf={(code) => facts.book.applicationPaper(code).names[page.language]}
        removeAt={({ id }) => applicationPath(application, `papers/${id}/remove`)}
      />
    </StepFrame>
  )
}
