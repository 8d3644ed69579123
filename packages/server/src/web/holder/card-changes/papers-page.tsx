import { changePapers } from '#domain/card-changes/papers.ts'
import { ErrorSummary, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import { PapersAsked } from '../evidence/papers-asked.tsx'
import { HolderLayout } from '../shared/holder-layout.tsx'
import { askedPaper } from './asked-paper.ts'
import type { OwnDraft } from './own-draft.ts'
import { changesPath } from './paths.ts'

type Props = OwnDraft & { readonly errors: FormErrors }

/** The paper that goes with what is asked for. */
export function ChangePapersPage({ page, card, kind, papers, errors }: Props) {
  const { id, cardNumber } = card.facts.card
  const asked = askedPaper(page, kind)
  return (
    <HolderLayout
      page={page}
      title={page.t.cancel.evidence.title}
      hasForm
      hasErrors={Object.keys(errors).length > 0}
      scripts={['upload.js']}
    >
      <div class="narrow">
        <BackLink href={changesPath(id, kind)}>{page.t.common.back}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <p class="step-count">{formatCardNumber(cardNumber)}</p>
        <PapersAsked
          page={page}
          path={changesPath(id, kind, 'papers')}
          errors={errors}
          asked={[asked]}
          isOptional={!changePapers[kind].isRequired}
          papers={papers}
          nameOf={() => asked.name}
          removeAt={({ id: fileId }) => changesPath(id, kind, `papers/${fileId}/remove`)}
        />
      </div>
    </HolderLayout>
  )
}
