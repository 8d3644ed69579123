import { Form, LinkButton, TextArea, TextField } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { pathOf } from '../request/own-request.ts'
import { isFromCheck, stepAfter } from './draft.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

/** "Confirm that it is your card". What was typed is compared and not kept, so the fields begin empty. */
export function IdentityPage(props: StepProps) {
  const { page, draft, errors } = props
  const { identity } = page.t.cancel
  const isConfirmed = draft.request.answers.isIdentityConfirmed && Object.keys(errors).length === 0
  return (
    <StepFrame {...props} step="identity" title={identity.title}>
      <h1>{identity.title}</h1>
      {isConfirmed && !isFromCheck(page) ? (
        <Confirmed {...props} />
      ) : (
        <>
          <p class="lead">{identity.lead}</p>
          <StepForm {...props} step="identity">
            <Passport {...props} />
          </StepForm>
          {Object.keys(errors).length > 0 && <p class="quiet-text">{identity.help}</p>}
        </>
      )}
    </StepFrame>
  )
}

/** Nothing is asked twice (WCAG 2.2, 3.3.7). */
function Confirmed({ page, draft }: StepProps) {
  const { identity } = page.t.cancel
  return (
    <Form page={page} action={pathOf(draft.request, 'identity')}>
      <Note kind="done">
        <p>{identity.confirmed}</p>
      </Note>
      <p class="act">
        <LinkButton href={pathOf(draft.request, stepAfter(draft, 'identity'))}>{page.t.common.continue}</LinkButton>
      </p>
    </Form>
  )
}

function Passport({ page, errors }: StepProps) {
  const { identity } = page.t.cancel
  return (
    <>
      <TextField
        page={page}
        name="passportNumber"
        label={identity.passportNumber}
        hint={identity.passportHint}
        error={errors['passportNumber']}
        width="medium"
        dir="ltr"
      />
      <TextField
        page={page}
        name="bornOn"
        label={identity.bornOn}
        hint={identity.bornHint}
        error={errors['bornOn']}
        width="short"
        autocomplete="bday"
      />
      <TextField
        page={page}
        name="familyName"
        label={identity.familyName}
        hint={identity.familyHint}
        error={errors['familyName']}
        dir="auto"
        autocomplete="family-name"
      />
      <TextField
        page={page}
        name="givenNames"
        label={identity.givenNames}
        hint={identity.givenHint}
        error={errors['givenNames']}
        dir="auto"
        autocomplete="given-name"
      />
      <h2>{identity.mrzTitle}</h2>
      <TextArea page={page} name="mrz" label={identity.mrz} hint={identity.mrzHint} error={errors['mrz']} rows={2} />
    </>
  )
}
