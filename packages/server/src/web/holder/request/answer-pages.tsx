import { papersLacking } from '#domain/cancellations/return-times.ts'
import type { CancellationRequest, RequestReturn } from '#domain/cancellations/request.ts'
import type { Paper } from '#modules/evidence'
import type { ReferenceBook } from '#modules/reference'
import { Button, ErrorSummary, Form, TextArea, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { formatDayWithWeekday } from '../../shared/format.ts'
import { AskedList } from '../evidence/asked-list.tsx'
import type { AskedPaper } from '../evidence/asked-papers.ts'
import { PaperList } from '../evidence/paper-list.tsx'
import { UploadFields } from '../evidence/upload-fields.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { pathOf } from './own-request.ts'

export type AnswerProps = {
  readonly page: HolderPage
  readonly request: CancellationRequest
  readonly open: RequestReturn
  readonly asked: readonly AskedPaper[]
  /** Papers added to this answer so far. */
  readonly papers: readonly Paper[]
  readonly book: ReferenceBook
  readonly errors: FormErrors
}

const givenOf = ({ papers }: AnswerProps) => papers.map(({ paper }) => paper)

/** What the office asks for, in its own words and in ours, and the papers for it. */
export function AnswerPage(props: AnswerProps) {
  const { page, request, open, asked, errors } = props
  const { answer } = page.t.cancel
  const given = givenOf(props)
  const isComplete = asked.every(({ code }) => given.includes(code))
  return (
    <HolderLayout
      page={page}
      title={answer.title}
      hasErrors={Object.keys(errors).length > 0}
      hasForm
      scripts={['upload.js']}
    >
      <div class="narrow">
        <BackLink href={pathOf(request)}>{page.t.common.back}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <h1>{answer.title}</h1>
        <p class="lead">{answer.by(formatDayWithWeekday(page.language, open.answerBy))}</p>
        {open.comment !== null && (
          <section aria-labelledby="comment">
            <h2 id="comment">{answer.comment}</h2>
            <p class="letter" dir="auto">
              {open.comment}
            </p>
          </section>
        )}
        <AskedList page={page} asked={asked} given={given} />
        <AddedPapers {...props} isOpen />
        <Form page={page} action={pathOf(request, 'answer')} takesFiles>
          <UploadFields page={page} errors={errors} asked={asked} given={given} />
          <p class="act">
            <Button name="do" value="continue" kind={isComplete ? 'main' : 'quiet'}>
              {page.t.common.continue}
            </Button>
          </p>
        </Form>
      </div>
    </HolderLayout>
  )
}

function AddedPapers({ page, request, papers, book, isOpen }: AnswerProps & { readonly isOpen?: boolean }) {
  if (papers.length === 0) return <></>
  return (
    <section aria-labelledby="added">
      <h2 id="added">{page.t.cancel.answer.yourPapers}</h2>
      <PaperList
        page={page}
        papers={papers}
        nameOf={(code) => book.returnPaper(code).names[page.language]}
        {...(isOpen ? { removeAt: ({ id }: Paper) => pathOf(request, `answer/${id}/remove`) } : {})}
      />
    </section>
  )
}

/** The words to the office, and the button that sends everything. */
export function SendAnswerPage(props: AnswerProps) {
  const { page, request, asked, errors } = props
  const { answer } = page.t.cancel
  const lacking = papersLacking(
    asked.map(({ code }) => code),
    givenOf(props),
  )
  return (
    <HolderLayout page={page} title={answer.sendTitle} hasErrors={Object.keys(errors).length > 0} hasForm>
      <div class="narrow">
        <BackLink href={pathOf(request, 'answer')}>{page.t.common.back}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <h1>{answer.sendTitle}</h1>
        <AddedPapers {...props} />
        {lacking.length > 0 && (
          <div class="note warn">
            <ul>
              {asked
                .filter(({ code }) => lacking.includes(code))
                .map(({ name }) => (
                  <li>{name}</li>
                ))}
            </ul>
            <p>{answer.missingPapers}</p>
          </div>
        )}
        <Form page={page} action={pathOf(request, 'answer/send')}>
          <TextArea page={page} name="answer" label={answer.text} hint={answer.textHint} error={errors['answer']} />
          <p>{answer.afterwards}</p>
          <p class="act">
            <Button>{answer.send}</Button>
          </p>
        </Form>
      </div>
    </HolderLayout>
  )
}
