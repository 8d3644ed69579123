import { Button, Form } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { AskedList } from '../evidence/asked-list.tsx'
import { papersOfDraft } from '../evidence/asked-papers.ts'
import { PaperList } from '../evidence/paper-list.tsx'
import { UploadFields } from '../evidence/upload-fields.tsx'
import { pathOf } from '../request/own-request.ts'
import { stepPath } from './draft.ts'
import { StepFrame, type StepProps } from './step-frame.tsx'

/** Which papers the rules ask for and why, what is there, and one file more. */
export function EvidencePage(props: StepProps) {
  const { page, draft, errors } = props
  const { evidence } = page.t.cancel
  const asked = papersOfDraft(page, draft)
  const given = draft.facts.papersGiven
  const path = stepPath(page, draft.request, 'evidence')
  const isComplete = asked.every(({ code }) => given.includes(code))
  return (
    <StepFrame {...props} step="evidence" title={evidence.title} scripts={['upload.js']}>
      <h1>{evidence.title}</h1>
      <AskedList page={page} asked={asked} given={given} />
      {draft.papers.length > 0 && (
        <section aria-labelledby="added">
          <h2 id="added">{evidence.added}</h2>
          {isComplete && (
            <Note kind="done">
              <p>{evidence.allThere}</p>
            </Note>
          )}
          <PaperList
            page={page}
            papers={draft.papers}
            nameOf={(code) => draft.facts.book.returnPaper(code).names[page.language]}
            removeAt={({ id }) => pathOf(draft.request, `evidence/${id}/remove`)}
          />
        </section>
      )}
      <Form page={page} action={path} shownAt={path} takesFiles>
        <UploadFields page={page} errors={errors} asked={asked} given={given} />
        <p class="act">
          <Button name="do" value="continue" kind={isComplete ? 'main' : 'quiet'}>
            {page.t.common.continue}
          </Button>
        </p>
      </Form>
    </StepFrame>
  )
}
