import type { AnswerFault } from '#domain/applications/answer-fault.ts'
import { ok, refuse } from '#kernel/result.ts'
import { Radios, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { textOf } from '../../shared/fields.ts'
import { typedDay } from '../../shared/typed-day.ts'
import type { AnswerStep } from './answer-step.ts'
import { offerChoices, offerValue, readOfferValue } from './offer-choices.ts'
import { applicationPath } from '../applications/paths.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

export const journeyStep: AnswerStep = {
  step: 'journey',
  view: (props) => <JourneyPage {...props} errors={atDeparture(props.errors)} />,
  read: (fields) => {
    const day = (name: string) => typedDay(textOf(fields, name)) ?? ''
    const [arrivalOn, departureOn] = [day('arrivalOn'), day('departureOn')]
    const chosen = textOf(fields, 'offer')
    // a card that is not chosen is not one that is no longer offered
    if (chosen === '') return refuse(notChosen({ arrivalOn, departureOn }))
    const stayAddress = textOf(fields, 'stayAddress')
    return ok({ step: 'journey', ...readOfferValue(chosen), arrivalOn, departureOn, stayAddress })
  },
}

function notChosen(days: Readonly<Record<'arrivalOn' | 'departureOn', string>>): AnswerFault[] {
  const missing = (['arrivalOn', 'departureOn'] as const).filter((name) => days[name] === '')
  return [
    { field: 'journey.offer', code: 'offer-missing' },
    ...missing.map((name) => ({ field: `journey.${name}`, code: 'day-missing' }) as const),
  ]
}

/** A passport that ends too early cannot be changed here; the day of departure can. */
function atDeparture({ expiresOn, ...errors }: FormErrors): FormErrors {
  if (expiresOn === undefined) return errors
  const { departureOn } = errors
  return { ...errors, departureOn: departureOn === undefined ? expiresOn : `${departureOn} ${expiresOn}` }
}

function JourneyPage(props: StepProps) {
  const { page, draft } = props
  const { journey: texts } = page.t.applySteps
  const choices = offerChoices(page, draft)
  return (
    <StepFrame {...props} step="journey" title={texts.title}>
      <h1>{texts.title}</h1>
      {choices.length === 0 ? (
        <Note kind="warn">
          <p>
            {texts.none} <a href={applicationPath(draft.application, 'passport')}>{texts.toPassport}</a>
          </p>
        </Note>
      ) : (
        <Questions {...props} choices={choices} />
      )}
    </StepFrame>
  )
}

function Questions({ choices, ...props }: StepProps & { readonly choices: ReturnType<typeof offerChoices> }) {
  const { page, draft, errors } = props
  const { journey: texts, dayHint } = page.t.applySteps
  const { journey } = draft.application.answers
  return (
    <StepForm {...props} step="journey">
      <Radios
        page={page}
        name="offer"
        label={texts.offer}
        hint={texts.offerHint}
        error={errors['offer']}
        value={journey ? offerValue(journey) : ''}
        choices={choices}
      />
      <TextField
        page={page}
        name="arrivalOn"
        label={texts.arrivalOn}
        hint={dayHint}
        error={errors['arrivalOn']}
        value={journey?.arrivalOn}
        inputmode="text"
        width="short"
      />
      <TextField
        page={page}
        name="departureOn"
        label={texts.departureOn}
        hint={texts.departureHint}
        error={errors['departureOn']}
        value={journey?.departureOn}
        inputmode="text"
        width="short"
      />
      <TextField
        page={page}
        name="stayAddress"
        label={texts.stayAddress}
        hint={texts.stayAddressHint}
        error={errors['stayAddress']}
        value={journey?.stayAddress ?? ''}
        dir="auto"
      />
    </StepForm>
  )
}
