import { readPassport, type Passport } from '#domain/applications/passport.ts'
import { TextArea, type FormErrors } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { PassportFields } from '../shared/passport-fields.tsx'
import type { AnswerStep } from './answer-step.ts'
import type { Draft } from './draft.ts'
import { PassportPhoto } from './passport-photo.tsx'
import { readPassportForm } from './read-passport-form.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

export const passportStep: AnswerStep = {
  step: 'passport',
  view: (props) => <PassportPage {...props} errors={withoutEcho(props)} />,
  read: (fields, { facts }) => readPassportForm(fields, facts.today),
}

/** An issuer that was left to be the nationality is not wrong a second time. */
function withoutEcho({ page, errors }: StepProps): FormErrors {
  const { issuer, ...others } = errors
  return issuer === undefined || page.field('issuer') !== '' ? errors : others
}

/** Where the values of the form come from: a photo or a pasted zone, an earlier application or the register, or nothing. */
type Known =
  | { readonly from: 'zone' | 'record'; readonly passport: Passport }
  | { readonly from: 'faulty-zone' | 'nothing'; readonly passport: undefined }

function knownOf({ application: { answers }, facts }: Draft): Known {
  if (answers.passport) return { from: 'record', passport: answers.passport }
  if (answers.mrz === null) return { from: 'nothing', passport: undefined }
  const read = readPassport(answers.mrz, facts.today)
  return read.ok ? { from: 'zone', passport: read.value.passport } : { from: 'faulty-zone', passport: undefined }
}

function PassportPage(props: StepProps) {
  const { page, draft } = props
  const { passport: texts } = page.t.applySteps
  const known = knownOf(draft)
  return (
    <StepFrame {...props} step="passport" title={texts.title} scripts={['upload.js']}>
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      {known.from !== 'zone' && <PassportPhoto {...props} />}
      <h2 id="added">
        {known.from === 'zone' ? texts.checkTitle : known.from === 'record' ? texts.knownTitle : texts.typeTitle}
      </h2>
      <Origin {...props} known={known} />
      <StepForm {...props} step="passport">
        <PassportFields page={page} errors={props.errors} shown={known.passport} />
        <Zone {...props} isRead={known.from === 'zone'} />
      </StepForm>
      {known.from === 'zone' && <PassportPhoto {...props} isAgain />}
    </StepFrame>
  )
}

/** Says where the filled-in values come from; what was read is never taken for granted. */
function Origin({ page, known }: StepProps & { readonly known: Known }) {
  const { passport: texts } = page.t.applySteps
  if (known.from === 'nothing') return <></>
  const text = { zone: texts.wasRead, 'faulty-zone': texts.wasMisread, record: texts.wasKnown }[known.from]
  return (
    <Note kind={known.from === 'faulty-zone' ? 'warn' : 'info'}>
      <p>{text}</p>
    </Note>
  )
}

/** The two lines; how to copy them is said to those who have not yet. */
function Zone({ page, draft, errors, isRead }: StepProps & { readonly isRead: boolean }) {
  const { passport: texts } = page.t.applySteps
  return (
    <>
      <h2>{texts.mrzTitle}</h2>
      <TextArea
        page={page}
        name="mrz"
        label={page.t.cancel.identity.mrz}
        hint={isRead ? undefined : texts.mrzHint}
        error={errors['mrz']}
        value={draft.application.answers.mrz ?? ''}
        rows={3}
        isCode
      />
    </>
  )
}
