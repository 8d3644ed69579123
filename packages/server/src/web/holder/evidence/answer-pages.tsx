import { papersLacking } from '#domain/cancellations/return-times.ts'
import type { RequestReturn } from '#domain/cancellations/request.ts'
import type { Paper } from '#modules/evidence'
import { Button, ErrorSummary, Form, TextArea, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { AskedList } from './asked-list.tsx'
import type { AskedPaper } from './asked-papers.ts'
import { PaperList } from './paper-list.tsx'
import { UploadFields } from './upload-fields.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'

export type AnswerProps = {
  readonly page: HolderPage
  /** Where the answer is given; its words are at `/send` below it. */
  readonly path: string
  /** The page of what was returned. */
  readonly back: string
  /** Until when, and what happens without an answer. */
  readonly lead: string
  readonly open: RequestReturn
  readonly asked: readonly AskedPaper[]
  /** Papers added to this answer so far. */
  readonly papers: readonly Paper[]
  /** Name of a paper in the holder's language. */
  readonly nameOf: (code: string) => string
  readonly errors: FormErrors
}

const givenOf = ({ papers }: AnswerProps) => papers.map(({ paper }) => paper)

/** What the office asks for, in its own words and in ours, and the papers for it. */
export function AnswerPage(props: AnswerProps) {
  const { page, path, back, lead, open, asked, errors } = props
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
        <BackLink href={back}>{page.t.common.back}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <h1>{answer.title}</h1>
        <p class="lead">{lead}</p>
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
        <Form page={page} action={path} takesFiles>
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

function AddedPapers({ page, path, papers, nameOf, isOpen }: AnswerProps & { readonly isOpen?: boolean }) {
  if (papers.length === 0) return <></>
  return (
    <section aria-labelledby="added">
      <h2 id="added">{page.t.cancel.answer.yourPapers}</h2>
      <PaperList
        page={page}
        papers={papers}
        nameOf={nameOf}
        {...(isOpen ? { removeAt: ({ id }: Paper) => `${path}/${id}/remove` } : {})}
      />
    </section>
  )
}

/** The words to the office, and the button that sends everything. */
export function SendAnswerPage(props: AnswerProps) {
  const { page, path, asked, errors } = props
  const { answer } = page.t.cancel
  const lacking = papersLacking(
    asked.map(({ code }) => code),
    givenOf(props),
  )
  return (
    <HolderLayout page={page} title={answer.sendTitle} hasErrors={Object.keys(errors).length > 0} hasForm>
      <div class="narrow">
        <BackLink href={path}>{page.t.common.back}</BackLink>
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
        <Form page={page} action={`${path}/send`}>
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
