import type { Child } from 'hono/jsx'
import { fullName } from '#domain/cards/holder.ts'
import type { Answers } from '#domain/cancellations/answers.ts'
import type { Decision } from '#domain/review/decision-notice.ts'
import { resumeSentence } from '../../shared/charges/cost-sentences.ts'
import { ErrorSummary, Form } from '../../shared/components/form.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import type { CasePageData } from '../case/case-page-data.ts'
import { OfficeLayout } from '../shared/office-layout.tsx'
import { casePath, type OfficePage } from '../shared/office-page.ts'
import { RefuseFields, ReturnFields } from './choice-fields.tsx'
import { fieldsOf, type DecisionKind } from './decision-form.ts'
import { DecisionSummary, HiddenFields } from './decision-summary.tsx'
import { LettersPreview, type ShownNotice } from './letters-preview.tsx'

type Props = CasePageData & { readonly kind: DecisionKind }

function Frame({ page, view, counts, kind, errors, children }: Props & { readonly children?: Child }) {
  const { decide: texts } = page.t.office
  const { request, card, holder } = view
  return (
    <OfficeLayout
      page={page}
      title={texts[`${kind}Title`]}
      counts={counts}
      hasForm
      hasErrors={Object.keys(errors).length > 0}
    >
      <BackLink href={casePath(request.id)}>{texts.backToCase}</BackLink>
      <ErrorSummary page={page} errors={errors} />
      <h1>{texts[`${kind}Title`]}</h1>
      <p class="lead">
        <b class="num">{request.reference}</b> · <span class="num">{formatCardNumber(card.cardNumber)}</span> ·{' '}
        <bdi>{fullName(holder)}</bdi>
      </p>
      {children}
    </OfficeLayout>
  )
}

/** First half of a return or a refusal: coded choices. */
export function ChoosePage(props: Props) {
  const { page, view, kind } = props
  const Fields = kind === 'return' ? ReturnFields : RefuseFields
  return (
    <Frame {...props}>
      <div class="narrow">
        <Form page={page} action={casePath(view.request.id, kind)}>
          <Fields {...props} />
          <p class="act">
            <Submit intention="show">{page.t.office.decide.showLetter}</Submit>
          </p>
        </Form>
      </div>
    </Frame>
  )
}

type ConfirmProps = Props & { readonly decision: Decision; readonly notices: readonly ShownNotice[] }

/** Second half, and the whole of an approval: what will go out, and the button that sends it. */
export function ConfirmPage(props: ConfirmProps) {
  const { page, view, book, cost, kind, decision, notices } = props
  const { decide: texts } = page.t.office
  return (
    <Frame {...props}>
      <div class="case">
        <LettersPreview page={page} notices={notices} />
        <section class="panel" aria-labelledby="choice">
          <h2 id="choice">{texts.yourChoice}</h2>
          {kind === 'approve' ? (
            <Note kind="warn">
              <p>{approvalEffect(page, view.request.answers)}</p>
            </Note>
          ) : (
            <DecisionSummary page={page} book={book} decision={decision} />
          )}
          {kind === 'refuse' && cost && <p>{resumeSentence(page, cost).text}</p>}
          <Form page={page} action={casePath(view.request.id, kind)} commandId={page.deps.newId()}>
            <HiddenFields fields={fieldsOf(decision)} />
            <p class="act">
              <Submit intention="send" isFinal={kind !== 'return'} describedBy="letters" takesFocus>
                {texts[`${kind}Button`]}
              </Submit>
              {kind !== 'approve' && (
                <Submit intention="change" isQuiet>
                  {texts.change}
                </Submit>
              )}
            </p>
          </Form>
        </section>
      </div>
    </Frame>
  )
}

function approvalEffect({ t, language }: OfficePage, { effect, effectOn }: Answers): string {
  const { approveEffect } = t.office.decide
  if (effect === 'on-date' && effectOn !== null) return approveEffect['on-date'](formatDay(language, effectOn))
  return approveEffect[effect === 'on-departure' ? 'on-departure' : 'now']
}

type SubmitProps = {
  readonly intention: string
  readonly isFinal?: boolean
  readonly isQuiet?: boolean
  readonly describedBy?: string
  /** So that Enter sends what the key has opened: a routine approval is N, A, Enter. */
  readonly takesFocus?: boolean
  readonly children?: Child
}

function Submit({ intention, isFinal, isQuiet, describedBy, takesFocus, children }: SubmitProps) {
  const kind = isQuiet ? 'quiet' : isFinal ? 'final' : 'main'
  return (
    <button
      type="submit"
      class={`btn ${kind}`}
      name="do"
      value={intention}
      aria-describedby={describedBy}
      autofocus={takesFocus}
    >
      {children}
    </button>
  )
}
