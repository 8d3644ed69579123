import { missing } from '#domain/cancellations/steps.ts'
import { CheckBoxes } from '../../shared/components/form.tsx'
import { Facts, Note } from '../../shared/components/parts.tsx'
import { formatDayWithWeekday } from '../../shared/format.ts'
import { pathOf } from '../request/own-request.ts'
import { checkRows } from './check-rows.tsx'
import { promisedDay } from './effect-step.tsx'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

/** Everything once more, and the one button that sends it. */
export function CheckPage(props: StepProps) {
  const { page, draft } = props
  const { check } = page.t.cancel
  const lacking = missing(draft.request.answers, draft.facts)
  return (
    <StepFrame {...props} step="check" title={check.title}>
      <h1>{check.title}</h1>
      <p class="lead">{check.lead}</p>
      <Facts kind="list" facts={checkRows({ page, draft, missing: lacking })} />
      {lacking.length > 0 ? (
        <Note kind="warn">
          <p>{check.stillMissing}</p>
        </Note>
      ) : (
        <Declaration {...props} />
      )}
      <p>
        <a href={pathOf(draft.request, 'erase')}>{check.eraseDraft}</a>
      </p>
    </StepFrame>
  )
}

function Declaration(props: StepProps) {
  const { page, draft, errors } = props
  const { check } = page.t.cancel
  const { recallHours } = draft.facts.book.serviceTime
  return (
    <StepForm {...props} step="check" button={check.send}>
      <CheckBoxes
        page={page}
        name="declaration"
        label={check.declarationLegend}
        error={errors['declaration']}
        choices={[{ value: 'yes', label: check.declaration }]}
      />
      <p>{check.next(formatDayWithWeekday(page.language, promisedDay(draft)), recallHours)}</p>
    </StepForm>
  )
}
