import type { ReferenceBook } from '#modules/reference'
import { Document } from '../../shared/components/document.tsx'
import { ErrorSummary, type FormErrors } from '../../shared/components/form.tsx'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'
import { PlanForm } from './plan-form.tsx'

type Props = {
  readonly page: Page<undefined, PublicDeps>
  readonly book: ReferenceBook
  readonly errors: FormErrors
}

/** The five questions. */
export function PlanPage({ page, book, errors }: Props) {
  const { applyBefore } = page.t
  const isOffered = book.listCardOffers().length > 0
  return (
    <Document
      page={page}
      title={applyBefore.title}
      look="public"
      hasForm={isOffered}
      hasErrors={Object.keys(errors).length > 0}
    >
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        <h1>{applyBefore.title}</h1>
        <p class="lead">{isOffered ? applyBefore.lead : applyBefore.notOffered}</p>
        {isOffered && <PlanForm page={page} book={book} errors={errors} />}
      </div>
    </Document>
  )
}
