import { ok, refuse } from '#kernel/result.ts'
import { Radios, TextArea } from '../../shared/components/form.tsx'
import { textOf } from '../../shared/fields.ts'
import type { AnswerStep } from './answer-step.ts'
import { reasonField } from './fault-texts.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

export const reasonStep: AnswerStep = {
  step: 'reason',
  view: (props) => <ReasonPage {...props} />,
  read: (fields) => {
    const reasonCode = textOf(fields, reasonField)
    if (reasonCode === '') return refuse({ field: 'reasonCode', code: 'reason-missing' })
    // browsers send a line break as two characters and count it as one
    const reasonText = textOf(fields, 'reasonText').replaceAll('\r\n', '\n')
    return ok({ step: 'reason', reasonCode, reasonText })
  },
}

function ReasonPage(props: StepProps) {
  const { page, draft, errors } = props
  const { reason } = page.t.cancel
  const { answers } = draft.request
  return (
    <StepFrame {...props} step="reason" title={reason.title}>
      <StepForm {...props} step="reason">
        <Radios
          page={page}
          name={reasonField}
          label={reason.title}
          legendIsHeading
          error={errors[reasonField]}
          value={answers.reasonCode ?? ''}
          choices={draft.facts.book
            .listReasons()
            .map(({ code, names }) => ({ value: code, label: names[page.language] }))}
        />
        <TextArea
          page={page}
          name="reasonText"
          label={reason.text}
          hint={reason.textHint}
          error={errors['reasonText']}
          value={answers.reasonText ?? ''}
        />
      </StepForm>
    </StepFrame>
  )
}
