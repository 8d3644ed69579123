import { ok } from '#kernel/result.ts'
import { Select, TextField } from '../../shared/components/form.tsx'
import { countryOptions } from '../../shared/countries.ts'
import { textOf } from '../../shared/fields.ts'
import type { AnswerStep } from './answer-step.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

export const personStep: AnswerStep = {
  step: 'person',
  view: (props) => <PersonPage {...props} />,
  read: (fields) =>
    ok({
      step: 'person',
      nativeName: textOf(fields, 'nativeName'),
      birthPlace: textOf(fields, 'birthPlace'),
      residenceCountry: textOf(fields, 'residenceCountry'),
      occupation: textOf(fields, 'occupation'),
    }),
}

function PersonPage(props: StepProps) {
  const { page, draft, errors } = props
  const { person: texts, passport } = page.t.applySteps
  const { answers } = draft.application
  return (
    <StepFrame {...props} step="person" title={texts.title}>
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      <StepForm {...props} step="person">
        <TextField
          page={page}
          name="birthPlace"
          label={texts.birthPlace}
          hint={texts.birthPlaceHint}
          error={errors['birthPlace']}
          value={answers.person?.birthPlace}
          dir="auto"
        />
        {/* most people live where they are from; whoever does not chooses another country */}
        <Select
          page={page}
          name="residenceCountry"
          label={texts.residenceCountry}
          error={errors['residenceCountry']}
          value={answers.person?.residenceCountry ?? answers.passport?.nationality ?? ''}
          options={[{ value: '', label: passport.choose }, ...countryOptions(page)]}
        />
        <TextField
          page={page}
          name="nativeName"
          label={texts.nativeName}
          hint={texts.nativeHint}
          error={errors['nativeName']}
          value={answers.person?.nativeName ?? ''}
          dir="auto"
        />
        <TextField
          page={page}
          name="occupation"
          label={texts.occupation}
          hint={texts.occupationHint}
          error={errors['occupation']}
          value={answers.person?.occupation ?? ''}
          dir="auto"
        />
      </StepForm>
    </StepFrame>
  )
}
