import { isLanguage, languages } from '#domain/languages.ts'
import { ok } from '#kernel/result.ts'
import { CheckBoxes, Radios } from '../../shared/components/form.tsx'
import { Facts } from '../../shared/components/parts.tsx'
import { listOf, textOf } from '../../shared/fields.ts'
import type { AnswerStep } from './answer-step.ts'
import { StepForm, StepFrame, type StepProps } from './step-frame.tsx'

export const contactStep: AnswerStep = {
  step: 'contact',
  view: (props) => <ContactPage {...props} />,
  read: (fields, { application, contact }) => {
    const typed = textOf(fields, 'language')
    const language = isLanguage(typed) ? typed : application.answers.language
    const isSmsWanted = contact.phone !== null && listOf(fields, 'isSmsWanted').includes('yes')
    return ok({ step: 'contact', isSmsWanted, language })
  },
}

function ContactPage(props: StepProps) {
  const { page, draft } = props
  const { contact: texts } = page.t.cancel
  const { email, phone } = draft.contact
  const { answers } = draft.application
  return (
    <StepFrame {...props} step="contact" title={texts.title}>
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      <Facts
        kind="list"
        facts={[
          { term: texts.email, value: <bdi>{email}</bdi> },
          { term: texts.phone, value: <bdi>{phone ?? texts.noPhone}</bdi> },
        ]}
      />
      <p>
        <a href="/account/security">{texts.changeContact}</a>
      </p>
      <StepForm {...props} step="contact">
        {phone !== null && (
          <CheckBoxes
            page={page}
            name="isSmsWanted"
            label={texts.sms}
            values={answers.isSmsWanted ? ['yes'] : []}
            choices={[{ value: 'yes', label: texts.smsYes }]}
          />
        )}
        <Radios
          page={page}
          name="language"
          label={texts.language}
          value={answers.language}
          choices={languages.map((language) => ({
            value: language,
            label: <span lang={language}>{page.t.common.languageNames[language]}</span>,
          }))}
        />
      </StepForm>
    </StepFrame>
  )
}
