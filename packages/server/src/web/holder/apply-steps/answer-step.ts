import type { AnswerFault } from '#domain/applications/answer-fault.ts'
import type { StepAnswer } from '#domain/applications/answers.ts'
import type { Result } from '#kernel/result.ts'
import type { Fields } from '../../shared/fields.ts'
import type { View } from '../../shared/view.ts'
import type { Draft } from './draft.ts'
import type { StepProps } from './step-frame.tsx'

/** A page that takes one answer: how it looks, and how the form is read. What the answer is worth the domain says. */
export type AnswerStep = {
  readonly step: StepAnswer['step']
  readonly view: (props: StepProps) => View
  readonly read: (fields: Fields, draft: Draft) => Result<StepAnswer, readonly AnswerFault[]>
}
