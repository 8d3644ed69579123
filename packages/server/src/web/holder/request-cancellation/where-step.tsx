import { ok, refuse } from '#kernel/result.ts'
import { Radios, TextField } from '../../shared/components/form.tsx'
import { textOf } from '../../shared/fields.ts'
import type { AnswerStep } from './answer-step.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'
import { typedDay } from '../../shared/typed-day.ts'

export const whereStep: AnswerStep = {
  step: 'where',
  view: (props) => <WherePage {...props} />,
  read: (fields) => {
    const whereabouts = textOf(fields, 'whereabouts')
    const day = (name: string) => typedDay(textOf(fields, name)) ?? null
    if (whereabouts === 'inside') return ok({ step: 'where', whereabouts, departureOn: day('departureOn') })
    if (whereabouts === 'outside') return ok({ step: 'where', whereabouts, lastExitOn: day('lastExitOn') })
    return refuse({ field: 'whereabouts', code: 'whereabouts-missing' })
  },
}

function WherePage(props: StepProps) {
  const { page, draft, errors } = props
  const { where } = page.t.cancel
  const { answers } = draft.request
  return (
    <StepFrame {...props} step="where" title={where.title}>
      <StepForm {...props} step="where">
        <Radios
          page={page}
          name="whereabouts"
          label={where.title}
          legendIsHeading
          error={errors['whereabouts']}
          value={answers.whereabouts ?? ''}
          choices={[
            { value: 'outside', label: where.outside, inside: <LastExit {...props} /> },
            { value: 'inside', label: where.inside, inside: <Departure {...props} /> },
          ]}
        />
      </StepForm>
    </StepFrame>
  )
}

function LastExit({ page, draft, errors }: StepProps) {
  const { where } = page.t.cancel
  return (
    <TextField
      page={page}
      name="lastExitOn"
      label={where.exit}
      hint={where.exitHint}
      error={errors['lastExitOn']}
      value={draft.request.answers.lastExitOn ?? ''}
      inputmode="text"
      width="short"
    />
  )
}

function Departure({ page, draft, errors }: StepProps) {
  const { where, dayHint } = page.t.cancel
  return (
    <TextField
      page={page}
      name="departureOn"
      label={where.departure}
      hint={dayHint}
      error={errors['departureOn']}
      value={draft.request.answers.departureOn ?? ''}
      inputmode="text"
      width="short"
    />
  )
}
