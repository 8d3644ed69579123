import type { Child } from 'hono/jsx'
import { stepsFor, type Step } from '#domain/cancellations/steps.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import { pathOf } from '../request/own-request.ts'
import { AnswerForm } from '../shared/answer-form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { StepLayout } from '../shared/step-layout.tsx'
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
export function StepFrame({ step, draft, children, ...props }: FrameProps) {
  const { page } = props
  const shown = stepsFor(draft.facts)
  return (
    <StepLayout
      {...props}
      back={isFromCheck(page) ? pathOf(draft.request, 'check') : backFrom(draft, step)}
      task={page.t.cancel.task(formatCardNumber(draft.facts.card.cardNumber))}
      place={{ number: shown.indexOf(step) + 1, total: shown.length }}
      stopAt="/account"
    >
      {children}
    </StepLayout>
  )
}

type StepFormProps = StepProps & { readonly step: Step; readonly button?: string; readonly children?: Child }

/** The form of one page of the request. */
export function StepForm({ draft, step, children, ...props }: StepFormProps) {
  const { request } = draft
  return (
    <AnswerForm {...props} path={stepPath(props.page, request, step)} version={request.version}>
      {children}
    </AnswerForm>
  )
}
