import type { Paper } from '#modules/evidence'
import { Button, Form, type FormErrors } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { AskedList } from './asked-list.tsx'
import type { AskedPaper } from './asked-papers.ts'
import { PaperList } from './paper-list.tsx'
import { UploadFields } from './upload-fields.tsx'

type Props = {
  readonly page: HolderPage
  /** Where files are sent, and where one goes on. */
  readonly path: string
  readonly errors: FormErrors
  readonly asked: readonly AskedPaper[]
  /** May be left out: then none of them is ever missing. */
  readonly isOptional?: boolean
  readonly papers: readonly Paper[]
  /** Name of a paper in the holder's language. */
  readonly nameOf: (code: string) => string
  readonly removeAt: (paper: Paper) => string
}

/** Which papers are asked for and why, what is there, and one file more. */
export function PapersAsked(props: Props) {
  const { page, path, errors, asked, isOptional, papers } = props
  const given = papers.map(({ paper }) => paper)
  const isComplete = asked.every(({ code }) => given.includes(code))
  return (
    <>
      <h1>{page.t.cancel.evidence.title}</h1>
      <AskedList page={page} asked={asked} given={isOptional ? asked.map(({ code }) => code) : given} />
      {papers.length > 0 && <Added {...props} isComplete={isComplete} />}
      <Form page={page} action={path} shownAt={path} takesFiles>
        {/* with everything there, going on comes first: nobody has to pass a file chooser to find the way */}
        {isComplete && <GoOn page={page} kind="main" />}
        <UploadFields page={page} errors={errors} asked={asked} given={given} />
        {!isComplete && <GoOn page={page} kind="quiet" />}
      </Form>
    </>
  )
}

function Added({ page, papers, nameOf, removeAt, isComplete }: Props & { readonly isComplete: boolean }) {
  const { evidence } = page.t.cancel
  return (
    <section aria-labelledby="added">
      <h2 id="added">{evidence.added}</h2>
      {isComplete && (
        <Note kind="done">
          <p>{evidence.allThere}</p>
        </Note>
      )}
      <PaperList page={page} papers={papers} nameOf={nameOf} removeAt={removeAt} />
    </section>
  )
}

function GoOn({ page, kind }: Pick<Props, 'page'> & { readonly kind: 'main' | 'quiet' }) {
  return (
    <p class="act">
      <Button name="do" value="continue" kind={kind}>
        {page.t.common.continue}
      </Button>
    </p>
  )
}
