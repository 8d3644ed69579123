import type { Child } from 'hono/jsx'
import type { QueueCounts } from '#modules/review'
import { Button, ErrorSummary, Form, TextArea, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, Facts, type Fact } from '../../shared/components/parts.tsx'
import { OfficeLayout } from '../shared/office-layout.tsx'
import type { OfficePage } from '../shared/office-page.ts'
import { paymentsPath } from './paths.ts'

type Props = {
  readonly page: OfficePage
  readonly counts: QueueCounts | undefined
  readonly title: string
  readonly facts: readonly Fact[]
  readonly errors: FormErrors
  readonly button: string
  /** Fields before the comment. */
  readonly children?: Child
}

/** One matter, what is known of it, and the words that close it. */
export function MatterPage({ page, counts, title, facts, errors, button, children }: Props) {
  const { office } = page.t.payments
  return (
    <OfficeLayout page={page} title={title} counts={counts} hasForm hasErrors={Object.keys(errors).length > 0}>
      <div class="narrow">
        <BackLink href={paymentsPath}>{office.title}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <h1>{title}</h1>
        <Facts facts={facts} />
        <Form page={page}>
          {children}
          <TextArea page={page} name="comment" label={office.comment} error={errors['comment']} rows={3} />
          <p class="act">
            <Button>{button}</Button>
          </p>
        </Form>
      </div>
    </OfficeLayout>
  )
}
