import { openingReasons } from '#domain/review/opening.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import { Button, ErrorSummary, Form, Radios, TextArea } from '../../shared/components/form.tsx'
import { formatDay } from '../../shared/format.ts'
import { ActionForm } from '../shared/action-form.tsx'
import { formatTime } from '../shared/format.ts'
import { keyOf } from '../shared/keys.tsx'
import { OfficeLayout } from '../shared/office-layout.tsx'
import { casePath } from '../shared/office-page.ts'
import { CaseStateTag } from '../shared/state-tags.tsx'
import { isOfficesTurn } from './case-file.ts'
import type { ClosedCaseProps } from './closed-case.ts'

/** Before a reason is given: nothing of the person, and two ways on, to take the case or to say why one opens it. */
export function ClosedCasePage(props: ClosedCaseProps) {
  const { page, peek, counts, errors } = props
  const { office } = page.t
  const canWork = mayStaff(page.session.role, 'work-on-case')
  const title = office.reason.title(peek.reference)
  return (
    <OfficeLayout page={page} title={title} counts={counts} hasForm hasErrors={Object.keys(errors).length > 0}>
      <ErrorSummary page={page} errors={errors} />
      <div class="row">
        <h1>{title}</h1>
        {canWork && (
          <ActionForm page={page} action="/office/next" shortcut={keyOf.next}>
            {office.queue.next}
          </ActionForm>
        )}
      </div>
      <p>
        <CaseStateTag page={page} {...peek} />{' '}
        {peek.dueOn !== null && office.case.promised(formatDay(page.language, peek.dueOn))}
      </p>
      <div class="narrow">
        <p class="lead">{canWork && isOfficesTurn(peek) ? office.reason.lead : office.reason.leadReadOnly}</p>
        {canWork && <Presence {...props} />}
        <ReasonForm {...props} />
      </div>
    </OfficeLayout>
  )
}

/** Who has it; when nobody has, the button that changes that. */
function Presence({ page, peek, names, timeZone }: ClosedCaseProps) {
  const { lease } = page.t.office
  const { heldBy, heldUntil } = peek
  if (heldBy !== undefined && heldUntil) {
    return <p class="note">{lease.theirs(names(heldBy), formatTime(page.language, heldUntil, timeZone))}</p>
  }
  if (!isOfficesTurn(peek)) return <></>
  return (
    <div class="act">
      <ActionForm page={page} action={casePath(peek.requestId, 'claim')} kind="main" shortcut={keyOf.claim}>
        {lease.claim}
      </ActionForm>
    </div>
  )
}

function ReasonForm({ page, peek, errors }: ClosedCaseProps) {
  const { reason } = page.t.office
  return (
    <>
      <h2>{reason.orSayWhy}</h2>
      <Form page={page} action={casePath(peek.requestId, 'open')} shownAt={casePath(peek.requestId)}>
        <Radios
          page={page}
          name="reason"
          label={reason.label}
          error={errors['reason']}
          choices={openingReasons.map((code) => ({ value: code, label: reason.reasons[code] }))}
        />
        <TextArea page={page} name="text" label={reason.text} hint={reason.textHint} error={errors['text']} rows={2} />
        <p class="act">
          <Button kind="quiet">{reason.open}</Button>
        </p>
      </Form>
    </>
  )
}
