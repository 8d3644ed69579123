import type { Child } from 'hono/jsx'
import type { Step } from '#domain/applications/steps.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { AnswerForm } from '../shared/answer-form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { StepLayout } from '../shared/step-layout.tsx'
import { backFrom, isFromCheck, placeOf, stepPath, type Draft } from './draft.ts'
import { DuplicateNote } from './duplicate-note.tsx'
import { applicationPath, applicationsPath } from '../applications/paths.ts'

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

/** One question of the application: where it stands in the whole, what went wrong, and the way back. */
export function StepFrame({ step, draft, children, ...props }: FrameProps) {
  const { page } = props
  const { application } = draft
  return (
    <StepLayout
      {...props}
      back={isFromCheck(page) ? applicationPath(application, 'check') : backFrom(draft, step)}
      task={page.t.applySteps.task(application.reference)}
      place={placeOf(draft, step)}
      stopAt={applicationsPath}
    >
      <DuplicateNote page={page} duplicate={draft.duplicate} />
      {children}
    </StepLayout>
  )
}

type StepFormProps = StepProps & { readonly step: Step; readonly button?: string; readonly children?: Child }

/** The form of one page of the application. */
export function StepForm({ draft, step, children, ...props }: StepFormProps) {
  const { application } = draft
  return (
    <AnswerForm {...props} path={stepPath(props.page, application, step)} version={application.version}>
      {children}
    </AnswerForm>
  )
}
