import { effectChoices, type Effect } from '#domain/cancellations/answers.ts'
import { addWorkingDays } from '#domain/calendar/working-days.ts'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse } from '#kernel/result.ts'
import { Radios, TextField, type Choice } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { textOf } from '../../shared/fields.ts'
import { formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import { pathOf } from '../request/own-request.ts'
import type { AnswerStep } from './answer-step.ts'
import type { Draft } from './draft.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'
import { typedDay } from '../../shared/typed-day.ts'

export const effectStep: AnswerStep = {
  step: 'effect',
  view: (props) => <EffectPage {...props} />,
  read: (fields) => {
    const effect = effectChoices.find((choice) => choice === textOf(fields, 'effect'))
    if (effect === undefined) return refuse({ field: 'effect', code: 'effect-missing' })
    return ok({ step: 'effect', effect, effectOn: typedDay(textOf(fields, 'effectOn')) ?? null })
  },
}

function EffectPage(props: StepProps) {
  const { page, draft, errors } = props
  const { effect } = page.t.cancel
  const isOutside = draft.request.answers.whereabouts === 'outside'
  const offered = effectChoices.filter((choice) => choice !== 'on-departure' || !isOutside)
  return (
    <StepFrame {...props} step="effect" title={effect.title}>
      <StepForm {...props} step="effect">
        <Radios
          page={page}
          name="effect"
          label={effect.title}
          legendIsHeading
          error={errors['effect']}
          value={draft.request.answers.effect ?? ''}
          choices={offered.map((choice) => choiceOf(choice, props))}
        />
        {isOutside && (
          <Note>
            <p>
              {effect.noDeparture} <a href={pathOf(draft.request, 'where')}>{effect.changeWhere}</a>
            </p>
          </Note>
        )}
      </StepForm>
    </StepFrame>
  )
}

function choiceOf(choice: Effect, props: StepProps): Choice {
  const { page, draft } = props
  const { effect } = page.t.cancel
  const { departureOn } = draft.request.answers
  const details: Readonly<Record<Effect, Pick<Choice, 'hint' | 'inside'>>> = {
    now: { hint: effect.nowHint(formatDayWithWeekday(page.language, promisedDay(draft))) },
    'on-departure': departureOn === null ? {} : { hint: effect.departureHint(formatDay(page.language, departureOn)) },
    'on-date': { inside: <EffectDay {...props} /> },
  }
  return { value: choice, label: effect[choice], ...details[choice] }
}

function EffectDay({ page, draft, errors }: StepProps) {
  const { effect, dayHint } = page.t.cancel
  const earliest = formatDay(page.language, addDays(draft.facts.today, 1))
  return (
    <TextField
      page={page}
      name="effectOn"
      label={effect.date}
      hint={`${effect.dateHint(earliest)} ${dayHint}`}
      error={errors['effectOn']}
      value={draft.request.answers.effectOn ?? ''}
      inputmode="text"
      width="short"
    />
  )
}

/** The day by which the office would decide if the request went out today. */
export function promisedDay({ facts: { book, today } }: Draft): CalendarDay {
  const promised = addWorkingDays(book.calendar, today, book.serviceTime.workingDays)
  if (!promised.ok) throw new Error(`the authority's calendar does not reach far enough: ${promised.refusal}`)
  return promised.value
}
