import type { Child } from 'hono/jsx'
import { Document } from '../components/document.tsx'
import { ErrorSummary, type FormErrors } from '../components/form.tsx'
import { BackLink } from '../components/parts.tsx'
import type { Page } from '../page.ts'

type Props = {
  readonly page: Page<unknown>
  readonly title: string
  readonly errors: FormErrors
  readonly back?: { readonly href: string; readonly text: string }
  /** "Step 1 of 3" */
  readonly step?: string
  readonly scripts?: readonly string[]
  readonly look?: 'holder' | 'office'
  /** False where only a script fills the form: the language switch is then a link. */
  readonly hasForm?: boolean
  readonly shownAt?: string
  readonly children?: Child
}

/** One question on one page, for somebody who is not signed in. */
export function PublicTask({
  page,
  title,
  errors,
  back,
  step,
  scripts,
  look,
  hasForm = true,
  shownAt,
  children,
}: Props) {
  return (
    <Document
      page={page}
      title={title}
      look={look ?? 'holder'}
      hasForm={hasForm}
      hasErrors={Object.keys(errors).length > 0}
      {...(scripts ? { scripts } : {})}
      {...(shownAt === undefined ? {} : { shownAt })}
    >
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        {back && <BackLink href={back.href}>{back.text}</BackLink>}
        {step && <p class="step-count">{step}</p>}
        <h1>{title}</h1>
        {children}
      </div>
    </Document>
  )
}
