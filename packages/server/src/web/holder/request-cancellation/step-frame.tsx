import type { Child } from 'hono/jsx'
import { stepsFor, type Step } from '#domain/cancellations/steps.ts'
import { Button, ErrorSummary, Form, shownValue, type FormErrors } from '../../shared/components/form.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { pathOf } from '../request/own-request.ts'
import { backFrom, isFromCheck, stepPath, type Draft } from './draft.ts'

export type StepProps = {
  readonly page: HolderPage
  readonly draft: Draft
  readonly errors: FormErrors
  /** Another tab saved meanwhile: the page shows what stands there now. */
  readonly isChanged?: boolean
}

type FrameProps = StepProps & {
  readonly step: Step
  readonly title: string
  readonly scripts?: readonly string[]
  readonly children?: Child
}

/** One question of the request: where it stands in the whole, what went wrong, and the way back. */
export function StepFrame({ step, title, scripts, children, ...props }: FrameProps) {
  const { page, draft, errors } = props
  const labels = page.t.cancel
  const shown = stepsFor(draft.facts)
  const back = isFromCheck(page) ? pathOf(draft.request, 'check') : backFrom(draft, step)
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
        {props.isChanged && (
          <Note kind="warn">
            <p role="alert">{labels.changedMeanwhile}</p>
          </Note>
        )}
        <p class="step-count">
          {labels.task(formatCardNumber(draft.facts.card.cardNumber))} ·{' '}
          {labels.stepCount(shown.indexOf(step) + 1, shown.length)}
        </p>
        {children}
        {step === 'where' && <p class="quiet-text">{labels.savedNote}</p>}
        <p>
          <a href="/account">{labels.stopLink}</a>
        </p>
      </div>
    </HolderLayout>
  )
}

type StepFormProps = StepProps & { readonly step: Step; readonly button?: string; readonly children?: Child }

/** The form of one page. `version` says what the answers were made from, so that two tabs do not overwrite each other. */
export function StepForm({ page, draft, step, button, isChanged, children }: StepFormProps) {
  const path = stepPath(page, draft.request, step)
  return (
    <Form page={page} action={path} shownAt={path} {...(isChanged ? { commandId: page.deps.newId() } : {})}>
      <VersionField page={page} draft={draft} />
      {children}
      <p class="act">
        <Button>{button ?? page.t.common.continue}</Button>
      </p>
    </Form>
  )
}

function VersionField({ page, draft }: Pick<StepProps, 'page' | 'draft'>) {
  return <input type="hidden" name="version" value={shownValue(page, 'version', String(draft.request.version))} />
}

/** The version the form was made from; what is no number is none, and a newer page is shown. */
export function shownVersion(page: HolderPage): number {
  const typed = Number(page.field('version'))
  return Number.isSafeInteger(typed) ? typed : 0
}
