import type { Consequence } from '#domain/cancellations/consequences.ts'
import { ok } from '#kernel/result.ts'
import { shownValues } from '../../shared/components/form.tsx'
import { listOf } from '../../shared/fields.ts'
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

/** Each line has a box of its own: one box for all is ticked without reading. */
function Acknowledgement({ page, draft, errors, consequence }: StepProps & { readonly consequence: Consequence }) {
  const id = acknowledgedField(consequence.code)
  const error = errors[id]
  const ticked = shownValues(page, 'acknowledged', draft.request.answers.acknowledged)
  return (
    <div class={error ? 'field wrong' : 'field'}>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class="choice">
        <input
          id={id}
          name="acknowledged"
          type="checkbox"
          value={consequence.code}
          checked={ticked.includes(consequence.code)}
          aria-describedby={error ? `${id}-error` : undefined}
          aria-invalid={error ? 'true' : undefined}
        />
        <label for={id}>{consequenceText(page, consequence)}</label>
      </div>
    </div>
  )
}
