import type { Consequence } from '#domain/cancellations/consequences.ts'
import { ok } from '#kernel/result.ts'
import { listOf } from '../../shared/fields.ts'
import { TickedLine } from '../shared/ticked-line.tsx'
import type { AnswerStep } from './answer-step.ts'
import { consequenceText } from './consequence-text.ts'
import { acknowledgedField } from './fault-texts.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

export const consequencesStep: AnswerStep = {
  step: 'consequences',
  view: (props) => <ConsequencesPage {...props} />,
  // only what this person was shown can have been accepted
  read: (fields, { facts }) =>
    ok({
      step: 'consequences',
      acknowledged: listOf(fields, 'acknowledged').filter((code) => facts.toAcknowledge.includes(code)),
    }),
}

function ConsequencesPage(props: StepProps) {
  const { page, draft } = props
  const { consequences } = page.t.cancel
  return (
    <StepFrame {...props} step="consequences" title={consequences.title}>
      <StepForm {...props} step="consequences">
        <h1>{consequences.title}</h1>
        <p class="lead">{consequences.lead}</p>
        {draft.facts.consequences.map((consequence) => (
          <Acknowledgement {...props} consequence={consequence} />
        ))}
      </StepForm>
    </StepFrame>
  )
}

function Acknowledgement({ page, draft, errors, consequence }: StepProps & { readonly consequence: Consequence }) {
  const id = acknowledgedField(consequence.code)
  return (
    <TickedLine
      page={page}
      id={id}
      name="acknowledged"
      value={consequence.code}
      ticked={draft.request.answers.acknowledged}
      error={errors[id]}
    >
      {consequenceText(page, consequence)}
    </TickedLine>
  )
}
