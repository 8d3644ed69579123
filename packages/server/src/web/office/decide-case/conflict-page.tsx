import type { Decision } from '#domain/review/decision-notice.ts'
import type { CasePeek, QueueCounts } from '#modules/review'
import type { ReferenceBook } from '#modules/reference'
import { Form, LinkButton } from '../../shared/components/form.tsx'
import { Note } from '../../shared/components/parts.tsx'
import { ActionForm } from '../shared/action-form.tsx'
import { keyOf } from '../shared/keys.tsx'
import { OfficeLayout } from '../shared/office-layout.tsx'
import { casePath, type OfficePage } from '../shared/office-page.ts'
import { fieldsOf } from './decision-form.ts'
import { DecisionSummary, HiddenFields } from './decision-summary.tsx'

type Props = {
  readonly page: OfficePage
  readonly peek: CasePeek
  readonly book: ReferenceBook
  readonly counts: QueueCounts | undefined
  readonly decision: Decision | undefined
}

type ConflictProps = Props & { readonly title: string; readonly text: string; readonly notDone: string }

/** Two at once: one wins, and the other learns who, when and what, with the own choice still to read. */
export function ConflictPage({ page, peek, book, counts, decision, title, text, notDone }: ConflictProps) {
  const { conflict: texts, queue } = page.t.office
  return (
    <OfficeLayout page={page} title={title} counts={counts}>
      <div class="narrow">
        <h1>{title}</h1>
        <p class="lead">
          <b class="num">{peek.reference}</b>
        </p>
        <Note kind="warn">
          <p>
            <b>{text}</b>
          </p>
          <p>{notDone}</p>
        </Note>
        {decision && (
          <>
            <h2>{texts.kept}</h2>
            <DecisionSummary page={page} book={book} kind={peek.kind} decision={decision} />
          </>
        )}
        <div class="act">
          <ActionForm page={page} action="/office/next" kind="main" shortcut={keyOf.next}>
            {queue.next}
          </ActionForm>
          <LinkButton href={casePath(peek.requestId)} kind="quiet">
            {texts.seeCase}
          </LinkButton>
        </div>
      </div>
    </OfficeLayout>
  )
}

/** Time ran out and nobody else came: one button takes the case again and carries the choice on. */
export function LeaseLostPage({ page, peek, book, counts, decision }: Props & { readonly decision: Decision }) {
  const { conflict: texts } = page.t.office
  return (
    <OfficeLayout page={page} title={texts.leaseTitle} counts={counts} hasForm>
      <div class="narrow">
        <h1>{texts.leaseTitle}</h1>
        <p class="lead">
          <b class="num">{peek.reference}</b>
        </p>
        <Note kind="warn">
          <p>{texts.leaseFree}</p>
        </Note>
        <h2>{texts.kept}</h2>
        <DecisionSummary page={page} book={book} kind={peek.kind} decision={decision} />
        <Form page={page} action={casePath(peek.requestId, decision.kind)} commandId={page.deps.newId()}>
          <HiddenFields fields={fieldsOf(decision)} />
          <p class="act">
            <button type="submit" class="btn main" name="do" value="take-again">
              {texts.takeAgain}
            </button>
            <LinkButton href={casePath(peek.requestId)} kind="quiet">
              {texts.seeCase}
            </LinkButton>
          </p>
        </Form>
      </div>
    </OfficeLayout>
  )
}
