import { Button, Form } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { applicationPath } from '../applications/paths.ts'
import { AskedList } from '../evidence/asked-list.tsx'
import { PaperList } from '../evidence/paper-list.tsx'
import { UploadFields } from '../evidence/upload-fields.tsx'
import { papersOfDraft } from './asked-papers.ts'
import { stepPath } from './draft.ts'
import { StepFrame, type StepProps } from './step-frame.tsx'

/** Which papers the rules ask for and why, what is there, and one file more. */
export function PapersPage(props: StepProps) {
  const { page, draft, errors } = props
  const { evidence } = page.t.cancel
  const asked = papersOfDraft(page, draft)
  const given = draft.facts.papersGiven
  const path = stepPath(page, draft.application, 'papers')
  const isComplete = asked.every(({ code }) => given.includes(code))
  return (
    <StepFrame {...props} step="papers" title={evidence.title} scripts={['upload.js']}>
      <h1>{evidence.title}</h1>
      <AskedList page={page} asked={asked} given={given} />
      <Added {...props} isComplete={isComplete} />
      <Form page={page} action={path} shownAt={path} takesFiles>
        {/* with everything there, going on comes first: nobody has to pass a file chooser to find the way */}
        {isComplete && <GoOn page={page} kind="main" />}
        <UploadFields page={page} errors={errors} asked={asked} given={given} />
        {!isComplete && <GoOn page={page} kind="quiet" />}
      </Form>
    </StepFrame>
  )
}

function Added({ page, draft, isComplete }: StepProps & { readonly isComplete: boolean }) {
  const { evidence } = page.t.cancel
  const { application, papers, facts } = draft
  if (papers.length === 0) return <></>
  return (
    <section aria-labelledby="added">
      <h2 id="added">{evidence.added}</h2>
      {isComplete && (
        <Note kind="done">
          <p>{evidence.allThere}</p>
        </Note>
      )}
      <PaperList
        page={page}
        papers={papers}
        nameOf={(code) => facts.book.applicationPaper(code).names[page.language]}
        removeAt={({ id }) => applicationPath(application, `papers/${id}/remove`)}
      />
    </section>
  )
}

function GoOn({ page, kind }: Pick<StepProps, 'page'> & { readonly kind: 'main' | 'quiet' }) {
  return (
    <p class="act">
      <Button name="do" value="continue" kind={kind}>
        {page.t.common.continue}
      </Button>
    </p>
  )
}
