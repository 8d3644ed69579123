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
  read: (fields, { request, facts }) => {
    const typed = textOf(fields, 'language')
    const language = isLanguage(typed) ? typed : request.answers.language
    const isSmsWanted = facts.holder.phone !== null && listOf(fields, 'isSmsWanted').includes('yes')
    return ok({ step: 'contact', isSmsWanted, language })
  },
}

function ContactPage(props: StepProps) {
  const { page, draft } = props
  const { contact } = page.t.cancel
  const { email, phone } = draft.facts.holder
  const { answers } = draft.request
  return (
    <StepFrame {...props} step="contact" title={contact.title}>
      <h1>{contact.title}</h1>
      <p class="lead">{contact.lead}</p>
      <Facts
        kind="list"
        facts={[
          { term: contact.email, value: <bdi>{email ?? page.t.common.none}</bdi> },
          { term: contact.phone, value: <bdi>{phone ?? contact.noPhone}</bdi> },
        ]}
      />
      <p>
        <a href="/account/security">{contact.changeContact}</a>
      </p>
      <p class="quiet-text">{contact.changeNote}</p>
      <StepForm {...props} step="contact">
        {phone !== null && (
          <CheckBoxes
            page={page}
            name="isSmsWanted"
            label={contact.sms}
            values={answers.isSmsWanted ? ['yes'] : []}
            choices={[{ value: 'yes', label: contact.smsYes }]}
          />
        )}
        <Radios
          page={page}
          name="language"
          label={contact.language}
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
