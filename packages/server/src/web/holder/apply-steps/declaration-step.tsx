import { ok } from '#kernel/result.ts'
import { listOf } from '../../shared/fields.ts'
import { TickedLine } from '../shared/ticked-line.tsx'
import type { AnswerStep } from './answer-step.ts'
import { declarationText } from './declaration-text.ts'
import { declaredField } from './fault-texts.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

export const declarationStep: AnswerStep = {
  step: 'declaration',
  view: (props) => <DeclarationPage {...props} />,
  // only what this person was shown can have been declared
  read: (fields, { facts }) =>
    ok({
      step: 'declaration',
      declared: listOf(fields, 'declared').filter((code) => facts.toDeclare.includes(code)),
    }),
}

function DeclarationPage(props: StepProps) {
  const { page, draft, errors } = props
  const { declaration: texts } = page.t.applySteps
  return (
    <StepFrame {...props} step="declaration" title={texts.title}>
      <StepForm {...props} step="declaration">
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {draft.facts.toDeclare.map((code) => (
          <TickedLine
            page={page}
            id={declaredField(code)}
            name="declared"
            value={code}
            ticked={draft.application.answers.declared}
            error={errors[declaredField(code)]}
          >
            {declarationText(page, code)}
          </TickedLine>
        ))}
      </StepForm>
    </StepFrame>
  )
}
