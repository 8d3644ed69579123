import { addWorkingDays } from '#domain/calendar/working-days.ts'
import { missing } from '#domain/applications/steps.ts'
import { Facts, Note } from '../../shared/components/parts.tsx'
import { formatDayWithWeekday } from '../../shared/format.ts'
import { applicationPath } from '../applications/paths.ts'
import { checkRows } from './check-rows.tsx'
import type { Draft } from './draft.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

/** Everything once more, and the one button that sends it. */
export function CheckPage(props: StepProps) {
  const { page, draft } = props
  const { check } = page.t.cancel
  const lacking = missing(draft.application.answers, draft.facts)
  return (
    <StepFrame {...props} step="check" title={check.title}>
      <h1>{check.title}</h1>
      <p class="lead">{check.lead}</p>
      <Facts kind="list" facts={checkRows({ page, draft, missing: lacking })} />
      {lacking.length > 0 && (
        <Note kind="warn">
          <p>{check.stillMissing}</p>
        </Note>
      )}
      {lacking.length === 0 && draft.duplicate === null && <Send {...props} />}
      <p>
        <a href={applicationPath(draft.application, 'erase')}>{page.t.applySteps.check.erase}</a>
      </p>
    </StepFrame>
  )
}

function Send(props: StepProps) {
  const { page, draft } = props
  const { check } = page.t.applySteps
  const isFree = isFreeOfFee(draft)
  return (
    <StepForm {...props} step="check" button={isFree ? check.send : check.sendAndPay}>
      <p>{isFree ? check.nextReview(promisedDay(props)) : check.nextPay}</p>
    </StepForm>
  )
}

function isFreeOfFee({ application: { answers }, facts }: Draft): boolean {
  const offer = answers.journey && facts.findOffer(answers.journey.offer)
  return offer?.fee === null
}

/** The day by which the office would decide if the application came in today. */
function promisedDay({ page, draft: { facts } }: StepProps): string {
  const { calendar } = facts.book
  const promised = addWorkingDays(calendar, facts.today, facts.book.applicationTime().workingDays)
  if (!promised.ok) throw new Error(`the authority's calendar does not reach far enough: ${promised.refusal}`)
  return formatDayWithWeekday(page.language, promised.value)
}
