import type { ChangeKind } from '#domain/card-changes/change.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { Button, Form } from '../../shared/components/form.tsx'
import { Facts } from '../../shared/components/parts.tsx'
import { answersIn, listOf } from '../../shared/fields.ts'
import { formatCardNumber, formatDayWithWeekday } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { changeRows } from './change-rows.tsx'
import type { ChangeableCard } from './changeable-card.ts'
import { changesPath } from './paths.ts'
import type { TypedChange } from './read-change.ts'

type Props = {
  readonly page: HolderPage
  readonly card: ChangeableCard
  readonly kind: ChangeKind
  readonly typed: TypedChange
  /** undefined: the calendar does not reach that far. */
  readonly decisionOn: CalendarDay | undefined
}

/**
 * What would be sent, once more. Nothing is stored before it is sent: what was typed travels along in the form, so that
 * this page is an answer to a POST which changes nothing and may be repeated.
 */
export function CheckChangePage({ page, card, kind, typed, decisionOn }: Props) {
  const labels = page.t.cardChanges
  const { id, cardNumber } = card.facts.card
  const path = changesPath(id, kind)
  const about = [
    { term: labels.check.card, value: <span class="num">{formatCardNumber(cardNumber)}</span> },
    { term: labels.check.asked, value: labels.kinds[kind].ask },
  ]
  const words =
    typed.explanation === null ? [] : [{ term: labels.check.explanation, value: <bdi>{typed.explanation}</bdi> }]
  return (
    <HolderLayout page={page} title={labels.check.title} hasForm shownAt={path}>
      <div class="narrow">
        <h1>{labels.check.title}</h1>
        <p class="lead">{labels.check.lead}</p>
        <Facts kind="list" facts={[...about, ...changeRows(page, typed.wish, card.facts), ...words]} />
        {decisionOn !== undefined && (
          <p>
            {labels.check.decision(formatDayWithWeekday(page.language, decisionOn))} {labels.check.free}
          </p>
        )}
        <Form page={page} action={path} shownAt={path}>
          <TypedFields page={page} />
          <p class="act">
            <Button name="do" value="send">
              {labels.check.send}
            </Button>
            <Button name="do" value="change" kind="quiet">
              {page.t.common.change}
            </Button>
          </p>
        </Form>
      </div>
    </HolderLayout>
  )
}

function TypedFields({ page }: { readonly page: HolderPage }) {
  return (
    <>
      {Object.keys(answersIn(page.fields))
        .filter((name) => name !== 'do')
        .flatMap((name) => listOf(page.fields, name).map((value) => <input type="hidden" name={name} value={value} />))}
    </>
  )
}
