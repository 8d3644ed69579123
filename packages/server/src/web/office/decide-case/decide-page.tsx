import type { Child } from 'hono/jsx'
import type { Decision } from '#domain/review/decision-notice.ts'
import { ErrorSummary, Form } from '../../shared/components/form.tsx'
import { BackLink, Note } from '../../shared/components/parts.tsx'
import { OfficeLayout } from '../shared/office-layout.tsx'
import { casePath } from '../shared/office-page.ts'
import { RefuseFields, ReturnFields } from './choice-fields.tsx'
import { fieldsOf, type DecisionKind } from './decision-form.ts'
import { DecisionSummary, HiddenFields } from './decision-summary.tsx'
import type { CaseOnDesk } from './desk.ts'
import { LettersPreview, type ShownNotice } from './letters-preview.tsx'

type Props = CaseOnDesk & { readonly kind: DecisionKind }

function Frame({ page, file, about, texts, counts, kind, errors, children }: Props & { readonly children?: Child }) {
  return (
    <OfficeLayout
      page={page}
      title={texts[`${kind}Title`]}
      counts={counts}
      hasForm
      hasErrors={Object.keys(errors).length > 0}
    >
      <BackLink href={casePath(file.requestId)}>{texts.backToCase}</BackLink>
      <ErrorSummary page={page} errors={errors} />
      <h1>{texts[`${kind}Title`]}</h1>
      <p class="lead">
        <b class="num">{file.reference}</b> · {about.what} · <bdi>{about.who}</bdi>
      </p>
      {children}
    </OfficeLayout>
  )
}

/** First half of a return or a refusal: coded choices. */
export function ChoosePage(props: Props) {
  const { page, file, texts, kind } = props
  const Fields = kind === 'return' ? ReturnFields : RefuseFields
  return (
    <Frame {...props}>
      <div class="narrow">
        <Form page={page} action={casePath(file.requestId, kind)}>
          <Fields {...props} />
          <p class="act">
            <Submit intention="show">{texts.showLetter}</Submit>
          </p>
        </Form>
      </div>
    </Frame>
  )
}

type ConfirmProps = Props & { readonly decision: Decision; readonly notices: readonly ShownNotice[] }

/** Second half, and the whole of an approval: what will go out, and the button that sends it. */
export function ConfirmPage(props: ConfirmProps) {
  const { page, file, texts, kind, decision, notices } = props
  return (
    <Frame {...props}>
      <div class="case">
        <LettersPreview page={page} texts={texts} notices={notices} />
        <section class="panel" aria-labelledby="choice">
          <h2 id="choice">{texts.yourChoice}</h2>
          {kind === 'approve' ? (
            <Note kind="warn">{props.approval}</Note>
          ) : (
            <DecisionSummary {...props} kind={file.kind} decision={decision} />
          )}
          {kind === 'refuse' && props.refusal !== undefined && <p>{props.refusal}</p>}
          <Form page={page} action={casePath(file.requestId, kind)} commandId={page.deps.newId()}>
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
