import type { Child } from 'hono/jsx'
import { ErrorSummary, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import { HolderLayout, type HolderPage } from './holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly title: string
  readonly errors: FormErrors
  /** Where "Back" leads. */
  readonly back: string
  /** What is done in these steps: shown with the place in the whole. */
  readonly task: string
  readonly place: { readonly number: number; readonly total: number }
  /** Where somebody goes who stops here. */
  readonly stopAt: string
  /** Another tab saved meanwhile: the page shows what stands there now. */
  readonly isChanged?: boolean
  readonly scripts?: readonly string[]
  readonly children?: Child
}

/** One question of several: where it stands in the whole, what went wrong, the way back and the way out. */
export function StepLayout({ page, title, errors, back, task, place, stopAt, isChanged, scripts, children }: Props) {
  const texts = page.t.cancel
  return (
    <HolderLayout
      page={page}
      title={title}
      hasErrors={Object.keys(errors).length > 0}
      hasForm
      {...(scripts ? { scripts } : {})}
    >
      <div class="narrow">
        <BackLink href={back}>{page.t.common.back}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        {isChanged && (
          <Note kind="warn">
            <p role="alert">{texts.changedMeanwhile}</p>
          </Note>
        )}
        <p class="step-count">
          {task} · {texts.stepCount(place.number, place.total)}
        </p>
        {children}
        {place.number === 1 && <p class="quiet-text">{texts.savedNote}</p>}
        <p>
          <a href={stopAt}>{texts.stopLink}</a>
        </p>
      </div>
    </HolderLayout>
  )
}
