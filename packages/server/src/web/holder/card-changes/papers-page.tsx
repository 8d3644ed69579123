import { changePapers } from '#domain/card-changes/papers.ts'
import { Button, ErrorSummary, Form, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import { AskedList } from '../evidence/asked-list.tsx'
import { PaperList } from '../evidence/paper-list.tsx'
import { UploadFields } from '../evidence/upload-fields.tsx'
import { HolderLayout } from '../shared/holder-layout.tsx'
import { askedPaper } from './asked-paper.ts'
import type { OwnDraft } from './own-draft.ts'
import { changesPath } from './paths.ts'

type Props = OwnDraft & { readonly errors: FormErrors }

/** Which paper goes with what is asked for and why, what is there, and one file more. */
export function ChangePapersPage(props: Props) {
  const { page, card, kind, papers, errors } = props
  const { evidence } = page.t.cancel
  const { id, cardNumber } = card.facts.card
  const path = changesPath(id, kind, 'papers')
  const asked = [askedPaper(page, kind)]
  const given = papers.map(({ paper }) => paper)
  // what nobody has to send is never missing
  const notMissing = changePapers[kind].isRequired ? given : [changePapers[kind].code]
  return (
    <HolderLayout
      page={page}
      title={evidence.title}
      hasForm
      hasErrors={Object.keys(errors).length > 0}
      scripts={['upload.js']}
    >
      <div class="narrow">
        <BackLink href={changesPath(id, kind)}>{page.t.common.back}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <p class="step-count">{formatCardNumber(cardNumber)}</p>
        <h1>{evidence.title}</h1>
        <AskedList page={page} asked={asked} given={notMissing} />
        <Added {...props} />
        <Form page={page} action={path} shownAt={path} takesFiles>
          {/* with a paper there, going on comes first: nobody has to pass a file chooser to find the way */}
          {given.length > 0 && <GoOn page={page} kind="main" />}
          <UploadFields page={page} errors={errors} asked={asked} given={given} />
          {given.length === 0 && <GoOn page={page} kind="quiet" />}
        </Form>
      </div>
    </HolderLayout>
  )
}

function Added({ page, card, kind, papers }: Props) {
  const { evidence } = page.t.cancel
  if (papers.length === 0) return <></>
  return (
    <section aria-labelledby="added">
      <h2 id="added">{evidence.added}</h2>
      <Note kind="done">
        <p>{evidence.allThere}</p>
      </Note>
      <PaperList
        page={page}
        papers={papers}
        nameOf={() => askedPaper(page, kind).name}
        removeAt={({ id }) => changesPath(card.facts.card.id, kind, `papers/${id}/remove`)}
      />
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
