import type { Child } from 'hono/jsx'
import { ErrorSummary, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly title: string
  readonly errors?: FormErrors
  readonly hasForm?: boolean
  readonly scripts?: readonly string[]
  readonly children?: Child
}

/** One change on one page, with the way back to the overview. */
export function TaskPage({ page, title, errors = {}, hasForm = true, scripts, children }: Props) {
  const back = page.session.mustAddSecondFactor
    ? { href: '/account/security/second-factor', text: page.t.security.secondStep.mustTitle }
    : { href: '/account/security', text: page.t.security.title }
  return (
    <HolderLayout
      page={page}
      title={title}
      hasForm={hasForm}
      hasErrors={Object.keys(errors).length > 0}
      {...(scripts ? { scripts } : {})}
    >
      <div class="narrow">
        <ErrorSummary page={page} errors={errors} />
        <BackLink href={back.href}>{back.text}</BackLink>
        <h1>{title}</h1>
        {children}
      </div>
    </HolderLayout>
  )
}
